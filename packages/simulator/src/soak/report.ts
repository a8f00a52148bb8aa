import { type Counts, type CoverageKind, coverageKinds } from '../oracles/coverage.ts'
import { faultKinds } from '../plan.ts'
import { nextModel } from '../workload/next-version.ts'
import { wishNames } from '../workload/requests.ts'

/** All there is to reach, by kind, where it is known: what is missing from a report proves nothing. */
const reachable: Partial<Readonly<Record<CoverageKind, readonly string[]>>> = {
  faults: [...faultKinds, 'frame lost', 'frame doubled', 'frame swapped'],
  requests: [...wishNames, 'undo', 'retry', 'discard'],
  outcomes: [
    'recorded',
    'nothing',
    'repeated',
    'rejected',
    'not-allowed',
    'read-only',
    'storage-full',
    'storage-failed',
  ],
  verdicts: ['applied', 'merged', 'superseded', 'refused', 'escalated'],
  policies: ['both', 'stands', 'latest', 'asked', 'first', 'combined', 'undone'],
  events: [...new Set([...nextModel.values()].flatMap(({ events }) => [...events.keys()]))],
}

/** What of all there is was never reached, of a kind. */
export function neverReached(counts: Counts, kind: CoverageKind): readonly string[] {
  return (reachable[kind] ?? []).filter((what) => !counts[kind].has(what))
}

/** A line for each kind, the most frequent first, and one for what was never reached. */
export function coverageReport(counts: Counts): readonly string[] {
  return coverageKinds.flatMap((kind) => {
    const listed = [...counts[kind]].sort(([, a], [, b]) => b - a).map(([what, times]) => `${what} ${times}`)
    const never = neverReached(counts, kind)
    return [`${kind}: ${listed.join(', ')}`, ...(never.length > 0 ? [`  never: ${never.join(', ')}`] : [])]
  })
}
