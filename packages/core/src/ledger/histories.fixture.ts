import fc from 'fast-check'
import { effectiveTime, hybridTime, observe, tick } from '../causality/hybrid-clock.ts'
import { emptyClock, joinClocks, type VectorClock, withDot } from '../causality/vector-clock.ts'
import type { CommittedEvent, RecordedEvent } from '../model/envelope.ts'
import type { EventDraft } from '../model/event.ts'
import { Undone } from '../model/undone.ts'
import { dotOf } from './reading.ts'

/** One step of a random history. */
export type Step =
  | { readonly kind: 'write'; readonly replica: number; readonly stream: number; readonly draft: EventDraft }
  /** `replica` tries to take back one of the events it knows of, its own or another's; done again, it redoes. */
  | { readonly kind: 'undo'; readonly replica: number; readonly which: number }
  /** `replica` hears everything `from` knows. */
  | { readonly kind: 'hear'; readonly replica: number; readonly from: number }

/** Draws steps of up to `replicas` replicas over up to `streams` streams. */
export function arbitrarySteps(
  drafts: readonly EventDraft[],
  { replicas = 4, streams = 1, maxLength = 14 } = {},
): fc.Arbitrary<Step[]> {
  const replica = fc.nat(replicas - 1)
  return fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('write' as const),
          replica,
          stream: fc.nat(streams - 1),
          draft: fc.constantFrom(...drafts),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('undo' as const), replica, which: fc.nat(maxLength) }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('hear' as const), replica, from: replica }) },
    ),
    { maxLength },
  )
}

/** Plays steps on replicas whose wall clocks are `skews` milliseconds apart, and returns what they recorded. */
export function recordHistory(steps: readonly Step[], skews: readonly number[] = []): RecordedEvent[] {
  const known = new Map<number, Set<RecordedEvent>>()
  const clocks = new Map<number, number>()
  const seqs = new Map<number, number>()
  const events: RecordedEvent[] = []
  const knownBy = (replica: number) => {
    const own = known.get(replica) ?? new Set()
    known.set(replica, own)
    return own
  }
  for (const [index, step] of steps.entries()) {
    const own = knownBy(step.replica)
    if (step.kind === 'hear') {
      for (const event of knownBy(step.from)) {
        own.add(event)
        clocks.set(step.replica, observe(clocks.get(step.replica) ?? 0, event.at))
      }
      continue
    }
    const written = whatIsWritten(step, [...own])
    if (!written) continue
    const { stream, draft } = written
    const seq = (seqs.get(step.replica) ?? 0) + 1
    const at = tick(clocks.get(step.replica) ?? 0, 1_000_000 + index + (skews[step.replica] ?? 0))
    const event: RecordedEvent = {
      replica: `r${step.replica}`,
      seq,
      stream,
      ...draft,
      clock: clockOf([...own].filter((seen) => seen.stream === stream)),
      at,
      actor: `actor-${step.replica}`,
      command: `c${index}`,
      correlation: `c${index}`,
      prev: '',
    }
    seqs.set(step.replica, seq)
    clocks.set(step.replica, at)
    own.add(event)
    events.push(event)
  }
  return events
}

/** What a step writes where, by one who knows these events: nothing when there is nothing to take back. */
function whatIsWritten(
  step: Exclude<Step, { kind: 'hear' }>,
  known: readonly RecordedEvent[],
): { readonly stream: string; readonly draft: EventDraft } | undefined {
  if (step.kind === 'write') return { stream: `specimen/${step.stream}`, draft: step.draft }
  const target = known.at(step.which % Math.max(1, known.length))
  return target && { stream: target.stream, draft: Undone.of({ of: dotOf(target) }) }
}

function clockOf(seen: readonly RecordedEvent[]): VectorClock {
  return seen.reduce((clock, event) => withDot(joinClocks(clock, event.clock), event), emptyClock)
}

/** The events in another order that a relay could have given them: each after all it had seen, per `choices`. */
export function arrivalOrder(events: readonly RecordedEvent[], choices: readonly number[]): RecordedEvent[] {
  const left = [...events]
  const order: RecordedEvent[] = []
  for (let turn = 0; left.length > 0; turn++) {
    const ready = left.filter((event) => !left.some((other) => other !== event && mustPrecede(other, event)))
    const [chosen] = ready.slice((choices[turn % choices.length] ?? 0) % ready.length)
    if (!chosen) throw new Error('A history is never circular.')
    order.push(chosen)
    left.splice(left.indexOf(chosen), 1)
  }
  return order
}

function mustPrecede(earlier: RecordedEvent, later: RecordedEvent): boolean {
  if (earlier.replica === later.replica) return earlier.seq < later.seq
  return earlier.stream === later.stream && (later.clock[earlier.replica] ?? 0) >= earlier.seq
}

/** Gives events positions in the order given, received after every device clock could have stamped them. */
export function committed(events: readonly RecordedEvent[], startedAt = 1e10): CommittedEvent[] {
  return events.map((event, index) => ({
    ...event,
    position: index + 1,
    receivedAt: hybridTime(startedAt) + index,
  }))
}

/**
 * Plays steps through a relay: `hear` is a sync, which first sends what the replica recorded and then brings
 * everything committed. Device clocks are `skews` off; the relay's is right. Returns the committed log.
 */
export function relayHistory(steps: readonly Step[], skews: readonly number[]): CommittedEvent[] {
  const log: CommittedEvent[] = []
  const replicas = new Map<number, { seen: number; own: RecordedEvent[]; sent: number; clock: number }>()
  let relayClock = 0
  const replicaOf = (id: number) => {
    const replica = replicas.get(id) ?? { seen: 0, own: [], sent: 0, clock: 0 }
    replicas.set(id, replica)
    return replica
  }
  const sync = (id: number, now: number) => {
    const replica = replicaOf(id)
    for (const event of replica.own.slice(replica.sent)) {
      relayClock = tick(relayClock, now)
      log.push({ ...event, position: log.length + 1, receivedAt: relayClock })
    }
    replica.sent = replica.own.length
    for (const event of log.slice(replica.seen)) replica.clock = observe(replica.clock, effectiveTime(event))
    replica.seen = log.length
  }
  for (const [index, step] of steps.entries()) {
    const now = 1_000_000 + index
    if (step.kind === 'hear') {
      sync(step.replica, now)
      continue
    }
    const replica = replicaOf(step.replica)
    const known = [...log.slice(0, replica.seen), ...replica.own.slice(replica.sent)]
    const written = whatIsWritten(step, known)
    if (!written) continue
    const { stream, draft } = written
    const seen = [...known, ...replica.own].filter((event) => event.stream === stream)
    replica.clock = tick(replica.clock, now + (skews[step.replica] ?? 0))
    replica.own.push({
      replica: `r${step.replica}`,
      seq: replica.own.length + 1,
      stream,
      ...draft,
      clock: clockOf(seen),
      at: replica.clock,
      actor: `actor-${step.replica}`,
      command: `c${index}`,
      correlation: `c${index}`,
      prev: '',
    })
  }
  for (const id of replicas.keys()) sync(id, 2_000_000)
  return log
}
