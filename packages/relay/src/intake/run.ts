import type { Dot, RecordedEvent, ReplicaId, StreamId, VectorClock } from '@causeway/core'
import { limits } from '@causeway/protocol'
import { type PushedEvent, readPushedEvent } from '@causeway/protocol/validation'
import { chainHash } from '../chain-hash.ts'
import type { Refusal, Vetting } from './vetting.ts'

/** An event without its dot: the same again is a copy's. */
export type Fact = Pick<RecordedEvent, 'command' | 'correlation' | 'at'>

/** One pushed event, read and vetted on its own; whether it fits the log is for the draft. */
export interface RunItem {
  readonly seq: number
  readonly prev: string
  /** Chain hash of `text`. */
  readonly hash: string
  readonly text: string
  readonly clock: VectorClock
  /** What it records, whatever its dot: a command's events have different times. */
  readonly fact: Fact
  /** Set when the event may not enter the log. It does not matter for an event that is already there. */
  readonly refusal?: Refusal
}

/** Consecutive events of one replica, of which each names the one before as its `prev`. Never empty. */
export interface Run {
  readonly replica: ReplicaId
  readonly first: RunItem
  readonly items: readonly RunItem[]
  /** Where its author believes streams to end; what was decided on another end is refused. */
  readonly expect?: Readonly<Record<StreamId, number>>
  /** Whether some of it may be in the log under other dots. */
  readonly rewritten?: true
  /** The role of the member whose own events they are; absent for what is brought back from a lost log. */
  readonly role?: string
}

/**
 * Reads the texts of a push. The run ends with the first event whose text is wrong in itself; the reason is with it.
 * Nothing comes back for a push that is not consecutive events of one replica: its author does not speak the protocol.
 */
export function readRun(texts: readonly string[], vet: Vetting): Run | undefined {
  const items: RunItem[] = []
  let last: Dot | undefined
  let broken = false
  for (const text of texts) {
    const read = readPushedEvent(text)
    if (read.kind === 'unreadable') return undefined
    const dot = read.kind === 'event' ? read.event : read.dot
    if (last !== undefined && (dot.replica !== last.replica || dot.seq !== last.seq + 1)) return undefined
    last = dot
    if (broken) continue
    const item = readItem(text, read, items.at(-1), vet)
    broken = item.refusal?.code === 'invalid'
    items.push(item)
  }
  const [first] = items
  return last === undefined || first === undefined ? undefined : { replica: last.replica, first, items }
}

/** Of an event that cannot be read, and never enters the log. */
const unknownFact: Fact = { command: '', correlation: '', at: 0 }

function readItem(
  text: string,
  read: Exclude<PushedEvent, { readonly kind: 'unreadable' }>,
  before: RunItem | undefined,
  vet: Vetting,
): RunItem {
  const hash = chainHash(text)
  if (read.kind === 'invalid') {
    const refusal: Refusal = { code: 'invalid', message: read.problem }
    return { seq: read.dot.seq, prev: '', hash, text, clock: {}, fact: unknownFact, refusal }
  }
  const { seq, prev, clock, command, correlation, at } = read.event
  const fact: Fact = { command, correlation, at }
  const refusal = chainProblem(prev, before) ?? sizeProblem(text) ?? vet(read.event)
  return { seq, prev, hash, text, clock, fact, ...(refusal && { refusal }) }
}

function chainProblem(prev: string, before: RunItem | undefined): Refusal | undefined {
  return before === undefined || prev === before.hash
    ? undefined
    : { code: 'invalid', message: 'The event does not follow on the one before it.' }
}

function sizeProblem(text: string): Refusal | undefined {
  return Buffer.byteLength(text) <= limits.eventBytes
    ? undefined
    : { code: 'too-large', message: `An event holds at most ${limits.eventBytes / 1024} KiB.` }
}
