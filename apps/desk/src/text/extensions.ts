import { page } from '@causeway/text/document'
import type { Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { TaskItem, TaskList } from '@tiptap/extension-list'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { type MentionList, mentionNode } from './mention.ts'
import { othersIn } from './others.ts'

/** What an editor is made for. */
interface Surroundings {
  readonly doc: Y.Doc
  readonly placeholder: string
  readonly mentions: MentionList
  /** Who else is in the text; absent where it is written in no room. */
  readonly others: Awareness | undefined
}

/** What the editor knows: the blocks and marks of a desk's notes, what is mentioned in them, and who else is there. */
export function extensionsFor({ doc, placeholder, mentions, others }: Surroundings): Extensions {
  return [
    StarterKit.configure({
      // Undo is the document's own: it takes back what was written here and leaves what others wrote.
      undoRedo: false,
      // A line that every device would add by itself, each its own.
      trailingNode: false,
      codeBlock: false,
      code: false,
      underline: false,
      // The page's title is the first, the record's parts the third.
      heading: { levels: [2, 3] },
      link: { openOnClick: false, autolink: true, protocols: ['mailto', 'tel'], defaultProtocol: 'https' },
    }),
    TaskList,
    TaskItem.configure({
      nested: true,
      a11y: { checkboxLabel: (node) => node.textContent || 'Something to do' },
    }),
    Placeholder.configure({ placeholder }),
    Collaboration.configure({ document: doc, field: page }),
    mentionNode(mentions),
    ...(others ? [othersIn(others)] : []),
  ]
}
