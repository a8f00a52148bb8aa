import type { Outcome } from '@causeway/client'
import type { Traffic } from '../platform/network.ts'

/** What the generators reached, by kind: a kind that was never reached proves nothing. */
export interface Coverage {
  readonly faults: Counts
  /** Requests by what was asked for, and what they came to. */
  readonly requests: Counts
  readonly outcomes: Counts
  /** Verdicts by the rule that gave them, and events by type. */
  readonly verdicts: Counts
  readonly events: Counts
  readonly conflicts: Counts
  readonly flags: Counts
  /** The phases a device's sync was seen in, the codes of refusals, and what the log went through. */
  readonly sync: Counts
  fault(kind: string): void
  request(what: string, outcome: Outcome): void
  verdict(kind: string): void
  event(type: string): void
  conflict(question: string): void
  flag(rule: string): void
  seen(what: string): void
  traffic(traffic: Traffic): void
  add(other: Coverage): void
}

export type Counts = Map<string, number>

export function createCoverage(): Coverage {
  const counts = {
    faults: new Map<string, number>(),
    requests: new Map<string, number>(),
    outcomes: new Map<string, number>(),
    verdicts: new Map<string, number>(),
    events: new Map<string, number>(),
    conflicts: new Map<string, number>(),
    flags: new Map<string, number>(),
    sync: new Map<string, number>(),
  }
  const count = (into: Counts, what: string, times = 1) => into.set(what, (into.get(what) ?? 0) + times)
  return {
    ...counts,
    fault: (kind) => count(counts.faults, kind),
    request(what, outcome) {
      count(counts.requests, what)
      count(
        counts.outcomes,
        outcome.ok ? (outcome.events.length > 0 ? 'recorded' : 'nothing') : outcome.error.code,
      )
    },
    verdict: (kind) => count(counts.verdicts, kind),
    event: (type) => count(counts.events, type),
    conflict: (question) => count(counts.conflicts, question),
    flag: (rule) => count(counts.flags, rule),
    seen: (what) => count(counts.sync, what),
    traffic({ lost, doubled, swapped }) {
      for (const [kind, times] of Object.entries({ lost, doubled, swapped })) {
        if (times > 0) count(counts.faults, `frame ${kind}`, times)
      }
    },
    add(other) {
      for (const kind of [
        'faults',
        'requests',
        'outcomes',
        'verdicts',
        'events',
        'conflicts',
        'flags',
        'sync',
      ] as const) {
        for (const [what, times] of other[kind]) count(counts[kind], what, times)
      }
    },
  }
}
