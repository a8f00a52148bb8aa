import { type CommittedEvent, effectiveTime } from '@causeway/core'
import { entryEventText, type LogEntries, limits, readEntries } from '@causeway/protocol'
import type { LiveState } from '../live/live-state.ts'
import { OutpacedError, type Readiness } from '../store/append.ts'
import type { Meta } from '../store/database.ts'
import type { Store } from '../store/store.ts'
import { LossError } from './loss.ts'
import { beforeFork, contradicts } from './own-chain.ts'

export interface InboxOptions {
  readonly store: Store
  readonly live: LiveState
  readonly fence: number
  /** Where the log is held to. */
  readonly position: number
  /** Whether part of the log was released, so that folding may need what is not here. */
  isPartial(): boolean
  /** The chain hash of an own event, if this session sent it: spares looking into the store. */
  sentHash(seq: number): string | undefined
  /** A stretch is stored, up to this position. */
  onStored(position: number): void
  /** The log holds other events in our name: their texts by `seq`, as far as the stretch goes. */
  onForked(logged: ReadonlyMap<number, string>): Promise<void>
  /** Something could not be stored or folded. */
  onFailed(error: unknown): void
}

/** Stores the log as it comes, in order, and folds it. */
export interface Inbox {
  /** Where the log is held to. */
  readonly position: number
  /** Takes a stretch; resolves when there is room for another. */
  take(log: LogEntries): Promise<void>
  /** Resolves when all that was taken is stored. */
  written(): Promise<void>
  /** Resolves when the log is stored up to a position. */
  reached(position: number): Promise<void>
  /** Resolves when all that is stored is folded too. */
  folded(): Promise<void>
}

/** Transactions under way at a time: the next is there when the disk has the last. */
const underWay = 2

/** Stretches that may wait for a transaction while a device catches up. */
const room = 3

/** Events in one transaction, and in one record: each costs a wait for the disk, and much text a pause in the tab. */
const together = room * limits.rangeSize

/**
 * Opens the inbox. Stretches that arrive while there is no room are written together; while they are written, those
 * before them are folded.
 */
export function openInbox(options: InboxOptions): Inbox {
  const { store, live, fence, position, onStored } = options
  const queue: LogEntries[] = []
  /** Written, or about to be, up to here. */
  let given = position
  let held = position
  let waiting: { readonly position: number; readonly resolve: () => void }[] = []
  let working: Promise<void> | undefined
  const writing: Promise<void>[] = []
  let folding: Promise<void> = Promise.resolve()

  async function work(): Promise<void> {
    try {
      for (let log = takeTogether(queue); log; log = takeTogether(queue)) await put(log)
    } finally {
      working = undefined
    }
  }

  async function put(stretch: LogEntries): Promise<void> {
    const log = after(given, stretch)
    if (!log) return
    if (log.from > given + 1) throw new LossError({ kind: 'again' })
    const { replica } = live.meta
    const seal = log.seals[replica]
    const isOurs = !seal || options.sentHash(seal.seq) === seal.hash || !(await contradicts(store, seal))
    if (!isOurs) {
      await Promise.all(writing)
      // What we wrote goes on showing: it leaves the outbox with the stretch that holds it, before the rest is renamed.
      const ours = await beforeFork(store, replica, log)
      const events = readEntries(ours.entries, ours.from)
      if (events.length > 0) await store.append(fence, ours, events, latest(events))
      await options.onForked(textsOf(log, replica))
      throw new LossError({ kind: 'again' })
    }
    const events = readEntries(log.entries, log.from)
    const ready = options.isPartial() ? await readied(events) : undefined
    given += events.length
    const writtenBefore = writing.at(-1)
    const append = store.append(fence, log, events, latest(events), ready).catch(beginAnew)
    const write = finish(append, events, writtenBefore)
    writing.push(write)
    write.then(() => writing.shift(), options.onFailed)
    if (writing.length >= underWay) await writing[0]
  }

  /** Has what folding will need read before anything is stored; for that, all before it must be folded. */
  async function readied(events: readonly CommittedEvent[]): Promise<Readiness> {
    await Promise.all(writing)
    await folding
    return live.ready(events)
  }

  async function finish(
    append: Promise<Meta>,
    events: readonly CommittedEvent[],
    before: Promise<void> | undefined,
  ): Promise<void> {
    const meta = await append
    await before
    held = meta.position
    onStored(held)
    for (const { position, resolve } of waiting) if (position <= held) resolve()
    waiting = waiting.filter(({ position }) => position > held)
    folding = live.exclusively(() => live.appended(meta, events))
    folding.catch(options.onFailed)
  }

  return {
    get position() {
      return held
    },
    take(log) {
      queue.push(log)
      working ??= work().catch(options.onFailed)
      return queue.length < room ? Promise.resolve() : working
    },
    async written() {
      await working
      await Promise.all(writing)
    },
    reached(position) {
      if (position <= held) return Promise.resolve()
      return new Promise((resolve) => waiting.push({ position, resolve }))
    },
    folded: () => folding,
  }
}

/** The first stretches of a queue that follow on each other, as one. */
export function takeTogether(queue: LogEntries[]): LogEntries | undefined {
  const first = queue.shift()
  if (!first) return undefined
  const entries = [...first.entries]
  let { digest, seals, mac } = first
  for (let next = queue[0]; next; next = queue[0]) {
    const follows = next.from === first.from + entries.length
    if (!follows || entries.length + next.entries.length > together) break
    entries.push(...next.entries)
    digest = next.digest
    mac = next.mac
    seals = { ...seals, ...next.seals }
    queue.shift()
  }
  return { kind: 'log', from: first.from, entries, digest, seals, ...(mac !== undefined && { mac }) }
}

/** What of a stretch is after a position, if anything. */
function after(position: number, log: LogEntries): LogEntries | undefined {
  const known = position + 1 - log.from
  if (known >= log.entries.length) return undefined
  return known <= 0 ? log : { ...log, from: position + 1, entries: log.entries.slice(known) }
}

function beginAnew(error: unknown): never {
  throw error instanceof OutpacedError ? new LossError({ kind: 'again' }) : error
}

/** The hybrid clock's view of events: a stamp not earlier than any effective time. */
function latest(events: readonly CommittedEvent[]): number {
  return events.reduce((clock, event) => Math.max(clock, effectiveTime(event)), 0)
}

function textsOf({ entries, from }: LogEntries, replica: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  readEntries(entries, from).forEach((event, index) => {
    if (event.replica === replica) texts.set(event.seq, entryEventText(entries[index] ?? ''))
  })
  return texts
}
