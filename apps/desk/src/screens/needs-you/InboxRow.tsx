import { useWorkspace } from '@causeway/react'
import { CircleAlert, CircleQuestionMark, CircleSlash, type LucideIcon } from 'lucide-react'
import { sayRequest } from '../../words/command-words.ts'
import type { InboxItem } from './inbox.ts'
import styles from './NeedsYouScreen.module.css'

const kinds: Readonly<Record<InboxItem['kind'], { readonly icon: LucideIcon; readonly title: string }>> = {
  question: { icon: CircleQuestionMark, title: 'Question' },
  check: { icon: CircleAlert, title: 'To check' },
  trouble: { icon: CircleAlert, title: 'Cannot be read' },
  refused: { icon: CircleSlash, title: 'Refused' },
}

/** One thing in the inbox: what it is about, and what is asked. */
export function InboxRow({ item }: { readonly item: InboxItem }) {
  const workspace = useWorkspace()
  const { icon: Icon, title } = kinds[item.kind]
  const name = item.kind === 'refused' ? sayRequest(workspace, item.refusal.commands) : item.record.title
  return (
    <div className={styles.row} data-kind={item.kind}>
      <Icon aria-hidden size={16} strokeWidth={1.75} className={styles.icon} />
      <span className={styles.name}>{name}</span>
      <span className={styles.kind}>{title}</span>
      <span className={styles.asked}>{asked(item)}</span>
    </div>
  )
}

function asked(item: InboxItem): string {
  switch (item.kind) {
    case 'question':
      return item.conflict.question
    case 'check':
      return item.flag.message
    case 'trouble':
      return item.trouble.kind === 'newer' ? 'Update the desk to edit it.' : 'One change was set aside.'
    case 'refused':
      return item.refusal.reason
  }
}
