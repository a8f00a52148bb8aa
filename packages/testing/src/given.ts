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
  streamId,
} from '@causeway/core'

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
}

/** The id of the instance under test. */
export const subject = 'subject'

/**
 * Tests a decider as a rule: given what happened, when a command comes, then this is decided.
 *
 * @example
 * expect(given(counter, [Stepped.of({ by: 2 })]).when(counter.commands.step(subject, { by: 1 }))).toEqual([
 *   Stepped.of({ by: 1 }),
 * ])
 */
export function given<S, C>(aggregate: Aggregate<S, C>, drafts: readonly EventDraft[] = []): Given<S> {
  const models = new Map<string, Aggregate>([[aggregate.name, aggregate]])
  const past: { readonly stream: string; readonly draft: EventDraft; readonly at: number }[] = []
  let now = Date.UTC(2026, 0, 5, 9)

  function folded(): Ledger {
    const ledger = createLedger(defineModel([...models.values()]))
    for (const [index, { stream, draft, at }] of past.entries()) {
      const seq = index + 1
      const clock = ledger.clock(stream)
      const who = { actor: 'somebody', command: `c${seq}`, correlation: `c${seq}`, prev: '' }
      ledger.record([{ replica: 'device', seq, stream, ...draft, clock, at: hybridTime(at) + seq, ...who }])
    }
    return ledger
  }

  const story: Given<S> = {
    and(other, id, more) {
      models.set(other.name, other)
      for (const draft of more) past.push({ stream: streamId(other.name, id), draft, at: now })
      return story
    },
    at(moment) {
      now = moment
      return story
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
  }
  return story.and(aggregate, subject, drafts)
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
