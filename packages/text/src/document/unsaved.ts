import { isTextEdit, type TextEdit } from '../log/text.ts'
import { type TextLog, writeTo } from './text-log.ts'

// IndexedDB answers later, and a page that is closed does not wait: what is typed in its last moment would be lost.
// `localStorage` writes before it returns. So whatever is not recorded yet stands there, until it is.

const prefix = 'causeway/unsaved/'

/** What one open text keeps at hand until it is recorded. */
export interface Unsaved {
  /** Puts these edits in the place of those kept before. False when there is no room. */
  keep(edits: readonly TextEdit[]): boolean
  /** Nobody needs it any more. */
  release(): void
}

/** Makes a place for what is written in one text and not recorded yet. While it is open nobody else records it. */
export function openUnsaved({ id: workspace }: TextLog, text: string): Unsaved {
  const key = `${prefix}${workspace}/${crypto.getRandomValues(new Uint32Array(4)).join('')}`
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  void navigator.locks?.request(key, () => held)
  return {
    keep(edits) {
      try {
        if (edits.length === 0) localStorage.removeItem(key)
        else localStorage.setItem(key, JSON.stringify({ text, edits }))
        return true
      } catch {
        return false
      }
    },
    release,
  }
}

/**
 * Records what pages left behind that went away at once: at the next opening of the desk. A page that is still open
 * holds a lock on what it keeps. Edits have ids of their own, so what was recorded in the last moment is not again.
 */
export async function recoverUnsaved(log: TextLog): Promise<number> {
  let recovered = 0
  const own = `${prefix}${log.id}/`
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(own))) {
    const recover = async () => {
      const { text, edits } = readKept(localStorage.getItem(key))
      for (const edit of edits) {
        const outcome = await writeTo(log, text, edit)
        if (!outcome.ok) return
        recovered++
      }
      localStorage.removeItem(key)
    }
    if (navigator.locks === undefined) await recover()
    else await navigator.locks.request(key, { ifAvailable: true }, (lock) => (lock ? recover() : undefined))
  }
  return recovered
}

function readKept(kept: string | null): { readonly text: string; readonly edits: readonly TextEdit[] } {
  const value: unknown = JSON.parse(kept ?? '{}')
  const { text, edits } = { text: undefined, edits: undefined, ...Object(value) }
  return typeof text === 'string' && Array.isArray(edits)
    ? { text, edits: edits.filter(isTextEdit) }
    : { text: '', edits: [] }
}
