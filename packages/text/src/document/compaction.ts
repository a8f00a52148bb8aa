import * as Y from 'yjs'
import { longestUpdate, mostMerged, type TextEdit } from '../log/text.ts'
import { toBase64 } from './base64.ts'
import { documentOf, updateOf } from './read.ts'

/** From how many edits on it is worth an event to put some of them together. */
export const worthMerging = 64

/** What `text.commands.merge` takes, apart from the new edit's id. */
export interface Merging {
  readonly update: string
  readonly merges: readonly string[]
}

/**
 * Which edits to put together into one, and that one; `undefined` while they are few.
 *
 * From the newest back, each that is not much larger than all after it: so a long text is not recorded anew for a few
 * words, each character is recorded again only a logarithmic number of times, and few edits are left. (O'Neil et al.,
 * "The log-structured merge-tree", 1996.)
 */
export function mergingOf(edits: readonly TextEdit[]): Merging | undefined {
  if (edits.length < worthMerging) return undefined
  const readable = edits.filter((edit) => updateOf(edit) !== undefined)
  const taken: TextEdit[] = []
  let size = 0
  for (const edit of readable.toReversed().slice(0, mostMerged)) {
    if (taken.length >= worthMerging / 2 && edit.update.length > 2 * size) break
    taken.unshift(edit)
    size += edit.update.length
  }
  if (taken.length === readable.length) {
    const merging = mergingInto(rewritten(taken), taken)
    if (merging) return merging
  }
  while (size > longestUpdate) size -= taken.shift()?.update.length ?? size
  return taken.length < worthMerging / 4 ? undefined : mergingInto(joined(taken), taken)
}

function mergingInto(bytes: Uint8Array, edits: readonly TextEdit[]): Merging | undefined {
  const update = toBase64(bytes)
  return update.length > longestUpdate ? undefined : { update, merges: edits.map(({ edit }) => edit) }
}

/** By way of the document: stretches that belong together become one, and what was deleted shrinks to its length. */
function rewritten(edits: readonly TextEdit[]): Uint8Array {
  const doc = documentOf(edits)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** Without what they stand on. */
function joined(edits: readonly TextEdit[]): Uint8Array {
  return Y.mergeUpdates(edits.flatMap((edit) => updateOf(edit) ?? []))
}
