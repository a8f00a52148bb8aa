import type { CommittedEvent, HybridTime, RecordedEvent } from '@causeway/core'
import { chainHash, nextDigest } from './chain.ts'

/**
 * A committed event as one line, `[receivedAt,event]`: the form it has on the wire and in the browser's segments.
 * Its position follows from its place.
 */
export function entryLine(receivedAt: HybridTime, eventText: string): string {
  return `[${receivedAt},${eventText}]`
}

/** The event's own text within an entry line: what its author recorded and hashed. */
export function entryEventText(line: string): string {
  return line.slice(line.indexOf(',') + 1, -1)
}

/** When the relay received the event of an entry line. */
export function entryReceivedAt(line: string): HybridTime {
  return Number(line.slice(1, line.indexOf(',')))
}

/** The rolling digest behind entry lines, given the one before them. */
export function digestAfter(digest: string, lines: readonly string[]): string {
  return lines.reduce(
    (last, line) => nextDigest(last, entryReceivedAt(line), chainHash(entryEventText(line))),
    digest,
  )
}

/** Reads entry lines that stand at `from`, `from + 1` and so on. They were validated on their way into the log. */
export function readEntries(lines: readonly string[], from: number): CommittedEvent[] {
  const entries: readonly (readonly [HybridTime, RecordedEvent])[] = JSON.parse(`[${lines.join(',')}]`)
  return entries.map(([receivedAt, event], index) => ({
    ...event,
    position: from + index,
    receivedAt,
  }))
}

/** Reads an event's own text. It was validated on its way into the log. */
export function readEvent(text: string): RecordedEvent {
  return JSON.parse(text)
}
