import { readEvent } from '@causeway/protocol'
import type { Entry } from '@causeway/relay/parts'
import type { DatabaseImage } from '../platform/disk.ts'

/** The ids of the requests whose events a device's database holds, committed or not. */
export function heldOn(image: DatabaseImage | undefined): ReadonlySet<string> {
  const held = new Set<string>()
  for (const { name, records } of image?.stores ?? []) {
    if (name !== 'pending' && name !== 'segments' && name !== 'returned') continue
    for (const record of records) {
      for (const line of textOf(record).split('\n')) {
        if (line !== '') held.add(commandIn(line))
      }
    }
  }
  return held
}

/** The ids of the requests whose events are among entries. */
export function heldIn(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(entries.map(({ text }) => readEvent(text).command))
}

function textOf(record: unknown): string {
  if (typeof record === 'object' && record !== null && 'text' in record) return String(record.text)
  throw new Error('The storage has changed its shape: this reader must follow.')
}

/** The id of a request, from an event's line with its place or without. */
function commandIn(line: string): string {
  const found = /"command":("(?:[^"\\]|\\.)*")/.exec(line)?.[1]
  if (found === undefined) throw new Error('An event without the id of its request.')
  return JSON.parse(found)
}
