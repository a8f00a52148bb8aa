import { useSync, useWorkspace } from '@causeway/react'
import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Clock,
  CloudDownload,
  CloudOff,
  LoaderCircle,
  type LucideIcon,
  RefreshCw,
} from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { loadLater } from '../app/load-later.ts'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import styles from './SyncPill.module.css'
import { type SyncWords, syncWords } from './words.ts'

const SyncPanel = loadLater(() => import('./SyncPanel.tsx'))

const icons: Readonly<Record<SyncWords['icon'], LucideIcon>> = {
  synced: CircleCheck,
  sending: RefreshCw,
  waiting: Clock,
  offline: CloudOff,
  connecting: LoaderCircle,
  'catching-up': CloudDownload,
  'needs-you': CircleAlert,
  refused: CircleSlash,
}

/** Where this device stands with the relay, in words and an icon, always in sight. Opens the panel behind it. */
export function SyncPill() {
  const workspace = useWorkspace()
  const { text, icon } = useSync(syncWords)
  const pill = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const Icon = icons[icon]
  useShortcut('syncNow', () => workspace.syncNow())
  return (
    <>
      <div role="status" className={styles.place}>
        <button
          ref={pill}
          type="button"
          className={styles.pill}
          data-state={icon}
          title="What is sent and what is waiting"
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen((before) => !before)}
        >
          <Icon aria-hidden size={15} strokeWidth={2} className={styles.icon} />
          <span className={styles.words}>{text}</span>
        </button>
      </div>
      {open && (
        <Suspense>
          <SyncPanel anchor={pill} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
