import type { StreamStatus } from '../ledger/transition.ts'
import type { Aggregate } from './aggregate.ts'

/** Integers to add up, by name. Rows leave a total exactly as they entered it, so sums never drift. */
export type Sums = Readonly<Record<string, number>>

/** A total over a view's rows, by group: sales by day, stock value by location. */
export interface Total<Row> {
  /** The group a row counts in; `undefined` leaves it out. */
  group(row: Row): string | undefined
  /** What the row adds to its group. Safe integers only. */
  sums(row: Row): Sums
}

/**
 * A read model: one row per stream of an aggregate, a sort order, and totals. It is a function of what aggregates
 * turned into, never of events, so a refused, superseded or re-ordered event cannot leak into it, and a rebuild is
 * the same as the increments by construction.
 */
export interface View<Row = unknown, S = unknown, T extends string = string> {
  readonly name: string
  /** Changing it rebuilds the view beside the old one. */
  readonly version: number
  readonly from: Aggregate<S>
  /** The row of a stream; `undefined` leaves it out. */
  row(state: S, stream: StreamStatus): Row | undefined
  /** Order of the rows; a total order, or ties keep no promise. */
  compare(a: Row, b: Row): number
  readonly totals: Readonly<Record<T, Total<Row>>>
}

/** The row type of a view. */
export type RowOf<V> = V extends View<infer Row> ? Row : never

/**
 * Declares a view.
 *
 * @example
 * const customers = view('customers', {
 *   version: 1,
 *   from: customer,
 *   row: (state, { id }) => ({ id, name: state.name }),
 *   compare: (a, b) => a.name.localeCompare(b.name),
 * })
 */
export function view<S, Row, const T extends string = never>(
  name: string,
  declaration: {
    readonly version: number
    readonly from: Aggregate<S, unknown>
    row(state: S, stream: StreamStatus): Row | undefined
    compare(a: NoInfer<Row>, b: NoInfer<Row>): number
    readonly totals?: { readonly [K in T]: Total<NoInfer<Row>> }
  },
): View<Row, S, T>
export function view(
  name: string,
  declaration: Omit<View, 'name' | 'totals'> & {
    readonly totals?: View['totals']
  },
): View {
  return { ...declaration, name, totals: declaration.totals ?? {} }
}
