/** Does something when the browser has nothing else to do; at once where it does not say when that is. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work)
  else work()
}

/**
 * A part of the client that opening does not wait for: fetched when the browser is idle, so that it is there when the
 * connection is gone, or when somebody asks for it sooner.
 */
export function loadedLater<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  const get = () => {
    loading ??= load()
    // Asked for again, it is tried again.
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }
  whenIdle(() => void get().catch(() => undefined))
  return get
}
