import { type LoggedEvent, parseDotKey } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { useEffect, useState } from 'react'
import { noteMissing, useTries } from '../../history/older.ts'

/** An event by its dot: among those that are shown, or else from the log; `null` when this device has none such. */
export function useEvent(id: string, shown: LoggedEvent | undefined): LoggedEvent | null | undefined {
  const workspace = useWorkspace()
  const [read, setRead] = useState<LoggedEvent | null>()
  const isShown = shown !== undefined
  const tries = useTries()
  // biome-ignore lint/correctness/useExhaustiveDependencies: tries says that it is worth reading again
  useEffect(() => {
    if (isShown) return
    let wanted = true
    const { replica, seq } = parseDotKey(id)
    workspace.query({ replica, seq }).then(({ events: [found] }) => {
      if (wanted) setRead(found?.event ?? null)
    }, noteMissing)
    return () => {
      wanted = false
    }
  }, [workspace, id, isShown, tries])
  return shown ?? read
}
