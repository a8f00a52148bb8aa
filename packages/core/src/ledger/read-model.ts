import type { StreamId } from '../model/envelope.ts'
import { streamId } from '../model/envelope.ts'
import type { Sums, Total, View } from '../model/view.ts'
import type { Ledger } from './ledger.ts'
import type { Moment, Transition } from './transition.ts'

/** The contents of a view at one moment; immutable, replaced when a batch changes it. */
export interface ReadModel<Row = unknown, T extends string = string> {
  /** Every row by its stream. A row that did not change is the same object as before. */
  readonly rows: ReadonlyMap<StreamId, Row>
  /** The rows in the view's order; the same array as before when no row changed. */
  readonly sorted: readonly Row[]
  /** For each total, its groups by name. Groups without rows are absent. */
  readonly totals: Readonly<Record<T, Groups>>
}

/** The groups of a total by name. */
export type Groups = ReadonlyMap<string, Group>

/** What the rows of one group add up to. */
export interface Group {
  /** How many rows it has. */
  readonly rows: number
  readonly sums: Sums
}

/** Keeps a view up to date, batch by batch. */
export interface Projection<Row = unknown, T extends string = string> {
  readonly value: ReadModel<Row, T>
  /** Takes each transition's `before` out and puts its `after` in; true when the value was replaced. */
  apply(transitions: readonly Transition[]): boolean
  /** Builds the view from the states a ledger, or a timeline, holds now. */
  rebuild(ledger: Pick<Ledger, 'streams' | 'moment'>): void
  /**
   * The same in parts of so many streams: yields the share that is done, from 0 to 1. What is applied between two parts is
   * taken in, and the value is replaced at the end.
   */
  rebuilding(ledger: Pick<Ledger, 'streams' | 'moment'>, size: number): Iterable<number>
}

/** A view without rows, to be kept up to date. */
export function createProjection<Row, S, T extends string>(view: View<Row, S, T>): Projection<Row, T> {
  const empty = (): ReadModel<Row, T> => ({ rows: new Map(), sorted: [], totals: emptyTotals(view) })
  let value = empty()
  /** The rows of a view that is being built. */
  let building: Map<StreamId, Row | undefined> | undefined

  function rowOf(moment: Moment | undefined): Row | undefined {
    // A view is fed by its own aggregate's transitions alone, so the state is one its `row` knows.
    return moment && view.row(moment.state as S, moment.status)
  }

  function replace(changes: ReadonlyMap<StreamId, Row | undefined>): void {
    const rows = new Map(value.rows)
    const totals = draftTotals(value.totals)
    const gone = new Set<Row>()
    const come: Row[] = []
    for (const [stream, row] of changes) {
      const old = rows.get(stream)
      if (old !== undefined) {
        gone.add(old)
        addToTotals(view, totals, old, -1)
      }
      if (row === undefined) rows.delete(stream)
      else {
        rows.set(stream, row)
        come.push(row)
        addToTotals(view, totals, row, 1)
      }
    }
    value = { rows, sorted: resort(view, value.sorted, gone, come), totals }
  }

  function* rebuilding(ledger: Pick<Ledger, 'streams' | 'moment'>, size: number): Generator<number, void> {
    const rows = new Map<StreamId, Row | undefined>()
    building = rows
    const own = streamId(view.from.name, '')
    const streams = [...ledger.streams()].filter((stream) => stream.startsWith(own))
    for (const [index, stream] of streams.entries()) {
      if (index > 0 && index % size === 0) yield index / streams.length
      // Begun anew in the meantime: that one goes on.
      if (building !== rows) return
      const row = rowOf(ledger.moment(stream))
      if (row !== undefined || rows.has(stream)) rows.set(stream, row)
    }
    building = undefined
    value = empty()
    replace(rows)
    yield 1
  }

  return {
    get value() {
      return value
    },
    apply(transitions) {
      const changes = new Map<StreamId, Row | undefined>()
      for (const { aggregate, stream, after } of transitions) {
        if (aggregate !== view.from.name) continue
        const row = rowOf(after)
        if (building) building.set(stream, row)
        else if (row !== undefined || value.rows.has(stream) || changes.has(stream)) changes.set(stream, row)
      }
      if (changes.size > 0) replace(changes)
      return changes.size > 0
    },
    rebuild(ledger) {
      for (const _done of rebuilding(ledger, Number.POSITIVE_INFINITY));
    },
    rebuilding,
  }
}

/** The rows in order, with some taken out and others put in: one merge. */
function resort<Row>(
  view: Pick<View<Row>, 'compare'>,
  sorted: readonly Row[],
  gone: ReadonlySet<Row>,
  come: readonly Row[],
): readonly Row[] {
  const kept = gone.size === 0 ? sorted : sorted.filter((row) => !gone.has(row))
  if (come.length === 0) return kept
  const arriving = come.toSorted((a, b) => view.compare(a, b))
  const merged: Row[] = []
  let next = 0
  for (const row of kept) {
    for (
      let first = arriving[next];
      first !== undefined && view.compare(first, row) < 0;
      first = arriving[next]
    ) {
      merged.push(first)
      next++
    }
    merged.push(row)
  }
  return [...merged, ...arriving.slice(next)]
}

type DraftTotals<T extends string> = Record<T, Map<string, Group>>

function emptyTotals<T extends string>(view: {
  readonly totals: Readonly<Record<T, unknown>>
}): DraftTotals<T> {
  return mapRecord(view.totals, () => new Map<string, Group>())
}

function draftTotals<T extends string>(totals: Readonly<Record<T, Groups>>): DraftTotals<T> {
  return mapRecord(totals, (groups) => new Map(groups))
}

function mapRecord<T extends string, A, B>(
  record: Readonly<Record<T, A>>,
  map: (value: A) => B,
): Record<T, B> {
  const mapped: Partial<Record<T, B>> = {}
  for (const name in record) mapped[name] = map(record[name])
  // Every key of the record was just given its value.
  return mapped as Record<T, B>
}

function addToTotals<Row, T extends string>(
  view: { readonly totals: Readonly<Record<T, Total<Row>>> },
  totals: DraftTotals<T>,
  row: Row,
  sign: 1 | -1,
): void {
  for (const name in view.totals) {
    const total = view.totals[name]
    const group = total.group(row)
    if (group === undefined) continue
    const before = totals[name].get(group)
    const rows = (before?.rows ?? 0) + sign
    if (rows === 0) totals[name].delete(group)
    else totals[name].set(group, { rows, sums: addSums(before?.sums, total.sums(row), sign) })
  }
}

function addSums(before: Sums | undefined, added: Sums, sign: 1 | -1): Sums {
  const sums: Record<string, number> = { ...before }
  for (const sum in added) sums[sum] = (sums[sum] ?? 0) + sign * (added[sum] ?? 0)
  return sums
}
