import Dexie from 'dexie'

export type StoreErrorCode = 'full' | 'blocked' | 'gone' | 'newer' | 'deposed' | 'older' | 'failed'

/** Why this device's storage could not be used. What was saved before is never touched by it. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, options?: ErrorOptions) {
    super(sentences[code], options)
    this.code = code
  }
}

/** What happened, what is safe, what to do. */
const sentences: Readonly<Record<StoreErrorCode, string>> = {
  full: 'This device has no space left, so the change was not saved. Everything saved before is safe. Free some space and try again.',
  blocked:
    'Another tab holds an older version of the app open. Nothing is lost. Close the other tabs of this app and reload.',
  gone: 'The browser removed or closed this app’s storage. What the relay acknowledged is safe there. Reload the page to go on.',
  newer:
    'A newer version of the app has been used on this device. Nothing is lost. Reload to update this tab.',
  deposed: 'Another tab has taken over the connection. Nothing is lost.',
  older:
    'Older history is not on this device. Connect to look at it; everything you record goes on being saved.',
  failed:
    'The browser could not write to its storage, so the change was not saved. Everything saved before is safe. Try again; if it happens again, reload.',
}

/** Names a failure of IndexedDB. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const name = error instanceof Dexie.DexieError ? (innerName(error) ?? error.name) : nameOf(error)
  switch (name) {
    case 'QuotaExceededError':
      return new StoreError('full', { cause: error })
    case 'VersionError':
      return new StoreError('newer', { cause: error })
    case 'DatabaseClosedError':
    case 'InvalidStateError':
    case 'NotFoundError':
    case 'MissingAPIError':
    case 'OpenFailedError':
      return new StoreError('gone', { cause: error })
    default:
      return new StoreError('failed', { cause: error })
  }
}

function innerName(error: { readonly inner?: unknown }): string | undefined {
  return nameOf(error.inner)
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error || error instanceof DOMException ? error.name : undefined
}

/** For reading in the background: whoever opened the storage is told when it is lost. Anything else is thrown on. */
export function passOverLoss(error: unknown): void {
  if (!(error instanceof StoreError)) throw error
}
