import { type HybridTime, type ReplicaId, type StreamId, tick, type VersionVector } from '@causeway/core'
import type { ChainHead } from '@causeway/protocol'
import { nextDigest } from '../chain-hash.ts'
import type { Entry, Head, Tip } from '../log/entry.ts'
import { recordsFact } from './facts.ts'
import type { Fact, Run, RunItem } from './run.ts'
import { streamOf } from './stream-ends.ts'
import type { Refusal } from './vetting.ts'

/** Why a run went no further into the log. */
export type Stop =
  | { readonly kind: 'refused'; readonly seq: number; readonly refusal: Refusal }
  | { readonly kind: 'missing'; readonly vector: VersionVector }
  | { readonly kind: 'forked'; readonly head: ChainHead }
  /** The append is large enough: the rest comes with the next one. */
  | { readonly kind: 'full' }

/** What became of a run. */
export interface Outcome {
  /** The `seq` up to which its events, and what they follow on, are in the log. */
  readonly reached: number
  /** The highest position of those of its events that are in the log; 0 for none. */
  readonly position: number
  /** Absent when all of it is in the log. */
  readonly stop?: Stop
}

/** What a draft starts from: the log as it stands, and a look-up for what is not at a head. */
export interface Ground {
  readonly tip: Tip
  readonly heads: ReadonlyMap<ReplicaId, Head>
  find(replica: ReplicaId, seq: number): Promise<Head | undefined>
  /** The position of a stream's last event; 0 for none. */
  endOf(stream: StreamId): Promise<number>
  /** Whether the log has what an event records, under whatever dot. */
  hasFact(fact: Fact): Promise<boolean>
  /** Milliseconds since 1970. */
  now(): number
}

/** How many events one append takes at most: some 20 ms of work, so that a long healing lets others in between. */
export const appendEvents = 2000

/** The next append to a workspace's log, while it is put together. Nothing is changed but the draft itself. */
export class Draft {
  readonly entries: Entry[] = []
  readonly heads = new Map<ReplicaId, Head>()
  /** By position, the role of the member whose own event it is. */
  readonly roles = new Map<number, string>()
  readonly #ground: Ground
  #tip: Tip

  constructor(ground: Ground) {
    this.#ground = ground
    this.#tip = ground.tip
  }

  /** The tip once the draft is appended. */
  get tip(): Tip {
    return this.#tip
  }

  /** Takes as much of each run as fits; runs may need each other's events. */
  async admit(runs: readonly Run[]): Promise<Outcome[]> {
    let outcomes: Outcome[]
    let before: number
    do {
      before = this.entries.length
      outcomes = []
      for (const run of runs) outcomes.push(await this.#admitRun(run))
    } while (runs.length > 1 && this.entries.length > before)
    return outcomes
  }

  /** Takes a run of the relay's own, however large the append is: it must not be parted from what it is about. */
  admitOwn(run: Run): Promise<Outcome> {
    return this.#admitRun(run, Number.POSITIVE_INFINITY)
  }

  async #admitRun(run: Run, room = appendEvents): Promise<Outcome> {
    const { replica, first, items, expect, role } = run
    const head = this.#headOf(replica)
    let reached = head?.seq ?? 0
    let position = 0
    const held = Math.min(Math.max(reached - first.seq + 1, 0), items.length)
    const known = items[held - 1]
    if (head !== undefined && known !== undefined) {
      const same = known.seq === head.seq ? head : await this.#find(replica, known.seq)
      // The hash covers the predecessors: when the last event that both have is the same, all before it are.
      if (same?.hash !== known.hash)
        return { reached: first.seq - 1, position, stop: { kind: 'forked', head: chainHead(head) } }
      position = same.position
    }
    const next = items[held]
    const refusal = next && expect && (await this.#staleness(expect))
    if (refusal) return { reached, position, stop: { kind: 'refused', seq: next.seq, refusal } }
    for (let index = held; index < items.length; index++) {
      const item = items[index]
      if (item === undefined) break
      const stop = this.entries.length >= room ? full : this.#obstacle(replica, item, this.#headOf(replica))
      if (stop !== undefined) return { reached, position, stop }
      // Another copy of the storage it comes from was there first.
      if (run.rewritten && (await this.#hasFact(item.fact)))
        return { reached, position, stop: { kind: 'forked', head: chainHead(this.#headOf(replica)) } }
      position = this.#append(replica, item)
      if (role !== undefined) this.roles.set(position, role)
      reached = item.seq
    }
    return { reached, position }
  }

  /** Why a run that was decided on certain ends of streams is not taken; nothing when they are where it says. */
  async #staleness(expect: NonNullable<Run['expect']>): Promise<Refusal | undefined> {
    for (const [stream, seen] of Object.entries(expect)) {
      const drafted = this.entries.findLast((entry) => streamOf(entry) === stream)
      const end = drafted?.position ?? (await this.#ground.endOf(stream))
      if (end === seen) continue
      const message = `${stream} has changed: its last event is at ${end}, not at ${seen}. Look at it again, then decide anew.`
      return { code: 'stale', message }
    }
    return undefined
  }

  #obstacle(replica: ReplicaId, item: RunItem, head: Head | undefined): Stop | undefined {
    const seq = head?.seq ?? 0
    if (item.seq !== seq + 1) return { kind: 'missing', vector: { [replica]: seq } }
    if (item.refusal?.code === 'invalid') return { kind: 'refused', seq: item.seq, refusal: item.refusal }
    if (head !== undefined && item.prev !== head.hash) return { kind: 'forked', head: chainHead(head) }
    if (item.refusal !== undefined) return { kind: 'refused', seq: item.seq, refusal: item.refusal }
    const lacking: Record<ReplicaId, number> = {}
    for (const [other, seen] of Object.entries(item.clock)) {
      const reach = this.#headOf(other)?.seq ?? 0
      if (reach < seen) lacking[other] = reach
    }
    return Object.keys(lacking).length === 0 ? undefined : { kind: 'missing', vector: lacking }
  }

  #append(replica: ReplicaId, { seq, hash, text }: RunItem): number {
    const position = this.#tip.position + 1
    const receivedAt: HybridTime = tick(this.#tip.receivedAt, this.#ground.now())
    const digest = nextDigest(this.#tip.digest, receivedAt, hash)
    this.entries.push({ position, receivedAt, replica, seq, hash, digest, text })
    this.heads.set(replica, { seq, hash, position })
    this.#tip = { position, digest, receivedAt }
    return position
  }

  #headOf(replica: ReplicaId): Head | undefined {
    return this.heads.get(replica) ?? this.#ground.heads.get(replica)
  }

  async #hasFact(fact: Fact): Promise<boolean> {
    return this.entries.some((entry) => recordsFact(entry, fact)) || (await this.#ground.hasFact(fact))
  }

  async #find(replica: ReplicaId, seq: number): Promise<Head | undefined> {
    const drafted = this.entries.find((entry) => entry.seq === seq && entry.replica === replica)
    return drafted ?? (await this.#ground.find(replica, seq))
  }
}

const full: Stop = { kind: 'full' }

const chainHead = (head: Head | undefined): ChainHead => ({ seq: head?.seq ?? 0, hash: head?.hash ?? '' })
