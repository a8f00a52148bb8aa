import type { StreamCheckpoint } from '@causeway/core'
import { checksum } from './checksum.ts'
import type { CheckpointChunk, CheckpointHead } from './database.ts'

/** How many streams share a chunk: enough to be read fast, few enough to be rewritten when one changed. */
export const chunkSize = 500

/**
 * Why a stored checkpoint was left alone: a part of it is not there, is not what was written, cannot be read, or what it
 * says cannot be folded on. Everything in it is in the log too, so damage costs the time to fold that, and nothing else.
 */
export interface CheckpointDamage {
  readonly what: 'missing' | 'altered' | 'unreadable' | 'unusable'
  /** Which part of it, where that can be told; 0 is the one that lists the others. */
  readonly chunk?: number
}

/** What reading a part of a checkpoint came to. */
export type ReadPart<T> = { readonly ok: true; readonly value: T } | CheckpointFault

interface CheckpointFault {
  readonly ok: false
  readonly damage: CheckpointDamage
}

/** The part of a checkpoint that says what the others are of, as it is stored. */
export function headRecord(head: CheckpointHead): CheckpointChunk {
  const text = JSON.stringify(head)
  return { chunk: 0, text, checksum: checksum(text) }
}

/** Reads that part. Nothing when there is none, or one of before checkpoints carried checksums. */
export function readHead(record: unknown): ReadPart<CheckpointHead | undefined> {
  if (record === undefined) return { ok: true, value: undefined }
  if (!isObject(record) || typeof record.text !== 'string') return fault('unreadable', 0)
  const { text } = record
  if (!('checksum' in record)) return { ok: true, value: undefined }
  if (record.checksum !== checksum(text)) return fault('altered', 0)
  const head = parsed(text)
  return isHead(head) ? { ok: true, value: head } : fault('unreadable', 0)
}

/** Reads the states a checkpoint holds, chunk by chunk, if every chunk its head lists is there as it was written. */
export function readChunks(
  { chunks }: CheckpointHead,
  records: readonly unknown[],
): ReadPart<ReadonlyMap<number, readonly StreamCheckpoint[]>> {
  const texts = new Map<unknown, unknown>(
    records.flatMap((record) => (isObject(record) ? [[record.chunk, record.text]] : [])),
  )
  const states = new Map<number, readonly StreamCheckpoint[]>()
  for (const [key, expected] of Object.entries(chunks)) {
    const chunk = Number(key)
    const text = texts.get(chunk)
    if (text === undefined) return fault('missing', chunk)
    if (typeof text !== 'string' || checksum(text) !== expected) return fault('altered', chunk)
    const held = parsed(text)
    if (!Array.isArray(held) || !held.every(isStreamCheckpoint)) return fault('unreadable', chunk)
    states.set(chunk, held)
  }
  return { ok: true, value: states }
}

function fault(what: CheckpointDamage['what'], chunk: number): CheckpointFault {
  return { ok: false, damage: { what, chunk } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** By its shape: what is in it is vouched for by its checksum. */
function isHead(value: unknown): value is CheckpointHead {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.position === 'number' &&
    typeof value.version === 'string' &&
    typeof value.at === 'number' &&
    [value.vector, value.reducers, value.chunks].every(isObject)
  )
}

function isStreamCheckpoint(value: unknown): value is StreamCheckpoint {
  return isObject(value) && typeof value.stream === 'string' && isObject(value.clock)
}
