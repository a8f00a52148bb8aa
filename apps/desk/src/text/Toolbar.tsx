import { Toolbar as BaseToolbar } from '@base-ui/react/toolbar'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import {
  AtSign,
  Bold,
  Heading,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Redo2,
  Undo2,
} from 'lucide-react'
import type { RefObject } from 'react'
import { keyLabel } from '../keyboard/shortcuts.ts'
import styles from './Toolbar.module.css'

interface Tool {
  readonly label: string
  readonly keys?: string
  readonly icon: LucideIcon
  readonly isOn?: (editor: Editor) => boolean
  readonly can?: (editor: Editor) => boolean
  readonly run: (editor: Editor) => unknown
}

const groups: readonly (readonly Tool[])[] = [
  [
    {
      label: 'Heading',
      keys: 'Mod+Alt+2',
      icon: Heading,
      isOn: (editor) => editor.isActive('heading'),
      run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    },
    {
      label: 'Bold',
      keys: 'Mod+b',
      icon: Bold,
      isOn: (editor) => editor.isActive('bold'),
      run: (editor) => editor.chain().focus().toggleBold().run(),
    },
    {
      label: 'Italic',
      keys: 'Mod+i',
      icon: Italic,
      isOn: (editor) => editor.isActive('italic'),
      run: (editor) => editor.chain().focus().toggleItalic().run(),
    },
  ],
  [
    {
      label: 'List',
      keys: 'Mod+Shift+8',
      icon: List,
      isOn: (editor) => editor.isActive('bulletList'),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      label: 'Numbered list',
      keys: 'Mod+Shift+7',
      icon: ListOrdered,
      isOn: (editor) => editor.isActive('orderedList'),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      label: 'Check list',
      keys: 'Mod+Shift+9',
      icon: ListChecks,
      isOn: (editor) => editor.isActive('taskList'),
      run: (editor) => editor.chain().focus().toggleTaskList().run(),
    },
  ],
]

const undoing: readonly Tool[] = [
  {
    label: 'Undo writing',
    keys: 'Mod+z',
    icon: Undo2,
    can: (editor) => editor.can().undo(),
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    label: 'Redo writing',
    keys: 'Mod+Shift+z',
    icon: Redo2,
    can: (editor) => editor.can().redo(),
    run: (editor) => editor.chain().focus().redo().run(),
  },
]

interface ToolbarProps {
  readonly editor: Editor
  readonly onLink: () => void
  readonly ref: RefObject<HTMLDivElement | null>
}

/** What can be made of what one writes. One stop on the way by Tab; arrows go from button to button. */
export function Toolbar({ editor, onLink, ref }: ToolbarProps) {
  const inserting: readonly Tool[] = [
    { label: 'Link', icon: Link, isOn: (one) => one.isActive('link'), run: onLink },
    {
      label: 'Mention an order or a product',
      keys: '@',
      icon: AtSign,
      run: (one) => one.chain().focus().insertContent(mentionStart(one)).run(),
    },
  ]
  const all = [...groups, inserting, undoing]
  return (
    <BaseToolbar.Root ref={ref} aria-label="Formatting" className={styles.toolbar}>
      {all.map((tools) => (
        <BaseToolbar.Group key={tools[0]?.label} className={styles.group}>
          {tools.map((tool) => (
            <ToolButton key={tool.label} tool={tool} editor={editor} />
          ))}
        </BaseToolbar.Group>
      ))}
    </BaseToolbar.Root>
  )
}

/** A mention begins a word. */
function mentionStart({ state }: Editor): string {
  const { $from } = state.selection
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '￼')
  return before === '' || /\s$/.test(before) ? '@' : ' @'
}

function ToolButton({ tool, editor }: { readonly tool: Tool; readonly editor: Editor }) {
  const { label, keys, icon: Icon, isOn, can, run } = tool
  const { on, possible } = useEditorState({
    editor,
    selector: () => ({ on: isOn?.(editor) ?? false, possible: can?.(editor) ?? true }),
  })
  return (
    <BaseToolbar.Button
      aria-label={label}
      title={keys ? `${label} (${keyLabel(keys)})` : label}
      aria-pressed={isOn ? on : undefined}
      disabled={!possible}
      className={styles.tool}
      // The selection stays where it is.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => run(editor)}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </BaseToolbar.Button>
  )
}
