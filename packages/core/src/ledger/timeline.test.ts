import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectiveTime } from '../causality/hybrid-clock.ts'
import type { CommittedEvent } from '../model/envelope.ts'
import { arbitrarySteps, relayHistory } from './histories.fixture.ts'
import { createLedger } from './ledger.ts'
import { createProjection } from './read-model.ts'
import { anyDrafts, specimenModel, specimenView } from './specimen.fixture.ts'
import { createTimeline } from './timeline.ts'

const skews = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 4 })
const history = fc
  .tuple(arbitrarySteps(anyDrafts, { streams: 3, maxLength: 30 }), skews)
  .map(([steps, off]) => relayHistory(steps, off))

/** The log folded plainly, as far as it had happened: what the timeline must show. */
function foldedUpTo(log: readonly CommittedEvent[], time: number) {
  const ledger = createLedger(specimenModel)
  const happened = log.filter((event) => effectiveTime(event) <= time)
  ledger.commit(happened.map((event, index) => ({ ...event, position: index + 1 })))
  return ledger
}

describe('a timeline', () => {
  it('shows every moment as a fold of what had happened by then, wherever it comes from', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), (log, stops) => {
        const timeline = createTimeline(specimenModel, log, effectiveTime)
        const view = createProjection(specimenView)
        for (const stop of stops) {
          const at = log[stop % Math.max(1, log.length)]
          const time = at ? effectiveTime(at) : 0
          view.apply(timeline.goTo(time))
          const ledger = foldedUpTo(log, time)
          for (const { stream } of log) expect(timeline.moment(stream)).toEqual(ledger.moment(stream))
          expect([...timeline.streams()].sort()).toEqual([...ledger.streams()].sort())
          for (const stream of ledger.streams()) {
            for (const { event, judgement } of timeline.history(stream)) {
              expect(judgement).toEqual(ledger.judgement(event))
            }
          }
          const rebuilt = createProjection(specimenView)
          rebuilt.rebuild(ledger)
          expect(view.value.sorted).toEqual(rebuilt.value.sorted)
          expect(view.value.totals).toEqual(rebuilt.value.totals)
        }
      }),
    )
  })

  it('ends where the ledger stands', () => {
    fc.assert(
      fc.property(history, (log) => {
        const ledger = createLedger(specimenModel)
        ledger.commit(log)
        const timeline = createTimeline(specimenModel, log, effectiveTime)
        expect(timeline.times).toHaveLength(log.length)
        expect(new Set(timeline.unfinished())).toEqual(new Set(log.map(({ stream }) => stream)))
        timeline.goTo(timeline.span?.to ?? 0)
        expect([...timeline.unfinished()]).toEqual([])
        for (const { stream } of log) expect(timeline.moment(stream)).toEqual(ledger.moment(stream))
      }),
    )
  })

  it('goes by the time it is given: what never arrived here never was', () => {
    fc.assert(
      fc.property(history, fc.nat(30), (log, known) => {
        const arrival = ({ position = 0 }) => (position <= known ? position : undefined)
        const timeline = createTimeline(specimenModel, log, arrival)
        timeline.goTo(Number.POSITIVE_INFINITY)
        const ledger = createLedger(specimenModel)
        ledger.commit(log.slice(0, known))
        for (const { stream } of log) expect(timeline.moment(stream)).toEqual(ledger.moment(stream))
      }),
    )
  })

  it('of nothing has no span', () => {
    const timeline = createTimeline(specimenModel, [], effectiveTime)
    expect(timeline.span).toBeUndefined()
    expect(timeline.goTo(5)).toEqual([])
  })
})
