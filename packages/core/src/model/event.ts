import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { FactPolicy, Policy } from './policy.ts'
import { type Touches, touchesWholeStream } from './touches.ts'

/** An event before it is recorded: what a `decide` returns. */
export interface EventDraft<T extends string = string, D = unknown> {
  readonly type: T
  readonly version: number
  readonly data: D
}

/** Turns the data of one version into that of the next. */
export type Upcast = (data: unknown) => unknown

/** A type of event: its data, what it touches, and what happens between rivals. */
export interface EventDefinition<T extends string = string, D = unknown, F extends boolean = boolean> {
  readonly type: T
  /** The current schema version: one more than there are upcasts. */
  readonly version: number
  readonly schema: StandardSchemaV1<unknown, D>
  readonly policy: Policy<D>
  /** The keys of its stream it touches; one, unless it can be narrowed. */
  readonly touches: Touches<D>
  /** True for a physical fact, which is never refused. */
  readonly fact: F
  /** What to do instead of undoing it, in people's words; absent when it can be undone. */
  readonly correct?: string
  /** `upcasts[0]` turns version 1 into version 2, and so on. */
  readonly upcasts: readonly Upcast[]
  /** A new event of this type, for a `decide` to return. */
  of(data: D): EventDraft<T, D>
}

/** The data of an event definition. */
export type DataOf<E> = E extends EventDefinition<string, infer D> ? D : never

/** The draft that an event definition makes. */
export type DraftOf<E> = E extends EventDefinition<infer T, infer D> ? EventDraft<T, D> : never

/** A physical fact cannot be undone, and its type must say what to do instead; others may. */
type Correctable<F extends boolean> = F extends true
  ? { readonly correct: string }
  : { readonly correct?: string }

/**
 * Declares an event type. The policy is demanded: nobody can forget what happens when two devices disagree, and a
 * `fact` is not offered `refuse`, and must say how it is corrected.
 *
 * @example
 * const PhoneChanged = event('PhoneChanged', {
 *   data: z.object({ phone: z.string() }),
 *   touches: key('phone'),
 *   policy: escalate('Which phone number is right?'),
 * })
 */
export function event<const T extends string, S extends StandardSchemaV1, const F extends boolean = false>(
  type: T,
  declaration: {
    /** Validates the data of the current version; synchronous. */
    readonly data: S
    readonly policy: F extends true
      ? FactPolicy<StandardSchemaV1.InferOutput<S>>
      : Policy<StandardSchemaV1.InferOutput<S>>
    /** Defaults to the whole stream. */
    readonly touches?: Touches<StandardSchemaV1.InferOutput<S>>
    readonly fact?: F
    readonly upcasts?: readonly Upcast[]
  } & Correctable<F>,
): EventDefinition<T, StandardSchemaV1.InferOutput<S>, F>
export function event(
  type: string,
  declaration: {
    readonly data: StandardSchemaV1
    readonly policy: Policy<unknown>
    readonly touches?: Touches<unknown>
    readonly fact?: boolean
    readonly correct?: string
    readonly upcasts?: readonly Upcast[]
  },
): EventDefinition {
  const upcasts = declaration.upcasts ?? []
  const version = upcasts.length + 1
  return {
    type,
    version,
    schema: declaration.data,
    policy: declaration.policy,
    touches: declaration.touches ?? touchesWholeStream,
    fact: declaration.fact ?? false,
    ...(declaration.correct === undefined ? {} : { correct: declaration.correct }),
    upcasts,
    of: (data) => ({ type, version, data }),
  }
}

/** The data of a recorded event as the current version has it, step by step. */
export function upcast(definition: EventDefinition, version: number, data: unknown): unknown {
  if (version === definition.version) return data
  return definition.upcasts.slice(version - 1).reduce((older, step) => step(older), data)
}
