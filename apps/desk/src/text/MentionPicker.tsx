import { Package, ReceiptText } from 'lucide-react'
import { createPortal } from 'react-dom'
import styles from './MentionPicker.module.css'
import type { Found } from './use-mentions.ts'

const icons = { order: ReceiptText, product: Package } as const

/** Pixels the list takes at most; where there is less below the caret, it stands above. */
const height = 300

/** The id of one of the list's items, for the editor to say which is chosen. */
export const mentionItemId = (list: string, at: number) => `${list}-${at}`

/** What can be mentioned, at the caret. The keys are the editor's: the focus stays where one writes. */
export function MentionPicker({
  id,
  found: { asking, items, at },
}: {
  readonly id: string
  readonly found: Found
}) {
  const { left, top, bottom } = asking.caret
  const isAbove = bottom + height > innerHeight && top > height
  const place = {
    left: Math.min(left, innerWidth - 296),
    ...(isAbove ? { bottom: innerHeight - top + 4 } : { top: bottom + 4 }),
  }
  return createPortal(
    <div id={id} role="listbox" aria-label="Orders and products" className={styles.list} style={place}>
      {items.map((item, index) => {
        const Icon = icons[item.kind]
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the chosen one
          <div
            key={`${item.kind} ${item.id}`}
            id={mentionItemId(id, index)}
            role="option"
            aria-selected={index === at}
            className={styles.item}
            onPointerDown={(event) => {
              event.preventDefault()
              asking.pick({ kind: item.kind, id: item.id, label: item.label })
            }}
          >
            <Icon aria-hidden size={16} strokeWidth={1.75} className={styles.icon} />
            <span className={styles.name}>{item.label}</span>
            <span className={styles.note}>{item.note}</span>
          </div>
        )
      })}
    </div>,
    document.body,
  )
}
