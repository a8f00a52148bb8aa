import { diffWordsWithSpace } from 'diff'
import { useMemo } from 'react'
import { readText } from '../text/read-text.ts'
import styles from './Difference.module.css'
import type { Writing } from './writing.ts'

/** Characters of what stayed that are shown beside what changed. */
const around = 40

/** What a stretch of writing added to a text and took out of it, with a little of what stands beside it. */
export default function Difference({ writing }: { readonly writing: Writing }) {
  const parts = useMemo(() => {
    const { edits, from, to } = writing
    return diffWordsWithSpace(readText(edits.slice(0, from)), readText(edits.slice(0, to)))
  }, [writing])
  if (!parts.some(({ added, removed }) => added || removed)) {
    return <p className={styles.difference}>No words: only how they look, or where they stand.</p>
  }
  return (
    <p className={styles.difference}>
      {parts.map(({ value, added, removed }, at) => {
        // The parts of one difference do not move.
        const key = String(at)
        if (added) return <ins key={key}>{value}</ins>
        if (removed) return <del key={key}>{value}</del>
        return <span key={key}>{shortened(value, at > 0, at < parts.length - 1)}</span>
      })}
    </p>
  )
}

/** What stayed, as far as it is beside a change before or after it. */
function shortened(text: string, isAfter: boolean, isBefore: boolean): string {
  const head = isAfter ? text.slice(0, around) : ''
  const tail = isBefore ? text.slice(-around) : ''
  return text.length <= head.length + tail.length ? text : `${head} … ${tail}`
}
