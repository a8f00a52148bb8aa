import { randomUUID } from 'node:crypto'
import {
  type Aggregate,
  type Cause,
  type CommittedEvent,
  createLedger,
  type EventDraft,
  type Ledger,
  type Model,
  type Person,
  type Process,
  PutAside,
  parseStreamId,
  type ReactionRequest,
  type RecordedEvent,
  type Rights,
  react,
  type StreamCheckpoint,
  type StreamId,
  tick,
  Undone,
  unsettledStreams,
  type VersionVector,
  wakeTime,
} from '@causeway/core'
import { eventText } from '@causeway/protocol'
import type { Logger } from 'pino'
import { chainHash } from '../chain-hash.ts'
import type { Run, RunItem } from '../intake/run.ts'
import type { Entry, Tip } from '../log/entry.ts'
import type { EventLog } from '../log/event-log.ts'
import { type Alarm, createAlarm } from './alarm.ts'

/** Who the authority is in the log. No link is ever made out to it. */
export const authorityActor = 'relay'
const authorityRole = 'authority'

/**
 * The relay's own replica in one workspace, which does what must happen once. It takes part in every append: what it
 * has to say about events goes into the log in the same transaction as they do, so it always decides on the whole log,
 * no matter how many relays share it, and there is no step at which it could be interrupted.
 */
export interface Authority {
  /** True when there is something to look at though nobody appends: at the start, and when a time has come. */
  readonly isDue: boolean
  /**
   * What it does about entries that are to follow on `tip`: its own events, to be appended right behind them. `roles`
   * are those of the members whose own events they are, by position.
   */
  about(tip: Tip, entries: readonly Entry[], roles?: ReadonlyMap<number, string>): Promise<Run | undefined>
  /** The state of an aggregate instance, as far as it has looked at the log; the initial one before that. */
  read<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
  /** Its events are in the log. */
  appended(entries: readonly Entry[]): void
  /** Has it look at the log with the next append, though nothing may be pushed. */
  lookAgain(): void
  /** What the log comes to where it ends; nothing when it has not looked at it up to there. */
  states(tip: Tip): LogStates | undefined
  /** The append failed, or nobody knows: it begins anew from the log. */
  forget(): void
  stop(): void
}

/** What a log comes to. */
export interface LogStates {
  readonly vector: VersionVector
  readonly states: readonly StreamCheckpoint[]
  /** Streams that are judged by their whole history if anything more happens to them. */
  readonly unsettled: readonly StreamId[]
}

export interface AuthoritySetting {
  readonly model: Model
  readonly processes: readonly Process[]
  /** What people may do; everything unless given. */
  readonly rights?: Pick<Rights, 'event'>
  readonly log: EventLog
  readonly logger: Logger
  /** Milliseconds since 1970. */
  now(): number
}

/** What it knows of the log, and where its own chain ends. */
interface Knowledge {
  readonly ledger: Ledger
  /** Streams it has not looked at since they changed, in the order of their last event. */
  readonly changed: Map<StreamId, Cause | undefined>
}

/** How many events are read at a time to catch up with the log. */
const readAtATime = 2000

