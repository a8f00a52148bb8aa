import { useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { type OtherDevice, otherDevices } from './devices.ts'

/** The other devices and when each was last heard of, read from the log once; `undefined` until it has been read. */
export function useOtherDevices(): readonly OtherDevice[] | undefined {
  const workspace = useWorkspace()
  const [devices, setDevices] = useState<readonly OtherDevice[]>()
  useEffect(() => {
    let shown = true
    void workspace.log().then((log) => {
      if (shown) setDevices(otherDevices(log, workspace.replica, Date.now()))
    })
    return () => {
      shown = false
    }
  }, [workspace])
  return devices
}
