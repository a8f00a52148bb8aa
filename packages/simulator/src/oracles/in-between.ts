import type { Workspace } from '@causeway/client'
import {
  canonicalJson,
  createLedger,
  isCommitted,
  type Ledger,
  type LoggedEvent,
  parseStreamId,
} from '@causeway/core'
import { nextModel } from '../workload/next-version.ts'

/**
 * What a tab shows otherwise than its own log says, while all sorts of things are still under way: what is committed
 * folded, and what is to be sent on top. Nothing when they agree, or when the tab has moved on since its log was read.
 */
export function differsInBetween(workspace: Workspace, log: readonly LoggedEvent[]): string | undefined {
  const committed = log.filter(isCommitted)
  const pending = log.filter((event) => !isCommitted(event))
  const ledger = createLedger(nextModel)
  ledger.commit(committed)
  ledger.record(pending)
  if (!isOfThisMoment(workspace, ledger)) return undefined
  for (const stream of ledger.streams()) {
    const { aggregate: name, id } = parseStreamId(stream)
    const aggregate = nextModel.get(name)
    // What a tab's own version does not know it shows as it began.
    if (!aggregate || workspace.status(stream).trouble) continue
    const here = canonicalJson(workspace.state(aggregate, id))
    const there = canonicalJson(ledger.state(aggregate, id))
    if (here !== there) return `${stream} as ${here}, not as ${there}`
  }
  return undefined
}

/** Whether the tab holds and waits for just what the ledger does. */
function isOfThisMoment(workspace: Workspace, ledger: Ledger): boolean {
  if (canonicalJson(workspace.held()) !== canonicalJson(ledger.vector)) return false
  for (const stream of ledger.streams()) {
    if (workspace.status(stream).pending !== (ledger.moment(stream)?.status.pending ?? 0)) return false
  }
  return true
}
