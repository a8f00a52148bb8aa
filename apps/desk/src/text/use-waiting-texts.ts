import { useView } from '@causeway/react'
import { textList } from '@causeway/text'
import { useMemo } from 'react'

/** Of the texts that are not sent: how many changes wait, by the text's id. */
export function useWaitingTexts(): ReadonlyMap<string, number> {
  const waiting = useView(textList, ({ sorted }) => sorted.filter((row) => row.waiting > 0))
  return useMemo(() => new Map(waiting.map((row) => [row.id, row.waiting])), [waiting])
}
