import { type JudgedEvent, type StreamId, wallTime } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { noteMissing, useTries } from './older.ts'

/** All that happened to some records, oldest first, kept up to date; `undefined` until it has been read from the log. */
export function useHistory(streams: readonly StreamId[]): readonly JudgedEvent[] | undefined {
  const workspace = useWorkspace()
  const [history, setHistory] = useState<readonly JudgedEvent[]>()
  // Callers name the streams anew at each render; what counts is which they are.
  const key = streams.join('\n')
  const tries = useTries()
  // biome-ignore lint/correctness/useExhaustiveDependencies: tries says that it is worth reading again
  useEffect(() => {
    let shown = true
    const watched = key.split('\n')
    async function read(): Promise<void> {
      const histories = await Promise.all(watched.map((stream) => workspace.history(stream)))
      if (shown) setHistory(histories.length === 1 ? histories[0] : byTime(histories.flat()))
    }
    read().catch(noteMissing)
    const stops = watched.map((stream) => workspace.watch(stream, () => void read().catch(noteMissing)))
    return () => {
      shown = false
      for (const stop of stops) stop()
    }
  }, [workspace, key, tries])
  return history
}

function byTime(history: readonly JudgedEvent[]): readonly JudgedEvent[] {
  return history.toSorted((a, b) => wallTime(a.event.at) - wallTime(b.event.at))
}
