import type { Workspace } from '@causeway/client'
import { parseStreamId, type StreamId } from '@causeway/core'
import { useRefusals, useSync, useWorkspace } from '@causeway/react'
import { X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { recordHref } from '../app/record-href.ts'
import { IconButton } from '../parts/Button.tsx'
import { useIsAway } from '../sync/away.ts'
import { namesFor } from '../words/names.ts'
import styles from './ReconnectNotice.module.css'
import { reportWords } from './words.ts'

/** As many records as one reads at a glance. */
const shown = 3

/** How much is still open in some records: it goes down as it is settled. */
function openIn(workspace: Pick<Workspace, 'status'>, streams: readonly StreamId[]): number {
  return streams.reduce((sum, stream) => {
    const { conflicts, flags } = workspace.status(stream)
    return sum + conflicts.length + flags.length
  }, 0)
}

/** What came of having been away: said once, quietly, until it is closed, or one is away again. */
export default function ReconnectNotice() {
  const workspace = useWorkspace()
  const report = useSyncExternalStore(workspace.report.subscribe, workspace.report.getState)
  const questions = useSync((status) => status.questions)
  const refusals = useRefusals()
  const isAway = useIsAway()
  return (
    <div role="status">
      {report && !isAway && (
        <div className={styles.notice}>
          <p className={styles.text}>
            <strong>You are back.</strong>{' '}
            {reportWords({ ...report, needs: openIn(workspace, report.needs) })}
            {report.mergedIn.length > 0 && (
              <>
                {' '}
                Merged in:{' '}
                {report.mergedIn.slice(0, shown).map((stream, index) => {
                  const { aggregate, id } = parseStreamId(stream)
                  return (
                    <span key={stream}>
                      {index > 0 && ', '}
                      <Link href={recordHref(stream)}>{namesFor(workspace, aggregate, id).record}</Link>
                    </span>
                  )
                })}
                {report.mergedIn.length > shown && ` and ${report.mergedIn.length - shown} more`}.
              </>
            )}
            {questions + refusals.length > 0 && (
              <>
                {' '}
                <Link href="/needs-you">See what needs you</Link>
              </>
            )}
          </p>
          <IconButton label="Close this report" icon={X} small onClick={() => workspace.dismissReport()} />
        </div>
      )}
    </div>
  )
}
