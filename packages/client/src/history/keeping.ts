import { type StreamId, unsettledStreams } from '@causeway/core'
import { limits, type ReplicaProgress } from '@causeway/protocol'
import { whenIdle } from '../idle.ts'
import type { LiveState } from '../live/live-state.ts'
import type { Keeping } from '../store/database.ts'
import { StoreError } from '../store/errors.ts'
import type { Released, Store, Stretch } from '../store/store.ts'
import type { LogApi } from '../sync/log-api.ts'
import { ownStreams } from './own-streams.ts'

/** What of the log is on this device, what it takes, and what keeping less would free. */
export interface HistoryRoom {
  readonly keeping: Keeping
  /** Changes in all, and those whose history is on this device. */
  readonly events: number
  readonly held: number
  /** About what the held ones take on the disk. */
  readonly bytes: number
  /** What each choice would free now. */
  readonly frees: Readonly<Record<Exclude<Keeping, 'all'>, Freeing>>
}

/** What could be released, and what stands against more. */
export interface Freeing extends Released {
  readonly hold: Hold
}

/** Why a device keeps what it might release. */
export type Hold =
  /** That much was chosen to be kept, or is too little to be worth it. */
  | { readonly kind: 'recent' }
  /** The states that stand for it are not saved so far. */
  | { readonly kind: 'states' }
  /** Another device was last heard to hold the log up to this position only. */
  | ({ readonly kind: 'device' } & Pick<ReplicaProgress, 'replica' | 'actor' | 'position' | 'heardAt'>)
  /** The relay cannot be asked whether it has it. */
  | { readonly kind: 'unreachable' }
  /** The relay has another log, or less of it. */
  | { readonly kind: 'differs' }

/** What it takes to find out what may go. */
export interface KeepingParts {
  readonly store: Store
  readonly live: LiveState
  readonly api: Pick<LogApi, 'points' | 'replicas'>
}

interface Plan extends Freeing {
  readonly upTo: number
}

const day = 86_400_000

/** How many of the last changes stay in any case: what people look at first, and a relay may have lost last. */
const lastOnes = limits.rangeSize

/** What "recent" is, in days; and after how many a device that was not heard of counts as given up. */
const month = 30

/** How many records are fetched between two moments in which nothing else is to be done. */
const fetchedTogether = 4

/** How often releasing is tried while other things are recorded. */
const tries = 3

/** For how many days what was fetched anew stays. */
const fetchedStays = 1

/** Looks at what history takes here. */
export async function historyRoom(parts: KeepingParts): Promise<HistoryRoom> {
  const { store, live } = parts
  const [{ keeping = 'all', position }, stretches] = await Promise.all([store.meta(), store.stretches()])
  const held = stretches.filter(({ isHeld }) => isHeld)
  // States are saved before anything is released.
  const freeing = async (choice: Exclude<Keeping, 'all'>): Promise<Freeing> => {
    const { events, bytes, hold } = await plan(parts, choice, live.ledger.position)
    return { events, bytes, hold }
  }
  return {
    keeping,
    events: position,
    held: sumOf(held, eventsOf),
    bytes: sumOf(held, ({ bytes }) => bytes),
    frees: { month: await freeing('month'), least: await freeing('least') },
  }
}

/** What may be released: what lies below all that holds it, and what the relay has just confirmed to have. */
async function plan(parts: KeepingParts, keeping: Keeping, states: number): Promise<Plan> {
  const { store, live, api } = parts
  const nothing = { events: 0, bytes: 0, upTo: 0 }
  if (keeping === 'all') return { ...nothing, hold: { kind: 'recent' } }
  const now = Date.now()
  const least = live.ledger.position - lastOnes
  const old = keeping === 'month' ? (await store.receivedBefore(now - month * day)) - 1 : least
  const recent = Math.min(least, old)
  const bounds: { readonly position: number; readonly hold: Hold }[] = [
    { position: recent, hold: { kind: 'recent' } },
    { position: states, hold: { kind: 'states' } },
  ]
  const stretches = await store.stretches()
  const below = (upTo: number) => stretches.filter((stretch) => mayGo(stretch, upTo, now))
  const lowest = () => bounds.reduce((one, other) => (other.position < one.position ? other : one))
  if (below(lowest().position).length === 0) return { ...nothing, hold: lowest().hold }
  try {
    for (const device of await api.replicas()) {
      if (device.replica === live.meta.replica || now - device.heardAt > month * day) continue
      bounds.push({ position: device.position, hold: { kind: 'device', ...device } })
    }
    const { position, hold } = lowest()
    const going = below(position)
    const last = going.at(-1)
    if (!last) return { ...nothing, hold }
    const [held] = await api.points([last.to])
    if (held?.digest !== last.digest) return { ...nothing, hold: { kind: 'differs' } }
    return { events: sumOf(going, eventsOf), bytes: sumOf(going, ({ bytes }) => bytes), upTo: last.to, hold }
  } catch (error) {
    if (error instanceof StoreError) throw error
    return { ...nothing, hold: { kind: 'unreachable' } }
  }
}

