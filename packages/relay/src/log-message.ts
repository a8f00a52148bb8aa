import { encodeFrame, entryLine, type LogEntries, limits } from '@causeway/protocol'
import { type Entry, lastOfEach } from './log/entry.ts'
import type { Sealer } from './seals.ts'

/** Entries that follow each other, as the message they are sent in. Throws when there are none. */
export function logMessage(workspace: string, entries: readonly Entry[], sealer: Sealer): LogEntries {
  const first = entries[0]
  const last = entries.at(-1)
  if (first === undefined || last === undefined) throw new Error('A log message holds at least one entry.')
  const seals = [...lastOfEach(entries)].map(
    ([replica, entry]) => [replica, sealer.seal(workspace, replica, entry)] as const,
  )
  return {
    kind: 'log',
    from: first.position,
    entries: entries.map(({ receivedAt, text }) => entryLine(receivedAt, text)),
    digest: last.digest,
    seals: Object.fromEntries(seals),
    mac: sealer.sealPoint(workspace, last),
  }
}

/** A `log` frame ready to be sent to any number of sockets. */
export interface LogFrame {
  readonly from: number
  readonly to: number
  readonly bytes: Buffer
}

// So that a frame on a slow line does not stand between two heartbeats, and no frame is over the protocol's bound.
const frameLength = 256 * 1024

/** Entries that follow each other, cut into frames. */
export function logFrames(workspace: string, entries: readonly Entry[], sealer: Sealer): LogFrame[] {
  return cut(entries).map((part) => {
    const message = logMessage(workspace, part, sealer)
    return {
      from: message.from,
      to: message.from + part.length - 1,
      bytes: Buffer.from(encodeFrame(message)),
    }
  })
}

function cut(entries: readonly Entry[]): Entry[][] {
  const parts: Entry[][] = []
  let part: Entry[] = []
  let length = 0
  for (const entry of entries) {
    if (part.length > 0 && (part.length === limits.pushEvents || length + entry.text.length > frameLength)) {
      parts.push(part)
      part = []
      length = 0
    }
    part.push(entry)
    length += entry.text.length
  }
  return part.length > 0 ? [...parts, part] : parts
}
