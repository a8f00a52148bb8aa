import {
  type Aggregate,
  type Command,
  check,
  createLedger,
  type DecideContext,
  type Decision,
  decide,
  defineModel,
  type EventDraft,
  hybridTime,
  type Ledger,
  type Moment,
  type RecordedEvent,
  streamId,
} from '@causeway/core'
import { startedAt } from './story/arrivals.ts'
import { type Story, type StoryOptions, storyFrom } from './story/story.ts'

/** What has happened to one aggregate instance, in the order it happened, one device. */
export interface Given<S> {
  /** More that happened; `id` names another instance than the one under test. */
  and<O>(aggregate: Aggregate<O, unknown>, id: string, drafts: readonly EventDraft[]): Given<S>
  /** The moment from here on, milliseconds since 1970. */
  at(moment: number): Given<S>
  /** What the command decides. Throws when its input is not valid. */
  when(command: Command): Decision
  /** The state that all this leaves. */
  readonly state: S
  /** The state with its flags and questions. */
  readonly moment: Moment | undefined
  /** Goes on with several devices, which all know what happened so far. */
  story(options?: StoryOptions): Story
}

/** The id of the instance under test. */
export const subject = 'subject'

/**
 * Tests a decider as a rule: given what happened, when a command comes, then this is decided. And beyond one device: given
 * what happened, when these come to several devices at once, then this is so on all of them.
 *
 * @example
 * const stepped = given(counter, [Stepped.of({ by: 2 })])
 * expect(stepped.when(step(subject, { by: 1 }))).toEqual([Stepped.of({ by: 1 })])
 * stepped
 *   .story()
 *   .apart([step(subject, { by: 1 })], [step(subject, { by: 3 })])
 *   .everywhere((world) => expect(world.state(counter, subject).value).toBe(6))
 */
export function given<S, C>(aggregate: Aggregate<S, C>, drafts: readonly EventDraft[] = []): Given<S> {
  const models = new Map<string, Aggregate>([[aggregate.name, aggregate]])
  const past: { readonly stream: string; readonly draft: EventDraft; readonly at: number }[] = []
  let now = startedAt

  function recorded(): { readonly ledger: Ledger; readonly events: readonly RecordedEvent[] } {
    const ledger = createLedger(defineModel([...models.values()]))
    const events = past.map(({ stream, draft, at }, index) => {
      const seq = index + 1
      const clock = ledger.clock(stream)
      const who = { actor: 'somebody', command: `c${seq}`, correlation: `c${seq}`, prev: '' }
      const event = { replica: 'device', seq, stream, ...draft, clock, at: hybridTime(at) + seq, ...who }
      ledger.record([event])
      return event
    })
    return { ledger, events }
  }

  const folded = () => recorded().ledger

  const told: Given<S> = {
    and(other, id, more) {
      models.set(other.name, other)
      for (const draft of more) past.push({ stream: streamId(other.name, id), draft, at: now })
      return told
    },
    at(moment) {
      now = moment
      return told
    },
    when(command) {
      const ledger = folded()
      const target = models.get(command.aggregate)
      const definition = target?.definitions.get(command.name)
      if (!target || !definition) throw new Error(`There is no command ${command.aggregate}.${command.name}.`)
      const input = check(definition.input, command.input)
      if (input.issues)
        throw new Error(input.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'))
      return decide(
        target,
        command.name,
        ledger.state(target, command.id),
        input.value,
        context(ledger, command.id, now),
      )
    },
    get state() {
      return folded().state(aggregate, subject)
    },
    get moment() {
      return folded().moment(streamId(aggregate.name, subject))
    },
    story(options) {
      const model = defineModel([...models.values()])
      return storyFrom(model, recorded().events, options, Math.max(0, now - startedAt))
    },
  }
  return told.and(aggregate, subject, drafts)
}

function context(ledger: Ledger, id: string, now: number): DecideContext {
  let ids = 0
  let numbers = 0
  return {
    id,
    actor: 'somebody',
    role: 'owner',
    now,
    read: (aggregate, other) => ledger.state(aggregate, other),
    newId: () => `new-${++ids}`,
    nextNumber: () => `TST-${String(++numbers).padStart(4, '0')}`,
  }
}
