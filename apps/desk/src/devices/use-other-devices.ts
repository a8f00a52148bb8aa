import { useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { noteMissing } from '../history/older.ts'
import { forgottenAfter, keptByAll, type OtherDevice, otherDevices } from './devices.ts'

/** The other devices and when each was last heard of, read from the end of the log once; `undefined` until it has been read. */
export function useOtherDevices(): readonly OtherDevice[] | undefined {
  const workspace = useWorkspace()
  const [devices, setDevices] = useState<readonly OtherDevice[]>()
  useEffect(() => {
    let shown = true
    const now = Date.now()
    // One that recorded nothing since is not expected to have anything to send, and older history need not be here.
    const recent = { since: now - forgottenAfter, order: 'newest' as const, limit: keptByAll }
    workspace.query(recent).then(({ events }) => {
      if (!shown) return
      const log = events.map(({ event }) => event).reverse()
      setDevices(otherDevices(log, workspace.replica, now))
    }, noteMissing)
    return () => {
      shown = false
    }
  }, [workspace])
  return devices
}
