import type { Diagnostics } from '@causeway/client'
import { useSync, useWorkspace } from '@causeway/react'
import { ListFilter } from 'lucide-react'
import { Suspense, useEffect, useState } from 'react'
import { loadLater } from '../../app/load-later.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { opensOffline } from '../../app/service-worker.ts'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { LinkButton } from '../../parts/LinkButton.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Sheet, SheetSection } from '../../parts/Sheet.tsx'
import { logAddress } from '../log/log-address.ts'
import { clockIsOff, describeDiagnostics, reportText } from './report.ts'

const HistorySection = loadLater(() => import('./HistorySection.tsx'))
const RelayLists = loadLater(() => import('./RelayLists.tsx'))
const WireSection = loadLater(() => import('./WireSection.tsx'))

/** Milliseconds. */
const settleTime = 150

interface Found {
  readonly report: Diagnostics
  readonly stateHash: string
  readonly offline: boolean
}

/** What to look at, and what to send, when something seems wrong. Shows nothing secret and nothing personal. */
export default function DiagnosticsScreen() {
  const workspace = useWorkspace()
  const sync = useSync()
  const [found, setFound] = useState<Found>()

  useEffect(() => {
    // Gathered anew when sync has come to rest for a moment: the state hash reads every state there is.
    void sync
    let shown = true
    const timer = setTimeout(async () => {
      const report = { ...(await workspace.diagnostics()), version: appVersion }
      const offline = await opensOffline()
      if (shown) setFound({ report, stateHash: workspace.stateHash(), offline })
    }, settleTime)
    return () => {
      shown = false
      clearTimeout(timer)
    }
  }, [workspace, sync])

  const parts = found ? describeDiagnostics(found.report, found.stateHash, found.offline) : []
  return (
    <>
      <ScreenHeader title="Diagnostics">
        {found && <CopyButton text={reportText(parts)}>Copy report</CopyButton>}
      </ScreenHeader>
      <Sheet>
        {found && clockIsOff(found.report.sync.offset) && (
          <Notice tone="warn" title="This device’s clock is off">
            Nothing is lost by it: times are put right with the relay’s clock. Set the clock in the device’s
            settings.
          </Notice>
        )}
        {parts.map(({ title, lines }) => (
          <SheetSection key={title} title={title}>
            <Facts facts={lines} />
          </SheetSection>
        ))}
        <SheetSection
          title="Every change"
          description="All that was recorded, on every device: by record, kind, person, device and time, with what came of it."
        >
          <div>
            <LinkButton href={logAddress({})} icon={ListFilter}>
              Look through the log
            </LinkButton>
          </div>
        </SheetSection>
        <Suspense>
          <HistorySection />
          <RelayLists />
          <WireSection />
        </Suspense>
      </Sheet>
    </>
  )
}
