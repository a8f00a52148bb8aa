import { type ComponentType, lazy } from 'react'

const loaders: (() => Promise<unknown>)[] = []

/**
 * A part of the desk that the first screen does not need. It is fetched when it is shown, or soon after the start: a
 * device may lose its connection at any moment, and every screen must work then.
 */
export function loadLater<Props>(load: () => Promise<{ readonly default: ComponentType<Props> }>) {
  loaders.push(load)
  return lazy(load)
}

/** Fetches everything that was left for later, one after the other, while the browser has nothing else to do. */
export function loadTheRest(): void {
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout
  whenIdle(async () => {
    // What a part brings along (`loadLater` within it) is added to the end while this runs.
    for (const load of loaders) await load().catch(() => undefined)
  })
}
