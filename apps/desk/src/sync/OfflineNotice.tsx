import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../parts/Button.tsx'
import { useIsAway } from './away.ts'
import styles from './OfflineNotice.module.css'

/** Being offline is no error: says once what still works, and goes by itself when the connection is back. */
export function OfflineNotice() {
  const offline = useIsAway()
  const [read, setRead] = useState(false)
  useEffect(() => {
    if (!offline) setRead(false)
  }, [offline])
  if (!offline || read) return null
  return (
    <div className={styles.notice}>
      <p>
        <strong>You are offline.</strong> Orders, stock and payments all work and are saved on this device.
        They are sent when the connection is back.
      </p>
      <IconButton label="Hide this notice" icon={X} small onClick={() => setRead(true)} />
    </div>
  )
}
