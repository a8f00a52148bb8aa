import * as Y from 'yjs'
import type { TextEdit } from '../log/text.ts'
import { toBase64 } from './base64.ts'
import { page } from './plain-text.ts'
import { bringIn, updateOf } from './read.ts'

let made = 0

/** A device that writes, without an editor. */
export interface Writer {
  readonly doc: Y.Doc
  /** Types at the end of a paragraph, or in a new one below; what it gives is what the log gets. */
  types(words: string, paragraph?: number): TextEdit
  /** Changes the document in any way. */
  does(change: (root: Y.XmlFragment) => void): TextEdit
  hears(edits: readonly TextEdit[]): void
}

export function writer(heard: readonly TextEdit[] = []): Writer {
  const doc = new Y.Doc()
  const root = doc.getXmlFragment(page)
  const self: Writer = {
    doc,
    types: (words, at) =>
      self.does(() => {
        const block = at === undefined ? undefined : root.get(at)
        const line = block instanceof Y.XmlElement ? block.get(0) : undefined
        if (line instanceof Y.XmlText) line.insert(line.length, words)
        else root.push([paragraph(words)])
      }),
    does(change) {
      let update: Uint8Array = new Uint8Array()
      const keep = (one: Uint8Array) => {
        update = one
      }
      doc.on('update', keep)
      doc.transact(() => change(root))
      doc.off('update', keep)
      return { edit: `edit-${++made}`, update: toBase64(update) }
    },
    hears: (edits) =>
      bringIn(
        doc,
        edits.flatMap((edit) => updateOf(edit) ?? []),
      ),
  }
  self.hears(heard)
  return self
}

/** A block with a text in it. */
export function paragraph(words: string, name = 'paragraph'): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [new Y.XmlText(words)])
  return element
}
