import { useSyncExternalStore } from 'react'
import { Button } from '../parts/Button.tsx'
import { Notice } from '../parts/Notice.tsx'
import { storageLoss, subscribeToStorageLoss } from './storage-loss.ts'

/** Says that this tab can save nothing any more, and what to do. */
export function StorageNotice() {
  const loss = useSyncExternalStore(subscribeToStorageLoss, storageLoss)
  if (!loss) return null
  return (
    <Notice
      tone="bad"
      title="This tab can no longer save"
      actions={
        <Button small onClick={() => location.reload()}>
          Load again
        </Button>
      }
    >
      {loss.message}
    </Notice>
  )
}