function mayGo({ isHeld, isFull, to, fetched }: Stretch, upTo: number, now: number): boolean {
  return isHeld && isFull && to <= upTo && !(fetched !== undefined && fetched > now - fetchedStays * day)
}

/**
 * Brings this device to what was chosen: releases what may go, or fetches what is to be here again. Only the leader does.
 * Resolves with what that freed. Rejects with a `StoreError`.
 */
export async function keepToChoice(
  parts: KeepingParts,
  fence: number,
  isStopped: () => boolean,
): Promise<Released> {
  const { store, live } = parts
  const { keeping = 'all' } = await store.meta()
  const freed = { events: 0, bytes: 0 }
  await fillUp(parts, keeping, isStopped)
  if (keeping === 'all') return freed
  const { checkpoint } = live
  const { upTo } = await plan(parts, keeping, checkpoint.isOverdue ? 0 : checkpoint.position)
  for (let left = tries; upTo > 0 && left > 0 && !isStopped(); ) {
    const { events, bytes } = await releaseSome(parts, fence, upTo)
    // There is no more, or somebody recorded something meanwhile.
    if (events === 0) left -= 1
    freed.events += events
    freed.bytes += bytes
    await live.exclusively(live.refresh)
    await new Promise<void>((resolve) => whenIdle(resolve))
  }
  return freed
}

/**
 * Fetches what was chosen to be here and is not: history that states were taken in place of, or that was released under another
 * choice. The newest comes first, a little at a time.
 */
async function fillUp(
  { store, live }: KeepingParts,
  keeping: Keeping,
  isStopped: () => boolean,
): Promise<void> {
  if (keeping === 'least') return
  const since = keeping === 'all' ? 0 : Date.now() - month * day
  while (!isStopped() && (await store.holdSome(since, fetchedTogether)) > 0) {
    await live.exclusively(live.refresh)
    await new Promise<void>((resolve) => whenIdle(resolve))
  }
}

async function releaseSome({ store, live }: KeepingParts, fence: number, upTo: number): Promise<Released> {
  const releasing = await live.exclusively(async () => {
    await live.refresh()
    return { checkpoint: live.checkpoint.id, revision: live.meta.revision, keep: await needed(store, live) }
  })
  const { checkpoint } = releasing
  if (checkpoint === undefined) return { events: 0, bytes: 0 }
  const fetchedBefore = Date.now() - fetchedStays * day
  return store.release(fence, { ...releasing, checkpoint, upTo, fetchedBefore })
}

/**
 * The streams whose histories opening, recording and taking back need: those with open questions, with something refused,
 * with something that can be taken back or is not sent, and those that the checkpoint is behind on.
 */
async function needed(store: Store, live: LiveState): Promise<ReadonlySet<StreamId>> {
  const { ledger, checkpoint } = live
  const tail = await store.readLog(checkpoint.position + 1, ledger.position)
  return new Set([
    ...unsettledStreams(ledger),
    ...(await ownStreams(store)),
    ...tail.map(({ stream }) => stream),
  ])
}

const eventsOf = ({ from, to }: Stretch) => to - from + 1

function sumOf(stretches: readonly Stretch[], what: (stretch: Stretch) => number): number {
  return stretches.reduce((sum, stretch) => sum + what(stretch), 0)
}
