import {
  type Command,
  type CommittedEvent,
  check,
  createLedger,
  type DecideContext,
  decide,
  type EventDraft,
  hybridTime,
  isRejection,
  type Model,
  type RecordedEvent,
  type Rejection,
  reject,
  streamId,
  Undone,
} from '@causeway/core'
import { startedAt } from './arrivals.ts'

/** What somebody does in a story: a command, a request made from what they know, taking back what they did, or nothing for a while. */
export type Step = Command | Request | TakeBack | Wait

/** Commands that go together, made from the states as this device knows them then. */
export type Request = (read: DecideContext['read']) => readonly Command[]

/** Time goes by, in milliseconds. */
export interface Wait {
  readonly waits: number
}

/**
 * Time goes by on this device before it does anything else.
 *
 * @example
 * story(model).apart([step('c', { by: 1 })], [later(60_000), step('c', { by: 2 })])
 */
export const later = (milliseconds: number): Wait => ({ waits: milliseconds })

/** Somebody takes back the newest event that `finds` picks, with everything of the same command; its author does. */
export interface TakeBack {
  readonly takesBack: (event: RecordedEvent) => boolean
}

/**
 * The author of the newest event that `finds` picks takes it back, with everything of the same command.
 *
 * @example
 * story(model).after(step('c', { by: 1 }), takeBack(({ type }) => type === 'Stepped'))
 */
export const takeBack = (finds: (event: RecordedEvent) => boolean): TakeBack => ({ takesBack: finds })

/** What makes names and times in a story unique. */
export interface Counts {
  readonly devices: number
  readonly events: number
  readonly ids: number
  /** Milliseconds that went by while nobody did anything. */
  readonly waited: number
}

/** By when they were recorded, which is the same in every order of arrival. */
function compareRecorded(a: RecordedEvent, b: RecordedEvent): number {
  return a.at - b.at || (a.replica < b.replica ? -1 : a.replica > b.replica ? 1 : a.seq - b.seq)
}

/** A device that has seen `seen`, and what it records on top. Its actor bears its own name. */
export function createDevice(model: Model, seen: readonly CommittedEvent[], counts: Counts) {
  const replica = `device-${counts.devices + 1}`
  const ledger = createLedger(model)
  ledger.commit(seen)
  const recorded: RecordedEvent[] = []
  let commands = 0
  let { ids, waited } = counts

  const now = () => startedAt + waited + counts.events + recorded.length

  function record(stream: string, draft: EventDraft, actor: string): void {
    const seq = recorded.length + 1
    const event: RecordedEvent = {
      replica,
      seq,
      stream,
      ...draft,
      clock: ledger.clock(stream),
      at: hybridTime(now()) + seq,
      actor,
      command: `${replica}/${commands}`,
      correlation: replica,
      prev: '',
    }
    ledger.record([event])
    recorded.push(event)
  }

  function context(id: string): DecideContext {
    return {
      id,
      actor: replica,
      role: 'owner',
      now: now(),
      read: (other, otherId) => ledger.state(other, otherId),
      newId: () => `id-${++ids}`,
      nextNumber: () => `${replica}-${++ids}`,
    }
  }

  function request(make: Request): Rejection | undefined {
    for (const one of make((aggregate, id) => ledger.state(aggregate, id))) {
      const rejection = command(one)
      if (rejection) return rejection
    }
    return undefined
  }

  function command({ aggregate: name, id, name: called, input: given }: Command): Rejection | undefined {
    const aggregate = model.get(name)
    const definition = aggregate?.definitions.get(called)
    if (!aggregate || !definition) throw new Error(`There is no command ${name}.${called}.`)
    const input = check(definition.input, given)
    if (input.issues)
      throw new Error(input.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
    const decision = decide(aggregate, called, ledger.state(aggregate, id), input.value, context(id))
    if (isRejection(decision)) return decision
    for (const draft of decision) record(streamId(name, id), draft, replica)
    return undefined
  }

  function undo({ takesBack }: TakeBack): Rejection | undefined {
    const known = [...seen, ...recorded].toSorted(compareRecorded)
    const newest = known.findLast(takesBack)
    if (!newest) return reject('nothing-to-take-back', 'There is nothing like it to take back.')
    const events = known.filter((event) => event.command === newest.command)
    for (const event of events) {
      const answer = ledger.undoable(event, newest.actor)
      if (answer !== true) return reject('not-undoable', answer)
    }
    for (const event of events) {
      const { replica: by, seq } = event
      record(event.stream, Undone.of({ of: { replica: by, seq } }), newest.actor)
    }
    return undefined
  }

  return {
    recorded,
    carryOut(step: Step): Rejection | undefined {
      commands++
      if (typeof step === 'function') return request(step)
      if ('takesBack' in step) return undo(step)
      if ('aggregate' in step) return command(step)
      waited += step.waits
      return undefined
    },
    get counts(): Counts {
      return { devices: counts.devices + 1, events: counts.events + recorded.length + 1, ids, waited }
    },
  }
}
