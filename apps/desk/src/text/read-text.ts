import type { TextEdit } from '@causeway/text'
import { documentOf, plainText } from '@causeway/text/document'

export { recoverUnsaved } from '@causeway/text/document'

/** What edits come to, as plain text. */
export function readText(edits: readonly TextEdit[]): string {
  const doc = documentOf(edits)
  const text = plainText(doc)
  doc.destroy()
  return text
}
