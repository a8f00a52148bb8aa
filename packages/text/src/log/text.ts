import { aggregate, commutes, event, view } from '@causeway/core'
import { z } from 'zod'

/** A text as the log has it: what Yjs makes a document of, in any order and however often. */
export interface TextState {
  /** In the order of the log; those that another one carries are left out. */
  readonly edits: readonly TextEdit[]
}

/** A stretch of somebody's writing, or several of them in one. */
export interface TextEdit {
  /** Made on the device; an edit that is recorded twice counts once. */
  readonly edit: string
  /** A Yjs update (`Y.encodeStateAsUpdate`, version 1), in base64. */
  readonly update: string
}

/** Characters of base64, so that an event stays below what the relay takes. */
export const longestUpdate = 200_000

/** How many edits one may carry. */
export const mostMerged = 2_000

const edit = z.string().min(1).max(40)
const update = z
  .base64('This is not what the editor writes.')
  .min(4)
  .max(longestUpdate, 'This is too much text at once: put it in piece by piece.')

const written = z.object({ edit, update })
const putTogether = written.extend({ merges: z.array(edit).min(1).max(mostMerged) })

export const TextEdited = event('TextEdited', {
  data: written.extend({
    /** The edits that `update` carries as well: they need not be kept beside it. */
    merges: putTogether.shape.merges.optional(),
  }),
  policy: commutes(),
  correct: 'Change it in the text: there, undo takes back what you wrote since you opened it.',
})

/** True for an edit as it is recorded, wherever it was read from. */
export function isTextEdit(value: unknown): value is TextEdit {
  return written.safeParse(value).success
}

const nothingWritten: TextState = { edits: [] }

/**
 * A text that many write in at once: an order's notes, the hand-over page. Its state is the Yjs updates that make up
 * the document; making one of them is `@causeway/text/document`'s part, so that folding the log needs no Yjs.
 */
export const text = aggregate('text', {
  initialState: nothingWritten,
  events: [TextEdited],
  evolve: {
    TextEdited({ edits }, { edit, update, merges }) {
      if (edits.some((held) => held.edit === edit)) return { edits }
      const carried = new Set(merges)
      return { edits: [...edits.filter((held) => !carried.has(held.edit)), { edit, update }] }
    },
  },
  commands: {
    write: {
      input: written,
      decide: ({ edits }, input) =>
        edits.some((held) => held.edit === input.edit) ? [] : [TextEdited.of(input)],
    },
    /**
     * Puts edits together into one that carries them all. The document stays what it is. Changes nothing when one of
     * them is not there any more: somebody else did it first.
     */
    merge: {
      input: putTogether,
      decide({ edits }, input) {
        const held = new Set(edits.map(({ edit }) => edit))
        return input.merges.every((one) => held.has(one)) ? [TextEdited.of(input)] : []
      },
    },
  },
})

/** Every text there is, as the edits that make it up. */
export const textList = view('texts', {
  version: 1,
  from: text,
  row: ({ edits }, { id, pending }) => ({ id, edits, waiting: pending }),
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
})
