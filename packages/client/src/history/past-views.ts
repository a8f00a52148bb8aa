import {
  createProjection,
  type Projection,
  type ReadModel,
  type StreamId,
  type Timeline,
  type Transition,
  type View,
} from '@causeway/core'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Readable } from '../live/readable.ts'

/** Views of a past moment and those who watch its streams. A view is built when somebody asks for it. */
export interface PastViews {
  view<Row, S, T extends string>(view: View<Row, S, T>): Readable<ReadModel<Row, T>>
  /** Calls when a stream is another than before. Returns how to stop. */
  watch(stream: StreamId, listener: () => void): () => void
  /** Goes where the timeline went. */
  follow(transitions: readonly Transition[]): void
}

interface Shown {
  readonly projection: Projection
  readonly contents: StoreApi<ReadModel>
}

export function createPastViews(timeline: Timeline): PastViews {
  const shown = new Map<string, Shown>()
  const watchers = new Map<StreamId, Set<() => void>>()

  function show(view: View): Shown {
    const projection = createProjection(view)
    projection.rebuild(timeline)
    const made = { projection, contents: createStore(() => projection.value) }
    shown.set(view.name, made)
    return made
  }

  return {
    view<Row, S, T extends string>(view: View<Row, S, T>) {
      const { contents } = shown.get(view.name) ?? show(view as View)
      // Found by the view's own name, so its contents are what that view makes.
      return contents as unknown as Readable<ReadModel<Row, T>>
    },
    watch(stream, listener) {
      const listeners = watchers.get(stream) ?? new Set()
      watchers.set(stream, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) watchers.delete(stream)
      }
    },
    follow(transitions) {
      for (const { projection, contents } of shown.values()) {
        if (projection.apply(transitions)) contents.setState(projection.value, true)
      }
      for (const { stream } of transitions) for (const tell of watchers.get(stream) ?? []) tell()
    },
  }
}
