import type { ReplicaId } from '@causeway/core'
import type { Authority } from '../authority/authority.ts'
import { type Entry, emptyTip, type Head, type Tip } from '../log/entry.ts'
import type { EventLog } from '../log/event-log.ts'
import { type Tracing, tracedEvent, untraced } from '../tracing/tracing.ts'
import { appendEvents, Draft, type Outcome } from './draft.ts'
import { logHasFact } from './facts.ts'
import type { Run } from './run.ts'
import { createStreamEnds } from './stream-ends.ts'

/**
 * The one who appends to a workspace's log. What is submitted while an append runs goes into the next one together,
 * so that many small pushes cost one commit and a lone push waits for nobody.
 */
export interface Writer {
  readonly tip: Tip
  readonly heads: ReadonlyMap<ReplicaId, Head>
  /**
   * Appends runs, as far as they fit. `settled` hears what became of each after the commit, before any follower of the
   * log does, so that an author can send more while followers are served. Rejects when it is not known whether there
   * was a commit.
   */
  submit(runs: readonly Run[], settled: (outcomes: readonly Outcome[]) => void): Promise<void>
  /** Looks at the database again: another relay may have appended. `settled` is called before anything else is appended. */
  refresh(settled?: () => void): Promise<void>
  /** Calls whenever the tip has moved, whoever moved it. Returns how to stop. */
  watch(moved: () => void): () => void
  /** Resolves once nothing is waiting or running. */
  idle(): Promise<void>
}

interface Submission {
  readonly runs: readonly Run[]
  settled(outcomes: readonly Outcome[]): void
  resolve(): void
  reject(error: unknown): void
}

/** What an append came to: the outcomes of each submission, and what is new in the log. */
interface Appended {
  readonly outcomes: readonly (readonly Outcome[])[]
  readonly entries: readonly Entry[]
}

/**
 * A writer for one workspace. `committed` hears of every move of the tip, with the entries appended here; when
 * another relay appended them, they are not among them. An `authority` has its say in every append, and `tracing`
 * hears of it.
 */
export function createWriter(
  workspace: string,
  log: EventLog,
  now: () => number,
  committed: (entries: readonly Entry[]) => void,
  authority?: Authority,
  tracing: Tracing = untraced,
): Writer {
  const ends = createStreamEnds(workspace, log)
  const watchers = new Set<() => void>()
  let tip = emptyTip
  let heads = new Map<ReplicaId, Head>()
  let fresh = false
  let queue: Submission[] = []
  let running: Promise<void> | undefined

  function tellMoved(entries: readonly Entry[]): void {
    committed(entries)
    for (const moved of watchers) moved()
  }

  async function load(): Promise<void> {
    const next = await log.tip(workspace)
    if (next.position !== tip.position || next.digest !== tip.digest) heads = await log.heads(workspace)
    const moved = next.position !== tip.position
    tip = next
    fresh = true
    if (moved) tellMoved([])
  }

  async function append(submissions: readonly Submission[]): Promise<Appended> {
    for (;;) {
      const endAppend = tracing.begin('append', workspace)
      if (!fresh) await load()
      const draft = new Draft({
        tip,
        heads,
        find: (replica, seq) => log.find(workspace, replica, seq),
        endOf: (stream) => ends.of(stream, tip),
        hasFact: (fact) => logHasFact(workspace, log, fact),
        now,
      })
      const outcomes: Outcome[][] = []
      for (const { runs } of submissions) outcomes.push(await draft.admit(runs))
      const { entries } = draft
      const own = await authoritysEntries(draft)
      if (entries.length === 0) return { outcomes, entries }
      // Until the answer is here nobody can say what the database holds.
      fresh = false
      const told = () => entries.map(tracedEvent)
      let isAppended: boolean
      try {
        isAppended = await log.append(workspace, tip, entries)
      } catch (error) {
        endAppend(told, undefined, error)
        throw error
      }
      if (!isAppended) {
        authority?.forget()
        continue
      }
      endAppend(told)
      authority?.appended(own)
      tip = draft.tip
      for (const [replica, head] of draft.heads) heads.set(replica, head)
      fresh = true
      return { outcomes, entries }
    }
  }

  /** Has the authority look at a draft; its events are the last of it. */
  async function authoritysEntries(draft: Draft): Promise<readonly Entry[]> {
    const pushed = draft.entries.length
    if (!authority || (pushed === 0 && !authority.isDue)) return []
    const endReact = tracing.begin('react', workspace)
    const run = await authority.about(tip, draft.entries, draft.roles)
    endReact(
      () => [...draft.entries, ...(run?.items ?? [])].map(tracedEvent),
      (events) => ({
        'causeway.recorded': events.filter(({ replica }) => replica === run?.replica).length,
      }),
    )
    if (!run) return []
    const { stop } = await draft.admitOwn(run)
    if (stop) authority.forget()
    return draft.entries.slice(pushed)
  }

  async function run(): Promise<void> {
    while (queue.length > 0) {
      const entries = await carryOut(takeGroup())
      if (entries.length > 0) tellMoved(entries)
    }
    running = undefined
  }

  /** Appends a group and tells its authors; what was too much for one append goes back into the queue. */
  async function carryOut(group: readonly Submission[]): Promise<readonly Entry[]> {
    try {
      const { outcomes, entries } = await append(group)
      group.forEach((submission, index) => {
        const own = outcomes[index] ?? []
        if (own.some(({ stop }) => stop?.kind === 'full')) {
          queue.push(submission)
        } else {
          submission.settled(own)
          submission.resolve()
        }
      })
      return entries
    } catch (error) {
      authority?.forget()
      for (const submission of group) submission.reject(error)
      return []
    }
  }

  function takeGroup(): Submission[] {
    let events = 0
    const end = queue.findIndex(({ runs }) => {
      const room = events < appendEvents
      for (const { items } of runs) events += items.length
      return !room
    })
    const group = end < 0 ? queue : queue.slice(0, end)
    queue = end < 0 ? [] : queue.slice(end)
    return group
  }

  function submit(runs: readonly Run[], settled: Submission['settled']): Promise<void> {
    return new Promise((resolve, reject) => {
      queue.push({ runs, settled, resolve, reject })
      running ??= run()
    })
  }

  return {
    get tip() {
      return tip
    },
    get heads() {
      return heads
    },
    submit,
    async refresh(settled = () => {}) {
      fresh = false
      await submit([], settled)
    },
    watch(moved) {
      watchers.add(moved)
      return () => watchers.delete(moved)
    },
    async idle() {
      await running
    },
  }
}