/** The authority of a workspace. `due` is called when it wants to be given an append though nobody pushes. */
export function createAuthority(workspace: string, setting: AuthoritySetting, due: () => void): Authority {
  const { model, processes, rights, log, logger, now } = setting
  // A new replica at each start: a relay restored from an older copy must not use a seq again that devices know.
  const replica = `relay-${randomUUID()}`
  let knowledge: Knowledge | undefined
  let head = { seq: 0, hash: '' }
  let stamp = 0
  let isAsked = false
  const alarm: Alarm = createAlarm(now, due)

  /** Everything up to a tip, read from the log as far as it is not known yet. */
  async function knownUpTo(tip: Tip): Promise<Knowledge> {
    if (knowledge && knowledge.ledger.position > tip.position) knowledge = undefined
    knowledge ??= { ledger: createLedger(model), changed: new Map() }
    while (knowledge.ledger.position < tip.position) {
      const from = knowledge.ledger.position + 1
      take(knowledge, await log.read(workspace, from, Math.min(tip.position, from + readAtATime - 1)))
    }
    return knowledge
  }

  function take({ ledger, changed }: Knowledge, entries: readonly Entry[]): readonly CommittedEvent[] {
    const events = entries.map(committedEvent)
    for (const { replica: by, seq, correlation, stream } of events) {
      changed.delete(stream)
      changed.set(stream, { replica: by, seq, correlation })
    }
    ledger.commit(events)
    return events
  }

  async function look(
    tip: Tip,
    entries: readonly Entry[],
    roles: ReadonlyMap<number, string>,
  ): Promise<Run | undefined> {
    const known = await knownUpTo(tip)
    const pushed = take(known, entries)
    const { ledger, changed } = known
    for (const stream of alarm.ringing()) if (!changed.has(stream)) changed.set(stream, undefined)
    stamp = Math.max(stamp, entries.at(-1)?.receivedAt ?? tip.receivedAt)
    const items: RunItem[] = []
    let { seq, hash: prev } = head

    function write(stream: StreamId, draft: EventDraft, request: ReactionRequest): RecordedEvent {
      stamp = tick(stamp, now())
      const event: RecordedEvent = {
        replica,
        seq: ++seq,
        stream,
        ...draft,
        clock: ledger.clock(stream),
        at: stamp,
        actor: authorityActor,
        ...request,
        prev,
      }
      const text = eventText(event)
      const hash = chainHash(text)
      items.push({ seq, prev, hash, text, clock: event.clock, fact: event })
      prev = hash
      return event
    }

    for (const event of pushed) {
      const because = objection(ledger, event, roles.get(event.position))
      if (because === undefined) continue
      const { replica: by, seq: of, correlation } = event
      const request = { command: randomUUID(), correlation, causation: { replica: by, seq: of } }
      const draft = PutAside.of({ of: { replica: by, seq: of }, because })
      ledger.record([write(event.stream, draft, request)])
    }

    react(
      {
        model,
        processes,
        ledger,
        actor: authorityActor,
        role: authorityRole,
        now,
        newId: randomUUID,
        write,
        onProblem: (problem) => logger.error({ workspace, ...problem }, 'a process could not act'),
      },
      changed,
    )
    for (const stream of changed.keys()) alarm.set(stream, wakeTime({ ledger, processes, model }, stream))
    changed.clear()
    const [first] = items
    return first && { replica, first, items }
  }

  /** Why an event does not count for now; nothing when its author had the right, or it is a fact. */
  function objection(
    ledger: Ledger,
    { actor, stream, type }: CommittedEvent,
    role: string | undefined,
  ): string | undefined {
    if (!rights || role === undefined || type === Undone.type) return undefined
    const { aggregate } = parseStreamId(stream)
    if (model.get(aggregate)?.events.get(type)?.fact) return undefined
    const person: Person = { actor, role, read: (other, id) => ledger.state(other, id) }
    const answer = rights.event(person, { aggregate, type })
    return answer === true ? undefined : answer
  }

  return {
    get isDue() {
      return knowledge === undefined || isAsked || alarm.isRinging
    },
    async about(tip, entries, roles = new Map()) {
      isAsked = false
      try {
        return await look(tip, entries, roles)
      } catch (error) {
        // What people recorded is taken in any case; the authority looks again from the beginning.
        logger.error({ err: error, workspace }, 'the authority could not look at the log')
        knowledge = undefined
        return undefined
      }
    },
    read: (aggregate, id) => knowledge?.ledger.state(aggregate, id) ?? aggregate.initialState,
    appended(entries) {
      knowledge?.ledger.commit(entries.map(committedEvent))
      const last = entries.at(-1)
      if (last) head = { seq: last.seq, hash: last.hash }
    },
    lookAgain() {
      isAsked = true
    },
    states({ position }) {
      if (knowledge?.ledger.position !== position) return undefined
      const { ledger } = knowledge
      const states = ledger.checkpoint(ledger.streams())
      return { vector: { ...ledger.vector }, states, unsettled: [...unsettledStreams(ledger)] }
    },
    forget() {
      knowledge = undefined
    },
    stop: () => alarm.stop(),
  }
}

function committedEvent({ text, position, receivedAt }: Entry): CommittedEvent {
  // Validated on its way into the log.
  return { ...JSON.parse(text), position, receivedAt }
}
