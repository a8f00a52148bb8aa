import { text } from '@causeway/text'
import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useMay } from '../app/use-may.ts'
import { useIsPast } from '../travel/travel.ts'
import { extensionsFor } from './extensions.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { MentionPicker, mentionItemId } from './MentionPicker.tsx'
import styles from './TextEditor.module.css'
import { TextMark } from './TextMark.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useMentions } from './use-mentions.ts'
import { type SharedText, useSharedText } from './use-shared-text.ts'

interface TextEditorProps {
  /** Which text. */
  readonly id: string
  readonly label: string
  readonly placeholder: string
  /** A page of its own, with room to write; else as tall as what is written. */
  readonly tall?: boolean
  /** The caret is put here at once: somebody asked to write. */
  readonly autoFocus?: boolean
  readonly onEditor?: (editor: Editor | null) => void
}

/** A text that many write in at once: saved on this device as one writes, and merged with what others write. */
export default function TextEditor(props: TextEditorProps) {
  const { id } = props
  const shared = useSharedText(id)
  return shared ? <Writing key={id} {...props} {...shared} /> : <div className={styles.frame} />
}

/** Characters that can be put in at once: one event holds so many. */
const mostPasted = 50_000

type WritingProps = TextEditorProps & SharedText

function Writing({ id, label, placeholder, tall, autoFocus, onEditor, open, others }: WritingProps) {
  const isPast = useIsPast()
  const whyNot = useMay().whyNot({ aggregate: text.name, name: 'write' })
  const isEditable = !isPast && whyNot === undefined
  const picker = useId()
  const toolbar = useRef<HTMLDivElement>(null)
  const { list, found } = useMentions()
  const [linking, setLinking] = useState(false)
  const editor = useEditor(
    {
      extensions: extensionsFor({ doc: open.doc, placeholder, mentions: list, others }),
      autofocus: autoFocus ? 'end' : false,
      injectCSS: false,
      editable: isEditable,
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          class: styles.text ?? '',
        },
        transformPastedText: (pasted) => pasted.slice(0, mostPasted),
        handlePaste: (_view, _event, slice) => slice.size > mostPasted,
      },
    },
    [open],
  )
  useEffect(() => {
    onEditor?.(editor)
    return () => onEditor?.(null)
  }, [editor, onEditor])

  useEffect(() => {
    editor.setEditable(isEditable, false)
  }, [editor, isEditable])

  const chosen = found ? mentionItemId(picker, found.at) : undefined
  useEffect(() => {
    const { dom } = editor.view
    for (const [name, value] of Object.entries({
      'aria-activedescendant': chosen,
      'aria-controls': chosen && picker,
    })) {
      if (value === undefined) dom.removeAttribute(name)
      else dom.setAttribute(name, value)
    }
  }, [editor, chosen, picker])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey && event.key === 'F10') {
      event.preventDefault()
      toolbar.current?.querySelector('button')?.focus()
    } else if (event.key === 'Escape' && toolbar.current?.contains(document.activeElement)) {
      editor.commands.focus()
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the parts within, on their way up
    <div
      className={styles.frame}
      data-tall={tall || undefined}
      onKeyDown={onKeyDown}
      onBlur={() => void open.save()}
    >
      {whyNot === undefined && <Toolbar ref={toolbar} editor={editor} onLink={() => setLinking(true)} />}
      <EditorContent editor={editor} className={styles.page} />
      <div className={styles.foot}>
        <TextMark id={id} saving={open.saving} />
        {whyNot && <p>{whyNot}</p>}
      </div>
      {found && <MentionPicker id={picker} found={found} />}
      {linking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
}
