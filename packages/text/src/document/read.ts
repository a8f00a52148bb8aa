import * as Y from 'yjs'
import type { TextEdit } from '../log/text.ts'
import { fromBase64 } from './base64.ts'

/**
 * Brings edits into a document, as if they came from `origin`. One that cannot be read is passed over: whoever
 * recorded it, the others stand.
 */
export function bringIn(doc: Y.Doc, edits: readonly TextEdit[], origin?: unknown): void {
  const updates = edits.flatMap(({ update }) => {
    try {
      const bytes = fromBase64(update)
      // Reads it whole: a document that throws half-way is left half-changed.
      Y.decodeUpdate(bytes)
      return [bytes]
    } catch {
      return []
    }
  })
  if (updates.length > 0)
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update, origin)
    }, origin)
}
