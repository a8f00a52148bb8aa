import type { Aggregate, Command } from './aggregate.ts'

/** What a process may know besides the state it looks at. */
export interface ProcessContext {
  /** The id of the aggregate instance it looks at. */
  readonly id: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** The state of another aggregate instance. */
  read<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
}

/**
 * What the authority does by itself: it looks at a state and says what brings the world to what that state asks for.
 * It is triggered by the level, not by the edge: it may look again at any time, after a crash at every record, and
 * asks for nothing when all is as it should be. So nothing about its progress needs to be stored. (The control loop of
 * M. Burgess' and Kubernetes' controllers, in place of a saga's step counter.)
 */
export interface Process<S = unknown> {
  readonly name: string
  readonly of: Aggregate<S>
  /** The commands that are due, as one request: all or nothing. None when nothing is to be done. Pure. */
  react(state: S, context: ProcessContext): readonly Command[]
  /** When to look at this record again though nothing changed; milliseconds since 1970. */
  wakeAt?(state: S): number | undefined
}

/**
 * Declares a process.
 *
 * @example
 * const numbering = process('numbering', {
 *   of: order,
 *   react: (state, { id }) =>
 *     state.confirmed && !state.officialNumber ? [series.commands.giveNext('orders', { order: id })] : [],
 * })
 */
export function process<S>(
  name: string,
  declaration: {
    readonly of: Aggregate<S, unknown>
    react(state: NoInfer<S>, context: ProcessContext): readonly Command[]
    wakeAt?(state: NoInfer<S>): number | undefined
  },
): Process<S>
export function process(name: string, declaration: Omit<Process, 'name'>): Process {
  return { name, ...declaration }
}
