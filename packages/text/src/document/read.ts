import * as Y from 'yjs'
import type { TextEdit } from '../log/text.ts'
import { fromBase64 } from './base64.ts'

/** The bytes of an edit; `undefined` when Yjs cannot read them, whoever recorded it. */
export function updateOf({ update }: TextEdit): Uint8Array | undefined {
  try {
    const bytes = fromBase64(update)
    // Reads it whole: a document that throws half-way is left half-changed.
    Y.decodeUpdate(bytes)
    return bytes
  } catch {
    return undefined
  }
}

/** Brings updates into a document in one step, as coming from `origin`. */
export function bringIn(doc: Y.Doc, updates: readonly Uint8Array[], origin?: unknown): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, origin)
  }, origin)
}

/** The document that edits make. */
export function documentOf(edits: readonly TextEdit[]): Y.Doc {
  try {
    return documentFrom(edits.map(({ update }) => fromBase64(update)))
  } catch {
    // One of them is none that Yjs can read. Looking through them all first would double the time for every text.
    return documentFrom(edits.flatMap((edit) => updateOf(edit) ?? []))
  }
}

function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  bringIn(doc, updates)
  return doc
}
