let waiting: ServiceWorker | undefined
const listeners = new Set<() => void>()

/**
 * Lets the desk be installed and opened without a connection. A newer version is fetched whole in the background and
 * waits until a person takes it.
 */
export async function startServiceWorker(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register('/sw.js')
    watch(registration)
    registration.addEventListener('updatefound', () => watch(registration))
  } catch {
    // The desk then needs the relay to open, and Diagnostics says so: nothing else depends on it.
  }
}

function watch({ waiting: ready, installing }: ServiceWorkerRegistration): void {
  if (ready) announce(ready)
  installing?.addEventListener('statechange', () => {
    // Without a controller this is the first version, which nobody needs to be told about.
    if (installing.state === 'installed' && navigator.serviceWorker.controller) announce(installing)
  })
}

function announce(worker: ServiceWorker): void {
  waiting = worker
  for (const listener of listeners) listener()
}

/** True when the desk opens without a connection. */
export async function opensOffline(): Promise<boolean> {
  return 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration())?.active != null
}

/** True once a newer version has been fetched whole. */
export function updateIsReady(): boolean {
  return waiting !== undefined
}

/** Calls back when a newer version becomes ready; returns how to stop. */
export function subscribeToUpdate(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Changes to the newer version and loads the page anew. */
export function applyUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting?.postMessage({ type: 'SKIP_WAITING' })
}
