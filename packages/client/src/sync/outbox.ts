import type { RecordedEvent, ReplicaId, VersionVector } from '@causeway/core'
import {
  chainHash,
  type Forked,
  type Held,
  limits,
  type Missing,
  type Push,
  type Refused,
  readEvent,
  type Taken,
} from '@causeway/protocol'
import type { Store } from '../store/store.ts'
import type { Loss } from './loss.ts'
import type { TooNew } from './rewrites.ts'
import { planRuns, type Run, upToLastCommand, withinFrame } from './runs.ts'

/** Pushes sent and not yet answered, at most. */
const underWay = 4

/** How often the relay may ask for the same events again before both sides begin anew. */
const patience = 3

/** Own events just recorded, in order. */
export interface Recorded {
  readonly events: readonly RecordedEvent[]
  readonly texts: readonly string[]
}

export type PushAnswer = Taken | Refused | Missing | Forked | Held

export interface OutboxOptions {
  readonly store: Store
  readonly replica: ReplicaId
  /** How far the relay holds each replica's events. */
  readonly vector: VersionVector
  send(push: Push): void
  /** How many events are sent and not yet in the relay's log. */
  onSending(events: number): void
  /** The relay refused an own event for good: resolves once it is out of the outbox. */
  onRefused(refused: Refused): Promise<void>
  /** The relay is older than some own events: resolves with where they stand, behind everything else. */
  putOff(isTooNew: (seq: number) => boolean): Promise<TooNew>
  /** How many own events wait for a newer relay. */
  onTooNew(events: number): void
  /** The relay holds other events in our name, or ours in another. */
  onForked(): void
  onLost(loss: Loss): void
}

/** Sends what the relay lacks: first what it had and lost, whoever wrote it, then this device's own events. */
export interface Outbox {
  /** This tab recorded own events: they are sent as they are, when nothing stands before them. */
  offer(recorded: Recorded): void
  /** Something may have been recorded elsewhere. */
  look(): void
  /** The chain hash of an own event that was the last of its push. */
  sentHash(seq: number): string | undefined
  answer(message: PushAnswer): Promise<void>
  /** Sends nothing more. */
  stop(): void
}

/**
 * Runs the outbox over one connection. It never takes an event out of the store: that is done by the log itself, in
 * the transaction that appends it. What is lost on the way is sent again over the next connection, and takes no
 * second place in the log.
 */
