import type { Editor } from '@tiptap/core'

/** The day as its heading says it: `Tuesday 24 November`. */
export function dayHeading(day: Date): string {
  return day.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
}

/** Puts a day on top, with a box to check; where it is there already, the caret is put below its heading. */
export function startDay(editor: Editor, day: Date): void {
  const heading = dayHeading(day)
  const { doc } = editor.state
  let below: number | undefined
  doc.forEach((block, at) => {
    if (below === undefined && block.type.name === 'heading' && block.textContent === heading)
      below = at + block.nodeSize
  })
  if (below === undefined) {
    editor.commands.insertContentAt(0, [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: heading }] },
      { type: 'taskList', content: [{ type: 'taskItem', content: [{ type: 'paragraph' }] }] },
    ])
    below = heading.length + 2
  }
  // The nearest place below the heading where one can write.
  editor
    .chain()
    .setTextSelection(Math.min(below + 3, editor.state.doc.content.size))
    .focus()
    .scrollIntoView()
    .run()
}
