import type { LucideIcon } from 'lucide-react'
import { keyLabel, shortcuts } from '../keyboard/shortcuts.ts'
import { BarWords } from '../parts/BarWords.tsx'
import { Button } from '../parts/Button.tsx'
import styles from './MainAction.module.css'

interface MainActionProps {
  readonly icon: LucideIcon
  readonly children: string
  /** Something is open: it has the next step then, and on a phone the bar's room. */
  readonly isBeside: boolean
  readonly onClick: () => void
}

/** What one comes to a screen to do, in the bar; on a phone, which has the screen's name beside it, the verb alone is seen. */
export function MainAction({ icon, children, isBeside, onClick }: MainActionProps) {
  return (
    <span className={styles.action} data-beside={isBeside || undefined}>
      <Button
        look={isBeside ? 'plain' : 'primary'}
        icon={icon}
        hint={keyLabel(shortcuts.create.keys[0])}
        onClick={onClick}
      >
        <BarWords onPhone="first">{children}</BarWords>
      </Button>
    </span>
  )
}
