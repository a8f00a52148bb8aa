import { mergeAttributes, Node } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion } from '@tiptap/suggestion'
import { addressOf } from '../app/addresses.ts'

/** What can be mentioned. */
export type MentionKind = 'order' | 'product'

/** One record that is mentioned, and what it was called then. */
export interface Mention {
  readonly kind: MentionKind
  readonly id: string
  readonly label: string
}

/** What is asked for by typing `@` or `#`, while it is being typed. */
export interface Asking {
  readonly query: string
  readonly char: string
  readonly caret: DOMRect
  readonly pick: (mention: Mention) => void
}

/** The list of what can be mentioned: who shows it, and who answers the keys meanwhile. */
export interface MentionList {
  ask(asking: Asking | undefined): void
  /** True when the key was meant for the list. */
  onKey(key: string): boolean
  /** What a record is called now; what it was called then where this device does not know it. */
  nameOf(mention: Mention): string
  open(address: string): void
}

export function mentionAddress({ kind, id }: Pick<Mention, 'kind' | 'id'>): string {
  return addressOf(kind === 'order' ? 'orders' : 'products', id)
}

/** An order or a product in a text: a link with the name it has now. */
export function mentionNode(list: MentionList) {
  return Node.create({
    name: 'mention',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({
      kind: { default: 'order' },
      id: { default: '' },
      label: { default: '' },
    }),
    parseHTML: () => [{ tag: 'a[data-mention]' }],
    renderHTML: ({ node, HTMLAttributes }) => [
      'a',
      mergeAttributes({ 'data-mention': '', href: mentionAddress(read(node.attrs)) }, HTMLAttributes),
      list.nameOf(read(node.attrs)),
    ],
    renderText: ({ node }) => read(node.attrs).label,
    addNodeView:
      () =>
      ({ node }) => {
        const mention = read(node.attrs)
        const dom = document.createElement('a')
        dom.dataset.mention = mention.kind
        dom.href = mentionAddress(mention)
        dom.textContent = list.nameOf(mention)
        dom.addEventListener('click', (event) => {
          if (event.metaKey || event.ctrlKey) return
          event.preventDefault()
          list.open(mentionAddress(mention))
        })
        return { dom }
      },
    addProseMirrorPlugins() {
      const { editor } = this
      return ['#', '@'].map((char) =>
        Suggestion<Mention, Mention>({
          editor,
          char,
          pluginKey: new PluginKey(`mention ${char}`),
          command: ({ range, props }) =>
            editor
              .chain()
              .focus()
              .insertContentAt(range, [
                { type: 'mention', attrs: { ...props } },
                { type: 'text', text: ' ' },
              ])
              .run(),
          render: () => {
            const show = (props: {
              readonly query: string
              readonly clientRect?: (() => DOMRect | null) | null
              readonly command: (mention: Mention) => void
            }) => {
              const caret = props.clientRect?.()
              list.ask(caret ? { query: props.query, char, caret, pick: props.command } : undefined)
            }
            return {
              onStart: show,
              onUpdate: show,
              onKeyDown: ({ event }) => list.onKey(event.key),
              onExit: () => list.ask(undefined),
            }
          },
        }),
      )
    },
  })
}

function read(attributes: Readonly<Record<string, unknown>>): Mention {
  return {
    kind: attributes.kind === 'product' ? 'product' : 'order',
    id: String(attributes.id ?? ''),
    label: String(attributes.label ?? ''),
  }
}
