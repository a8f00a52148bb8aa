import { type Dot, dotKey, type ReplicaId, type StreamId, type Transition } from '@causeway/core'
import { createStore } from 'zustand/vanilla'
import type { LiveState } from '../live/live-state.ts'
import type { Readable } from '../live/readable.ts'
import type { SyncStatus, TookStates } from './status.ts'

/** What came of being away: told once this device is in step again. */
export interface ReconnectReport {
  /** Own changes that went out, and others' that came in. */
  readonly sent: number
  readonly received: number
  /** Others' changes of which only the outcome was taken, there being so many. */
  readonly skipped: number
  /** Changes that met others and were merged, or gave way, by a rule. */
  readonly merged: number
  /** Records that need a person now and did not before. */
  readonly needs: readonly StreamId[]
  /** Own changes that were refused. */
  readonly refused: number
  /** Records in which something was merged. */
  readonly mergedIn: readonly StreamId[]
}

/** Reports what came of being away. */
export interface Reporter {
  readonly report: Readable<ReconnectReport | undefined>
  dismiss(): void
}

/** Gathers from when the line is lost, or from the opening with work unsent, until all is sent and heard. */
export function watchReconnects(live: LiveState, sync: Readable<SyncStatus>): Reporter {
  const report = createStore<{ readonly value: ReconnectReport | undefined }>(() => ({ value: undefined }))
  let absence: Absence | undefined = sync.getState().waiting > 0 ? createAbsence() : undefined
  let wasLive = false
  let taken = sync.getState().tookStates?.at

  live.onTransitions((transitions) => absence?.take(transitions, live.meta.replica))
  sync.subscribe(({ phase, waiting, tooNew, retryAt, tookStates }) => {
    if (tookStates && tookStates.at !== taken) {
      taken = tookStates.at
      absence?.tookStates(tookStates)
    }
    if (phase !== 'live') {
      // A device that was never in step has nobody's absence to tell of, unless it has work of its own.
      if (wasLive || waiting > 0) absence ??= createAbsence()
      if (retryAt !== undefined) absence?.wasCutOff()
      return
    }
    wasLive = true
    if (waiting > tooNew || !absence) return
    const told = absence.summary()
    absence = undefined
    if (told) report.setState({ value: told })
  })

  return {
    report: selected(report),
    dismiss: () => report.setState({ value: undefined }),
  }
}

function selected(
  store: Readable<{ readonly value: ReconnectReport | undefined }>,
): Readable<ReconnectReport | undefined> {
  return {
    getState: () => store.getState().value,
    getInitialState: () => store.getInitialState().value,
    subscribe: (listener) => store.subscribe((state, before) => listener(state.value, before.value)),
  }
}

/** What happens while a device is away and comes back. */
interface Absence {
  take(transitions: readonly Transition[], own: ReplicaId): void
  /** States came in place of events. */
  tookStates(taken: TookStates): void
  /** The line was really gone, not only being set up. */
  wasCutOff(): void
  /** Nothing when there is nothing to tell: no work went out over a line that had been gone, and nothing met. */
  summary(): ReconnectReport | undefined
}

function createAbsence(): Absence {
  let cutOff = false
  const sent = new Set<string>()
  const received = new Set<string>()
  const merged = new Map<string, StreamId>()
  const refused = new Set<string>()
  /** How many questions and marks a record had at first, and has now. */
  const asked = new Map<StreamId, { readonly before: number; readonly now: number }>()
  let skipped = 0
  let acknowledged = 0

  function verdicts({ stream, judged }: Transition, own: ReplicaId): void {
    for (const { event, judgement } of judged) {
      const key = dotKey(event)
      merged.delete(key)
      refused.delete(key)
      const concernsOwn = event.replica === own || judgement.rivals.some(isOf(own))
      if (!concernsOwn) continue
      if (judgement.verdict === 'merged' || judgement.verdict === 'superseded') merged.set(key, stream)
      if (judgement.verdict === 'refused' && event.replica === own) refused.add(key)
    }
  }

  return {
    take(transitions, own) {
      for (const transition of transitions) {
        for (const event of transition.events) {
          if (event.position === undefined) continue
          if (event.replica === own) sent.add(dotKey(event))
          else received.add(dotKey(event))
        }
        verdicts(transition, own)
        const { stream, before, after } = transition
        asked.set(stream, { before: asked.get(stream)?.before ?? questions(before), now: questions(after) })
      }
    },
    tookStates({ events, own, needs }) {
      skipped += events
      acknowledged += own
      for (const stream of needs) asked.set(stream, { before: 0, now: 1 })
    },
    wasCutOff() {
      cutOff = true
    },
    summary() {
      const needs = [...asked].filter(([, { before, now }]) => now > before).map(([stream]) => stream)
      const met = merged.size + needs.length + refused.size > 0
      if (!met && skipped === 0 && !(cutOff && sent.size > 0)) return undefined
      return {
        ...{
          sent: sent.size + acknowledged,
          received: received.size,
          skipped,
          merged: merged.size,
          refused: refused.size,
        },
        ...{ needs, mergedIn: [...new Set(merged.values())] },
      }
    },
  }
}

const isOf = (own: ReplicaId) => (dot: Dot) => dot.replica === own

function questions(moment: Transition['after']): number {
  return moment ? moment.status.conflicts.length + moment.status.flags.length : 0
}
