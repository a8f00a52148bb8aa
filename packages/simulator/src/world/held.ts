import { readEvent } from '@causeway/protocol'
import type { Entry } from '@causeway/relay/parts'
import type { DatabaseImage } from '../platform/disk.ts'

/** The ids of the requests whose events a device's database holds, committed or not; and of those it keeps as refused. */
export function heldOn(image: DatabaseImage | undefined): ReadonlySet<string> {
  const held = new Set<string>()
  for (const { name, records } of image?.stores ?? []) {
    if (name === 'receipts') for (const record of records) held.add(refusedIn(record))
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

/** The id of a request that was refused and that nobody has dealt with; an empty one otherwise. */
function refusedIn(record: unknown): string {
  if (typeof record !== 'object' || record === null || !('command' in record)) throw new Error(newShape)
  return 'refusal' in record ? String(record.command) : ''
}

const newShape = 'The storage has changed its shape: this reader must follow.'

function textOf(record: unknown): string {
  // What was released is not here: a few of its lines are kept to fold with, and nobody can be given it back.
  if (typeof record === 'object' && record !== null && 'released' in record) return ''
  if (typeof record === 'object' && record !== null && 'text' in record) return String(record.text)
  throw new Error(newShape)
}

/** The id of a request, from an event's line with its place or without. */
function commandIn(line: string): string {
  const found = /"command":("(?:[^"\\]|\\.)*")/.exec(line)?.[1]
  if (found === undefined) throw new Error('An event without the id of its request.')
  return JSON.parse(found)
}

/**
 * Which replica a device's database is, and from which `seq` on it has not heard that the log has its events: there it may
 * have forgotten what the log has, and even have recorded something else since.
 */
export function replicaIn(
  image: DatabaseImage | undefined,
): { readonly replica: string; readonly unheardFrom: number } | undefined {
  const recordsOf = (wanted: string) => image?.stores.find(({ name }) => name === wanted)?.records ?? []
  const [meta] = recordsOf('meta')
  if (meta === undefined) return undefined
  const pending = recordsOf('pending').map((record) => numberIn(record, 'seq'))
  return { replica: replicaOf(meta), unheardFrom: Math.min(numberIn(meta, 'nextSeq'), ...pending) }
}

function replicaOf(meta: unknown): string {
  if (typeof meta === 'object' && meta !== null && 'replica' in meta) return String(meta.replica)
  throw new Error(newShape)
}

function numberIn(record: unknown, field: 'seq' | 'nextSeq'): number {
  const value: unknown = typeof record === 'object' && record !== null && Reflect.get(record, field)
  if (typeof value !== 'number') throw new Error(newShape)
  return value
}
