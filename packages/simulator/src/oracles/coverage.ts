import type { Outcome } from '@causeway/client'
import type { Traffic } from '../platform/network.ts'

/** What generators reach, each counted by kind: a kind that was never reached proves nothing. */
export const coverageKinds = [
  'faults',
  'requests',
  'outcomes',
  'verdicts',
  'policies',
  'rules',
  'events',
  'conflicts',
  'flags',
  'refusals',
] as const

export type CoverageKind = (typeof coverageKinds)[number]

/** How often what was reached, as plain data. */
export type Counts = Readonly<Record<CoverageKind, Map<string, number>>>

/** Counts what a run reaches. */
export interface Coverage {
  readonly counts: Counts
  seen(kind: CoverageKind, what: string, times?: number): void
  request(what: string, outcome: Outcome): void
  traffic(traffic: Traffic): void
  add(other: Counts): void
}

export function createCoverage(): Coverage {
  const counts: Counts = {
    faults: new Map(),
    requests: new Map(),
    outcomes: new Map(),
    verdicts: new Map(),
    policies: new Map(),
    rules: new Map(),
    events: new Map(),
    conflicts: new Map(),
    flags: new Map(),
    refusals: new Map(),
  }
  const seen: Coverage['seen'] = (kind, what, times = 1) =>
    counts[kind].set(what, (counts[kind].get(what) ?? 0) + times)
  return {
    counts,
    seen,
    request(what, outcome) {
      seen('requests', what)
      seen('outcomes', outcomeOf(outcome))
    },
    traffic({ lost, doubled, swapped }) {
      for (const [kind, times] of Object.entries({ lost, doubled, swapped })) {
        if (times > 0) seen('faults', `frame ${kind}`, times)
      }
    },
    add(other) {
      for (const kind of coverageKinds) for (const [what, times] of other[kind]) seen(kind, what, times)
    },
  }
}

function outcomeOf(outcome: Outcome): string {
  if (!outcome.ok) return outcome.error.code
  if (outcome.repeated) return 'repeated'
  return outcome.events.length > 0 ? 'recorded' : 'nothing'
}
