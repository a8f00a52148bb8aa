import * as Y from 'yjs'
import { longestUpdate, mostMerged, type TextEdit } from '../log/text.ts'
import { toBase64 } from './base64.ts'
import { createCoverage } from './coverage.ts'
import { updateOf } from './read.ts'

/** From how many edits on it is worth an event to put some of them together. */
export const worthMerging = 64

/** What `text.commands.merge` takes, apart from the new edit's id. */
export interface Merging {
  readonly update: string
  readonly merges: readonly string[]
}

/**
 * Which edits to put together into one, and that one; `undefined` while they are few. `doc` is what they all make.
 *
 * From the newest back, each that is not much larger than all after it: so a long text is not recorded anew for a few
 * words, each character is recorded again only a logarithmic number of times, and few edits are left. (O'Neil et al.,
 * "The log-structured merge-tree", 1996.)
 */
export function mergingOf(edits: readonly TextEdit[], doc: Y.Doc): Merging | undefined {
  if (edits.length < worthMerging) return undefined
  const readable = edits.flatMap((edit) => {
    const bytes = updateOf(edit)
    return bytes ? [{ edit, bytes }] : []
  })
  let from = readable.length
  let size = 0
  for (const { edit } of readable.toReversed().slice(0, mostMerged)) {
    if (readable.length - from >= worthMerging / 2 && edit.update.length > 2 * size) break
    from--
    size += edit.update.length
  }
  while (readable.length - from >= worthMerging / 4) {
    const update = toBase64(
      writtenSince(
        readable.slice(0, from).map(({ bytes }) => bytes),
        doc,
      ),
    )
    if (update.length <= longestUpdate)
      return { update, merges: readable.slice(from).map(({ edit }) => edit.edit) }
    from += Math.ceil((readable.length - from) / 8)
  }
  return undefined
}

/**
 * What a document has beside some updates. Out of the document, because there stretches that belong together are one,
 * and what was deleted has shrunk to its length.
 */
function writtenSince(updates: readonly Uint8Array[], doc: Y.Doc): Uint8Array {
  const covered = createCoverage()
  for (const update of updates) covered.add(update)
  return Y.encodeStateAsUpdate(doc, covered.vector())
}
