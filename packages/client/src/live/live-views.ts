import { createProjection, type Ledger, type ReadModel, type Transition, type View } from '@causeway/core'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { breath } from './breath.ts'
import type { Readable } from './readable.ts'

/** Views that are being built beside the one that serves, by name: the share that is done, from 0 to 1. */
export type Rebuilding = Readonly<Record<string, number>>

/** The views of a workspace as this tab holds them: each a store that moves with the ledger. */
export interface LiveViews {
  /** The contents of a view; throws for one that was not given at opening, or is not built yet. */
  contents<Row, S, T extends string>(view: View<Row, S, T>): Readable<ReadModel<Row, T>>
  apply(transitions: readonly Transition[]): void
  /** Builds every view from the states there are now. */
  rebuild(ledger: Ledger): void
  /** Builds another version of a view beside it, and puts it in its place when it has caught up. */
  replace(view: View, by: View): Promise<void>
  readonly rebuilding: Readable<Rebuilding>
}

/** Streams whose rows are made before the browser may do something else. */
const sliceSize = 200

interface NextView {
  readonly view: View
  readonly projection: ReturnType<typeof createProjection>
  /** What its `row` threw while it was kept up: that is no concern of the one that serves. */
  fault?: Error
}

interface LiveView {
  view: View
  projection: ReturnType<typeof createProjection>
  /** The one that is built beside it. */
  next?: NextView
  readonly contents: StoreApi<ReadModel>
}

/** The views, still without rows. `ledger` is asked for the states a replacement is built from. */
export function createViews(views: readonly View[], ledger: () => Ledger): LiveViews {
  const live = new Map(views.map((view) => [view.name, liveView(view)]))
  const rebuilding = createStore<Rebuilding>(() => ({}))

  function find({ name }: Pick<View, 'name'>): LiveView {
    const found = live.get(name)
    if (!found) throw new Error(`The view "${name}" was not given to openWorkspace.`)
    return found
  }

  /** Builds in slices, from the start again when the log was rewritten on the way. */
  async function build(next: NextView): Promise<void> {
    const { view, projection } = next
    for (;;) {
      const from = ledger()
      for (const share of projection.rebuilding(from, sliceSize)) {
        if (share === 1) return
        rebuilding.setState({ [view.name]: share })
        await breath()
        if (next.fault) throw next.fault
        if (ledger() !== from) break
      }
    }
  }

  return {
    rebuilding,
    contents<Row, S, T extends string>(view: View<Row, S, T>) {
      const { contents, next } = find(view)
      if (next && next.view.version === view.version)
        throw new Error(`Version ${view.version} of the view "${view.name}" is still being built.`)
      // Found by the view's own name; what is put in its place must have its rows (see `replace`).
      return contents as unknown as Readable<ReadModel<Row, T>>
    },
    apply(transitions) {
      for (const { projection, contents, next } of live.values()) {
        if (next) keepUp(next, transitions)
        if (projection.apply(transitions)) contents.setState(projection.value, true)
      }
    },
    rebuild(from) {
      for (const { projection, contents } of live.values()) {
        projection.rebuild(from)
        contents.setState(projection.value, true)
      }
    },
    async replace(view, by) {
      const found = find(view)
      if (by.name !== view.name) throw new Error(`"${by.name}" is another view than "${view.name}".`)
      if (found.next) throw new Error(`The view "${view.name}" is being replaced already.`)
      if (by.version === found.view.version) return
      const next: NextView = { view: by, projection: createProjection(by) }
      found.next = next
      try {
        await build(next)
        if (next.fault) throw next.fault
        found.view = by
        found.projection = next.projection
        found.contents.setState(next.projection.value, true)
      } finally {
        delete found.next
        const { [view.name]: _done, ...others } = rebuilding.getState()
        rebuilding.setState(others, true)
      }
    },
  }
}

function liveView(view: View): LiveView {
  const projection = createProjection(view)
  return { view, projection, contents: createStore(() => projection.value) }
}

function keepUp(next: NextView, transitions: readonly Transition[]): void {
  try {
    next.projection.apply(transitions)
  } catch (error) {
    next.fault = error instanceof Error ? error : new Error(String(error))
  }
}
