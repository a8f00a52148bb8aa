import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { BetweenRule } from './between.ts'
import type { LoggedEvent } from './envelope.ts'
import type { DataOf, DraftOf, EventDefinition, EventDraft } from './event.ts'
import { builtIn, review, reviewCommand } from './rights.ts'

/** What a `decide` may know besides state and input. Everything in it is given, so that deciding stays pure. */
export interface DecideContext {
  /** The id of the aggregate instance the command is for. */
  readonly id: string
  readonly actor: string
  readonly role: string
  /** The relay's time as far as it is known, else the device's; milliseconds. */
  readonly now: number
  /** The state of another aggregate instance as this device has it. */
  read<S>(aggregate: { readonly name: string; readonly initialState: S }, id: string): S
  /** A new id, unique across devices. */
  newId(): string
  /** The next number of this device's own series, for people to see (`KVQ-0042`); used up only if recorded. */
  nextNumber(): string
}

/** An expected "no": what a `decide` returns instead of events. */
export interface Rejection {
  readonly rejected: true
  readonly code: string
  /** What is wrong and what to do, in the words of the person who asked. */
  readonly message: string
}

/** Says no to a command. Nothing is recorded. */
export function reject(code: string, message: string): Rejection {
  return { rejected: true, code, message }
}

/** What a `decide` answers: events (none when nothing changes), or a rejection. */
export type Decision<D extends EventDraft = EventDraft> = readonly D[] | Rejection

/** True when the decision is a "no". */
export function isRejection(decision: Decision): decision is Rejection {
  return 'rejected' in decision
}

/** A command of an aggregate: the schema of its input and the decision. */
export interface CommandDefinition<S = unknown, I = unknown, D extends EventDraft = EventDraft> {
  readonly input: StandardSchemaV1<unknown, I>
  decide(state: S, input: I, context: DecideContext): Decision<D>
}

/** A request to change one aggregate instance, ready to be executed. */
export interface Command {
  readonly aggregate: string
  readonly id: string
  readonly name: string
  readonly input: unknown
}

/** A rule the state should keep. A broken one raises a flag, which clears by itself when the state is right again. */
export interface Invariant<S> {
  holds(state: S): boolean
  /** What is wrong, in people's words. */
  message(state: S): string
}

/** A decider with its events: `initialState`, `decide` (command to events), `evolve` (event to state). */
export interface Aggregate<S = unknown, C = unknown> {
  readonly name: string
  /** Of what its events come to: states that another version computed are computed anew. */
  readonly version: number | string
  readonly initialState: S
  /** By type; the built-in ones among them. */
  readonly events: ReadonlyMap<string, EventDefinition>
  /** By name; the built-in `review` among them. */
  readonly definitions: ReadonlyMap<string, CommandDefinition<S>>
  readonly between: readonly BetweenRule[]
  readonly invariants: ReadonlyMap<string, Invariant<S>>
  /** Makes commands: `customer.commands.rename(id, { name })`. */
  readonly commands: C
  /** Total: any event on any state. */
  evolve(state: S, type: string, data: unknown, event: LoggedEvent): S
}

/** The state of an aggregate. */
export type StateOf<A> = A extends Aggregate<infer S> ? S : never

type CommandMakers<C extends Record<string, StandardSchemaV1>> = {
  readonly [K in keyof C]: (id: string, input: StandardSchemaV1.InferInput<C[K]>) => Command
}

/**
 * Declares an aggregate. Types flow from `initialState`, the event definitions and the command schemas: no
 * annotation is needed in `evolve` or `decide`, and leaving out an event's `evolve` does not compile. Give
 * `initialState` its declared type: written out in place it would be taken literally.
 *
 * @example
 * const initialState: CounterState = { value: 0 }
 * const counter = aggregate('counter', {
 *   initialState,
 *   events: [Stepped],
 *   evolve: { Stepped: (state, { by }) => ({ value: state.value + by }) },
 *   commands: {
 *     step: { input: z.object({ by: z.int() }), decide: (_state, { by }) => [Stepped.of({ by })] },
 *   },
 * })
 */
export function aggregate<
  const S,
  const E extends EventDefinition,
  C extends Record<string, StandardSchemaV1>,
>(
  name: string,
  declaration: {
    /** Raise it when the same events come to another state than before, or give a digest of the code; 1 unless given. */
    readonly version?: number | string
    readonly initialState: S
    readonly events: readonly E[]
    readonly evolve: {
      readonly [T in E['type']]: (
        state: NoInfer<S>,
        data: DataOf<Extract<E, { type: T }>>,
        event: LoggedEvent,
      ) => NoInfer<S>
    }
    readonly commands: {
      readonly [K in keyof C]: {
        readonly input: C[K]
        decide(
          state: NoInfer<S>,
          input: StandardSchemaV1.InferOutput<C[K]>,
          context: DecideContext,
        ): Decision<DraftOf<E>>
      }
    }
    readonly between?: readonly BetweenRule[]
    readonly invariants?: Readonly<Record<string, Invariant<NoInfer<S>>>>
  },
): Aggregate<S, CommandMakers<C>>
export function aggregate<S>(
  name: string,
  declaration: {
    readonly version?: number | string
    readonly initialState: S
    readonly events: readonly EventDefinition[]
    readonly evolve: Readonly<Record<string, (state: S, data: unknown, event: LoggedEvent) => S>>
    readonly commands: Readonly<Record<string, CommandDefinition<S>>>
    readonly between?: readonly BetweenRule[]
    readonly invariants?: Readonly<Record<string, Invariant<S>>>
  },
): Aggregate<S, Record<string, (id: string, input: unknown) => Command>> {
  const { initialState, evolve } = declaration
  const commands: Record<string, (id: string, input: unknown) => Command> = {}
  for (const command of Object.keys(declaration.commands)) {
    commands[command] = (id, input) => ({
      aggregate: name,
      id,
      name: command,
      input,
    })
  }
  return {
    name,
    version: declaration.version ?? 1,
    initialState,
    events: new Map([...declaration.events, ...builtIn].map((definition) => [definition.type, definition])),
    definitions: new Map(Object.entries({ ...declaration.commands, [reviewCommand]: review })),
    between: declaration.between ?? [],
    invariants: new Map(Object.entries(declaration.invariants ?? {})),
    commands,
    evolve: (state, type, data, event) => evolve[type]?.(state, data, event) ?? state,
  }
}
