import { Dialog as BaseDialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { IconButton } from './Button.tsx'
import { classNames } from './class-names.ts'
import styles from './Dialog.module.css'

interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: string
  /** For what is looked through rather than filled in. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A question or a short form over the screen; a sheet from below on a phone. Esc and the scrim close it. */
export function Dialog({ open, onClose, title, description, wide = false, children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.scrim} />
        <BaseDialog.Viewport className={styles.viewport}>
          <BaseDialog.Popup
            ref={popup}
            initialFocus={(interaction) => firstField(popup.current, interaction) ?? true}
            className={classNames(styles.dialog, wide && styles.wide)}
          >
            <div className={styles.head}>
              <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
              <BaseDialog.Close render={<IconButton looks label="Close" icon={X} small />} />
            </div>
            {description && (
              <BaseDialog.Description className={styles.description}>{description}</BaseDialog.Description>
            )}
            {children}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  )
}

/**
 * Where typing begins: at the field that says so with `data-begin`, else at the first. After a touch that one is not
 * focused: the screen keyboard would cover half of the dialog.
 */
function firstField(popup: HTMLElement | null, interaction: string): HTMLElement | null | undefined {
  const begin = popup?.querySelector<HTMLElement>('form [data-begin]')
  if (begin) return begin
  return interaction === 'touch' ? undefined : popup?.querySelector<HTMLElement>('form input, form textarea')
}

/** The buttons at a dialog's foot, the one that does it last. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
