import type { Past, PastAxis } from '@causeway/client'
import { useWorkspace, WorkspaceProvider } from '@causeway/react'
import { type ReactNode, useMemo, useState } from 'react'
import { noteMissing } from '../history/older.ts'
import { PastContext, TravelContext, useTravel } from './travel.ts'

/** Lets what is below it look back in time. */
export function TravelProvider({ children }: { readonly children: ReactNode }) {
  const workspace = useWorkspace()
  const [past, setPast] = useState<Past>()
  const travel = useMemo(
    () => ({
      past,
      async go(at?: number, axis?: PastAxis) {
        const isOpen = past && (axis === undefined || axis === past.axis)
        const opened = isOpen ? past : await workspace.past(axis).catch(noteMissing)
        if (!opened) return
        if (at !== undefined) opened.goTo(at)
        setPast(opened)
      },
      async again() {
        if (!past) return
        const opened = await workspace.past(past.axis).catch(noteMissing)
        if (!opened) return
        opened.goTo(past.time.getState())
        setPast(opened)
      },
      end: () => setPast(undefined),
    }),
    [workspace, past],
  )
  return <TravelContext value={travel}>{children}</TravelContext>
}

/** Shows what is below it as it was, while somebody looks back. */
export function AsItWas({ children }: { readonly children: ReactNode }) {
  const { past } = useTravel()
  const now = useWorkspace()
  return (
    <PastContext value={past !== undefined}>
      <WorkspaceProvider workspace={past?.workspace ?? now}>{children}</WorkspaceProvider>
    </PastContext>
  )
}
