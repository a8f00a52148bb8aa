import type { Workspace } from '@causeway/client'
import { type TextEdit, textList } from '@causeway/text'

/** What texts say, as plain text, by their ids. */
export type PlainTexts = ReadonlyMap<string, string>

/** The plain texts of a workspace, for whoever searches, exports or shows them. */
export interface PlainTextStore {
  getState(): PlainTexts
  subscribe(listener: () => void): () => void
}

const nothing: PlainTexts = new Map()
const stores = new WeakMap<Workspace, PlainTextStore>()

/**
 * The plain texts of a workspace, kept up to date: read from the log's edits with Yjs, which is fetched for it once
 * the browser has nothing else to do. Until then there are none. A text is read again only when it has changed.
 */
export function plainTextsOf(workspace: Workspace): PlainTextStore {
  const known = stores.get(workspace)
  if (known) return known
  const listeners = new Set<() => void>()
  const source = workspace.view(textList)
  let texts = nothing
  const store: PlainTextStore = {
    getState: () => texts,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  stores.set(workspace, store)
  whenIdle(async () => {
    const { readText, recoverUnsaved } = await import('./read-text.ts')
    // What a page left behind that went away at once is recorded now, whichever screen is open.
    await recoverUnsaved(workspace)
    const readFrom = new Map<string, readonly TextEdit[]>()
    function read(): void {
      const changed = source.getState().sorted.filter(({ id, edits }) => readFrom.get(id) !== edits)
      if (changed.length === 0) return
      const next = new Map(texts)
      for (const { id, edits } of changed) {
        readFrom.set(id, edits)
        next.set(id, readText(edits))
      }
      texts = next
      for (const listener of listeners) listener()
    }
    read()
    let isDue = false
    source.subscribe(() => {
      // While somebody writes, not at each stretch of it.
      if (isDue) return
      isDue = true
      whenIdle(() => {
        isDue = false
        read()
      })
    })
  })
  return store
}

function whenIdle(work: () => unknown): void {
  const later = globalThis.requestIdleCallback ?? setTimeout
  // What cannot be fetched now, with no connection before everything was, is fetched at the next start.
  later(() => void Promise.resolve(work()).catch(() => undefined))
}
