import { useSync, useWorkspace } from '@causeway/react'
import { useEffect, useSyncExternalStore } from 'react'
import { counted } from '../format/words.ts'
import { Button } from '../parts/Button.tsx'
import { Notice } from '../parts/Notice.tsx'
import { passOver, readAgain, useIsMissing } from './older.ts'

/** How far older history is fetched, or that it cannot be had just now. Nothing while nobody looks for it. */
export default function OlderNotice() {
  const { fetchingOlder } = useWorkspace()
  const fetched = useSyncExternalStore(fetchingOlder.subscribe, fetchingOlder.getState)
  const isMissing = useIsMissing()
  const isLive = useSync(({ phase }) => phase === 'live')
  useEffect(() => {
    if (isMissing && isLive) readAgain()
  }, [isMissing, isLive])
  if (fetched !== undefined)
    return (
      <div role="status">
        <Notice title="Fetching older history">
          {fetched === 0 ? 'Asking the relay…' : `${counted(fetched, 'change')} so far`}
        </Notice>
      </div>
    )
  if (!isMissing || isLive) return null
  return (
    <div role="status">
      <Notice
        title="Older history is not on this device"
        actions={
          <Button looks small onClick={passOver}>
            OK
          </Button>
        }
      >
        Connect to look at it; everything you record goes on being saved.
      </Notice>
    </div>
  )
}
