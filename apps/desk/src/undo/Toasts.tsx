import { X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button, IconButton } from '../parts/Button.tsx'
import { SayContext, type Toast } from './say.ts'
import styles from './Toasts.module.css'

/** Long enough to read it and to reach the button; milliseconds. */
const stay = 8000

/** Says what was just done at the screen's edge: one thing at a time, the newest. It waits while it is pointed at. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<Toast>()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(() => setToast(undefined), stay)
    return () => clearTimeout(timer)
  }, [toast, held])
  const close = () => {
    setToast(undefined)
    setHeld(false)
  }
  return (
    <SayContext value={setToast}>
      {children}
      <section className={styles.place} aria-label="What was just done">
        {/* It is there before it speaks: what appears together with its words is not announced. */}
        <div role="status">
          {toast && (
            // biome-ignore lint/a11y/noStaticElementInteractions: it is only kept from going while somebody is at it
            <div
              className={styles.toast}
              data-tone={toast.tone}
              onPointerEnter={() => setHeld(true)}
              onPointerLeave={() => setHeld(false)}
              onFocus={() => setHeld(true)}
              onBlur={() => setHeld(false)}
            >
              <span className={styles.text}>{toast.text}</span>
              {toast.action && (
                <Button
                  small
                  onClick={() => {
                    close()
                    toast.action?.run()
                  }}
                >
                  {toast.action.label}
                </Button>
              )}
              <IconButton label="Close" icon={X} small onClick={close} />
            </div>
          )}
        </div>
      </section>
    </SayContext>
  )
}
