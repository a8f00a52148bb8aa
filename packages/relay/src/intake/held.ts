import type { ReplicaId } from '@causeway/core'
import type { Seal } from '@causeway/protocol'
import { answerTo, type PushAnswer } from './answer.ts'
import type { Outcome } from './draft.ts'
import type { Run, RunItem } from './run.ts'
import type { Writer } from './writer.ts'

/**
 * Runs kept aside while a client heals the log. A run of someone else's is believed once it has come to the event
 * its seal names, and runs may need each other's events; so they wait here, in memory, until both are there.
 */
export interface HeldRuns {
  /**
   * Adds the run of a push, with the genuine seal that names its last event or a later one. Without a seal they are
   * a member's own events, which are proven by having been vetted.
   */
  add(push: number, run: Run, seal: Seal | undefined): Promise<void>
  /** UTF-16 length of the texts that wait; 0 when there are none. */
  readonly length: number
  /** The socket is gone, and what it had kept aside with it. */
  close(): void
}

interface HeldRun {
  readonly replica: ReplicaId
  items: RunItem[]
  /** What its author says of it, and may do. */
  said: Pick<Run, 'role' | 'rewritten'>
  /** The `seq` up to which the items are proven. */
  proven: number
  pushes: HeldPush[]
}

interface HeldPush {
  readonly id: number
  readonly last: number
  told: boolean
}

/** Runs kept aside for one socket, whose pushes are answered through `answer`. */
export function createHeldRuns(writer: Writer, answer: (message: PushAnswer) => void): HeldRuns {
  const runs = new Map<ReplicaId, HeldRun>()
  let length = 0
  let turn: Promise<void> = Promise.resolve()
  let stopWatching: (() => void) | undefined

  /** What is lacking may have come from somebody else: then nothing more may come here that would tell. */
  function lookAgain(): void {
    turn = turn.then(() => release().catch(() => undefined))
  }

  function watchWhileHeld(): void {
    if (runs.size > 0) {
      stopWatching ??= writer.watch(lookAgain)
      return
    }
    stopWatching?.()
    stopWatching = undefined
  }

  /** Puts the run behind what is held of its replica, or in its place when it does not follow on it. */
  function keep(push: number, run: Run, seal: Seal | undefined): void {
    const last = run.items.at(-1) ?? run.first
    let held = runs.get(run.replica)
    if (held !== undefined && !followsOn(held, run, seal)) {
      forget(held, { reached: 0, position: 0, stop: missing(run.replica) })
      held = undefined
    }
    held ??= { replica: run.replica, items: [], said: {}, proven: run.first.seq - 1, pushes: [] }
    const { role, rewritten } = run
    held.said = { ...held.said, ...(role !== undefined && { role }), ...(rewritten && { rewritten }) }
    runs.set(run.replica, held)
    held.items.push(...run.items)
    held.pushes.push({ id: push, last: last.seq, told: false })
    if (seal === undefined || seal.seq === last.seq) held.proven = last.seq
  }

  async function release(): Promise<void> {
    const proven: { held: HeldRun; run: Run }[] = []
    for (const held of runs.values()) {
      // What somebody else has brought by now is proven too: it is compared with that.
      const proof = Math.max(held.proven, writer.heads.get(held.replica)?.seq ?? 0)
      const items = held.items.filter((item) => item.seq <= proof)
      const [first] = items
      if (first !== undefined)
        proven.push({ held, run: { replica: held.replica, first, items, ...held.said } })
    }
    if (proven.length > 0) {
      const settled = (outcomes: readonly Outcome[]) => {
        outcomes.forEach((outcome, index) => {
          const held = proven[index]?.held
          if (held !== undefined) settle(held, outcome)
        })
      }
      await writer.submit(
        proven.map(({ run }) => run),
        settled,
      )
    }
    for (const { pushes } of runs.values()) {
      for (const push of pushes) {
        if (!push.told) answer({ kind: 'held', push: push.id })
        push.told = true
      }
    }
    watchWhileHeld()
  }

  function settle(held: HeldRun, outcome: Outcome): void {
    const { reached, stop } = outcome
    for (const { id } of held.pushes.filter(({ last }) => last <= reached)) {
      answer({ kind: 'taken', push: id, position: outcome.position })
    }
    held.pushes = held.pushes.filter(({ last }) => last > reached)
    length -= lengthOf(held.items.filter(({ seq }) => seq <= reached))
    held.items = held.items.filter(({ seq }) => seq > reached)
    if (held.items.length === 0) runs.delete(held.replica)
    else if (stop !== undefined && !mayStillCome(held, outcome)) forget(held, outcome)
  }

  /** True when all the run lacks are events kept aside here. */
  function mayStillCome(held: HeldRun, { stop }: Outcome): boolean {
    return (
      stop?.kind === 'missing' &&
      Object.keys(stop.vector).every((replica) => replica !== held.replica && runs.has(replica))
    )
  }

  /** Gives a run up: the push with the obstacle is told of it, those behind it have nothing to follow on. */
  function forget(held: HeldRun, outcome: Outcome): void {
    runs.delete(held.replica)
    length -= lengthOf(held.items)
    held.pushes.forEach(({ id }, index) => {
      answer(answerTo(id, held.replica, index === 0 ? outcome : { ...outcome, stop: missing(held.replica) }))
    })
  }

  const missing = (replica: ReplicaId) =>
    ({ kind: 'missing', vector: { [replica]: writer.heads.get(replica)?.seq ?? 0 } }) as const

  return {
    get length() {
      return length
    },
    add(push, run, seal) {
      length += lengthOf(run.items)
      turn = turn.then(() => {
        keep(push, run, seal)
        return release()
      })
      return turn
    },
    close() {
      runs.clear()
      watchWhileHeld()
    },
  }
}

/** True when the run continues the chain that is held. Own events prove only themselves, not what is before them. */
function followsOn({ items, proven }: HeldRun, { first }: Run, seal: Seal | undefined): boolean {
  const end = items.at(-1)
  return (
    end !== undefined &&
    end.seq === first.seq - 1 &&
    end.hash === first.prev &&
    (seal !== undefined || proven === end.seq)
  )
}

function lengthOf(items: readonly RunItem[]): number {
  return items.reduce((length, { text }) => length + text.length, 0)
}
