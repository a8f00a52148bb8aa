import { useState, useSyncExternalStore } from 'react'
import { Button } from '../parts/Button.tsx'
import { Notice } from '../parts/Notice.tsx'
import { applyUpdate, subscribeToUpdate, updateIsReady } from './service-worker.ts'

/** Says that a newer desk is ready, and lets the person choose the moment. */
export function UpdateNotice() {
  const ready = useSyncExternalStore(subscribeToUpdate, updateIsReady)
  const [later, setLater] = useState(false)
  if (!ready || later) return null
  return (
    <Notice
      title="A newer version of the desk is ready"
      actions={
        <>
          <Button small look="quiet" onClick={() => setLater(true)}>
            Later
          </Button>
          <Button small onClick={applyUpdate}>
            Update now
          </Button>
        </>
      }
    >
      Everything recorded here stays. The page is loaded anew.
    </Notice>
  )
}