export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const { store, replica, vector, send, onSending, onLost } = options
  const lost = (await store.returned()).filter(({ replica: of, seq }) => seq > (vector[of] ?? 0))
  const returned = planRuns(lost, lost.length === 0 ? new Map() : await store.seals(), replica)
  const unanswered = new Map<number, Run>()
  const held = new Map<number, Run>()
  let id = 0
  /** The last own event sent. */
  let sent = vector[replica] ?? 0
  /** Whether the store may hold own events beyond `sent`. */
  let mayHold = true
  /** What the relay is too old for. It is tried again over the next connection: a new relay is a new connection. */
  let tooNew: TooNew | undefined
  /** The last texts of own pushes by `seq`, a few. */
  const lastTexts = new Map<number, string>()
  let repeats = 0
  /** What the relay objected to; it is dealt with when all that was sent behind it is answered. */
  let objection: Refused | Missing | Forked | undefined
  let stopped = false
  let working = false
  let again = false

  async function wake(): Promise<void> {
    again = true
    if (working) return
    working = true
    while (again && !stopped) {
      again = false
      await fill().catch(() => onLost({ kind: 'failed', message: 'this device could not read its storage.' }))
    }
    working = false
  }

  const isReady = () => !stopped && !objection && unanswered.size < underWay

  async function fill(): Promise<void> {
    while (isReady()) {
      const run = returned.shift() ?? (await nextOwn())
      // While the store was read, an answer may have come.
      if (!run || !isReady()) return
      push(run)
    }
  }

  function push(run: Run): void {
    id += 1
    if (run.replica === replica) {
      sent = run.last
      remember(run)
    }
    unanswered.set(id, run)
    const { texts, seal, rewritten } = run
    send({ kind: 'push', id, events: texts, ...(seal && { seal }), ...(rewritten && { rewritten }) })
    tell()
  }

  function remember({ last, texts }: Run): void {
    lastTexts.set(last, texts.at(-1) ?? '')
    const [oldest] = lastTexts.keys()
    if (lastTexts.size > 4 * underWay && oldest !== undefined) lastTexts.delete(oldest)
  }

  async function nextOwn(): Promise<Run | undefined> {
    if (!mayHold) return undefined
    if (tooNew && sent + 1 >= tooNew.from && !(await passTooNew(tooNew))) return undefined
    mayHold = false
    const room = tooNew ? tooNew.from - 1 - sent : limits.pushEvents
    const texts = upToLastCommand(
      await store.pendingAfter(sent, Math.min(room, limits.pushEvents), withinFrame),
    )
    const [first] = texts
    if (first === undefined) return undefined
    mayHold = true
    const { seq } = readEvent(first)
    const { rewrittenTo = 0 } = await store.meta()
    return { replica, last: seq + texts.length - 1, texts, ...(seq <= rewrittenTo && { rewritten: true }) }
  }

  /** Whether something was recorded since that need not wait for a newer relay; it is put before what must. */
  async function passTooNew({ from, to }: TooNew): Promise<boolean> {
    // What is under way may still be objected to, and only then is it known what stands where.
    if (unanswered.size > 0) return false
    mayHold = false
    const [next] = await store.pendingAfter(to, 1, 1)
    if (next === undefined) return false
    await putOff((seq) => seq >= from && seq <= to)
    return sent + 1 < (tooNew?.from ?? 0)
  }

  async function putOff(isTooNew: (seq: number) => boolean): Promise<void> {
    tooNew = await options.putOff(isTooNew)
    options.onTooNew(tooNew.to - tooNew.from + 1)
  }

  function tell(): void {
    let events = 0
    for (const run of [...unanswered.values(), ...held.values()]) events += run.texts.length
    onSending(events)
  }

  async function answer(message: PushAnswer): Promise<void> {
    const run = unanswered.get(message.push) ?? held.get(message.push)
    if (!run) return
    unanswered.delete(message.push)
    held.delete(message.push)
    if (message.kind === 'held') held.set(message.push, run)
    else if (message.kind === 'taken') repeats = 0
    // Others' events that do not fit stay here; whoever wrote them will find them out of place.
    else if (run.replica === replica) objection ??= message
    tell()
    if (objection && unanswered.size === 0) await settle(objection)
    void wake()
  }

  async function settle(message: Refused | Missing | Forked): Promise<void> {
    switch (message.kind) {
      case 'refused':
        if (message.code === 'unknown-type') {
          const { from = 1, to = 0 } = tooNew ?? {}
          await putOff((seq) => seq === message.dot.seq || (seq >= from && seq <= to))
        } else {
          await options.onRefused(message)
          // What stood behind it has moved; the relay says so again.
          tooNew = undefined
        }
        sent = Math.min(sent, message.dot.seq - 1)
        mayHold = true
        lastTexts.clear()
        break
      case 'missing':
        repeats += 1
        if (repeats > patience || !(await rewind(message.vector))) {
          stopped = true
          return onLost({ kind: 'again' })
        }
        break
      case 'forked':
        stopped = true
        return options.onForked()
    }
    objection = undefined
    held.clear()
  }

  /** Goes back to where the relay is with our events, if it is only those it lacks and we still have them to send. */
  async function rewind(lacking: VersionVector): Promise<boolean> {
    const reach = lacking[replica]
    if (reach === undefined || Object.keys(lacking).length > 1) return false
    const [next] = await store.pendingAfter(reach, 1, 1)
    if (next === undefined || readEvent(next).seq !== reach + 1) return false
    sent = reach
    mayHold = true
    return true
  }

  function look(): void {
    mayHold = true
    void wake()
  }

  look()
  return {
    offer({ events, texts }) {
      const [first] = events
      const characters = texts.reduce((sum, text) => sum + text.length, 0)
      const fits = texts.length <= limits.pushEvents && characters <= withinFrame
      const isNext = first?.replica === replica && first.seq === sent + 1
      if (isNext && fits && !working && returned.length === 0 && isReady()) {
        push({ replica, last: sent + texts.length, texts })
      } else look()
    },
    look,
    sentHash(seq) {
      const text = lastTexts.get(seq)
      return text === undefined ? undefined : chainHash(text)
    },
    answer,
    stop() {
      stopped = true
    },
  }
}
