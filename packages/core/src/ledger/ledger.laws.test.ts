import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dotKey } from '../causality/dot.ts'
import { effectiveTime } from '../causality/hybrid-clock.ts'
import { causalOrder } from '../causality/vector-clock.ts'
import type { CommittedEvent } from '../model/envelope.ts'
import { canonicalJson } from './canonical.ts'
import { arbitrarySteps, arrivalOrder, committed, recordHistory, relayHistory } from './histories.fixture.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { createProjection } from './read-model.ts'
import { anyDrafts, orderFreeDrafts, specimenModel, specimenView } from './specimen.fixture.ts'

const choices = fc.array(fc.nat(30), { minLength: 1, maxLength: 16 })
const skews = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 4 })

/** Everything folding says about a log, in one comparable text. */
function outcome(ledger: Ledger, log: readonly CommittedEvent[]): string {
  return canonicalJson({
    moments: [...ledger.streams()].sort().map((stream) => [ledger.moment(stream), ledger.clock(stream)]),
    verdicts: log.map((event) => [dotKey(event), canonicalJson(ledger.judgement(event))]).sort(),
  })
}

function folded(log: readonly CommittedEvent[]): Ledger {
  const ledger = createLedger(specimenModel)
  ledger.commit(log)
  return ledger
}

describe('happened-before', () => {
  it('is a strict partial order', () => {
    fc.assert(
      fc.property(arbitrarySteps(anyDrafts), (steps) => {
        const events = recordHistory(steps)
        for (const a of events) {
          expect(causalOrder(a, a)).toBe('same')
          for (const b of events) {
            const opposite = {
              before: 'after',
              after: 'before',
              same: 'same',
              concurrent: 'concurrent',
            } as const
            expect(causalOrder(b, a)).toBe(opposite[causalOrder(a, b)])
            if (causalOrder(a, b) !== 'before') continue
            for (const c of events)
              if (causalOrder(b, c) === 'before') expect(causalOrder(a, c)).toBe('before')
          }
        }
      }),
    )
  })
})

describe('effective time', () => {
  it('strictly extends happened-before, whatever the devices’ clocks say', () => {
    fc.assert(
      fc.property(arbitrarySteps(anyDrafts, { maxLength: 25 }), skews, (steps, off) => {
        const log = relayHistory(steps, off)
        for (const a of log) {
          for (const b of log) {
            if (causalOrder(a, b) === 'before') expect(effectiveTime(a)).toBeLessThan(effectiveTime(b))
          }
        }
      }),
    )
  })

  it('cuts the log into causally closed prefixes', () => {
    fc.assert(
      fc.property(arbitrarySteps(anyDrafts, { maxLength: 25 }), skews, fc.nat(40), (steps, off, cut) => {
        const log = relayHistory(steps, off)
        const until = effectiveTime(log[cut % Math.max(1, log.length)] ?? { at: 0 })
        const prefix = log.filter((event) => effectiveTime(event) <= until)
        for (const event of prefix) {
          for (const cause of log) if (causalOrder(cause, event) === 'before') expect(prefix).toContain(cause)
        }
      }),
    )
  })
})

describe('the ledger', () => {
  it('comes to one result for every split and duplication of one committed log', () => {
    const sizes = fc.array(fc.record({ take: fc.integer({ min: 1, max: 5 }), again: fc.nat(3) }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(arbitrarySteps(anyDrafts, { streams: 2 }), skews, sizes, (steps, off, splits) => {
        const log = relayHistory(steps, off)
        const ledger = createLedger(specimenModel)
        for (let turn = 0; ledger.position < log.length; turn++) {
          const { take, again } = splits[turn % splits.length] ?? { take: 1, again: 0 }
          ledger.commit(log.slice(Math.max(0, ledger.position - again), ledger.position + take))
        }
        expect(outcome(ledger, log)).toBe(outcome(folded(log), log))
      }),
    )
  })

  it('comes to one result in every arrival order, but for what is first come, first served', () => {
    fc.assert(
      fc.property(arbitrarySteps(orderFreeDrafts), choices, skews, (steps, order, off) => {
        const events = recordHistory(steps, off)
        const one = committed(events)
        const other = committed(arrivalOrder(events, order))
        expect(outcome(folded(other), other)).toBe(outcome(folded(one), one))
      }),
      { numRuns: 1000 },
    )
  })

  it('shows, once all is acknowledged, what was committed', () => {
    fc.assert(
      fc.property(arbitrarySteps(anyDrafts, { streams: 2 }), skews, fc.nat(3), (steps, off, self) => {
        const log = relayHistory(steps, off)
        const ledger = createLedger(specimenModel)
        // This device records its own events as soon as it has heard what they had seen, long before they commit.
        const own = log.filter((event) => event.replica === `r${self}`)
        for (const event of log) {
          while (own[0] && hasHeard(ledger, log, own[0])) {
            const { position: _p, receivedAt: _r, ...pending } = own[0]
            ledger.record([pending])
            own.shift()
          }
          ledger.commit([event])
        }
        expect(outcome(ledger, log)).toBe(outcome(folded(log), log))
      }),
    )
  })

  it('continues from a checkpoint as if it had folded everything', () => {
    fc.assert(
      fc.property(arbitrarySteps(anyDrafts, { streams: 2 }), skews, fc.nat(20), (steps, off, cut) => {
        const log = relayHistory(steps, off)
        const head = folded(log.slice(0, cut))
        const ledger = createLedger(specimenModel)
        const kept = JSON.parse(JSON.stringify(head.checkpoint(head.streams())))
        ledger.restore(kept, { position: head.position, vector: head.vector })
        for (const event of log.slice(cut)) {
          for (const stream of ledger.lacking([event])) {
            ledger.supply(
              stream,
              log.slice(0, ledger.position).filter((past) => past.stream === stream),
            )
          }
          ledger.commit([event])
        }
        expect(outcome(ledger, log)).toBe(outcome(folded(log), log))
      }),
    )
  })

  it('goes on as if it had folded everything when some streams are folded anew beside a checkpoint', () => {
    fc.assert(
      fc.property(
        arbitrarySteps(anyDrafts, { streams: 3, maxLength: 24 }),
        skews,
        fc.nat(24),
        fc.integer({ min: 1, max: 5 }),
        (steps, off, cut, size) => {
          const log = relayHistory(steps, off)
          const head = folded(log.slice(0, cut))
          const ledger = createLedger(specimenModel)
          const anew = new Set([...head.streams()].filter((_stream, index) => index % 2 === 0))
          const kept = [...head.streams()].filter((stream) => !anew.has(stream))
          ledger.restore(head.checkpoint(kept), { position: head.position, vector: head.vector })
          const earlier = log.slice(0, cut).filter(({ stream }) => anew.has(stream))
          for (let at = 0; at < earlier.length; at += size) ledger.refold(earlier.slice(at, at + size))
          expect(outcome(ledger, log.slice(0, cut))).toBe(outcome(head, log.slice(0, cut)))
          for (const event of log.slice(cut)) {
            for (const stream of ledger.lacking([event])) {
              ledger.supply(
                stream,
                log.slice(0, ledger.position).filter((past) => past.stream === stream),
              )
            }
            ledger.commit([event])
          }
          expect(outcome(ledger, log)).toBe(outcome(folded(log), log))
        },
      ),
    )
  })

  it('asks for history only before it is needed: what is not lacking can be folded', () => {
    fc.assert(
      fc.property(arbitrarySteps(anyDrafts), skews, fc.nat(20), (steps, off, cut) => {
        const log = relayHistory(steps, off)
        const head = folded(log.slice(0, cut))
        const ledger = createLedger(specimenModel)
        ledger.restore(head.checkpoint(head.streams()), { position: head.position, vector: head.vector })
        const tail = log.slice(cut)
        for (const stream of ledger.lacking(tail)) {
          ledger.supply(
            stream,
            log.slice(0, ledger.position).filter((past) => past.stream === stream),
          )
        }
        expect(() => ledger.commit(tail)).not.toThrow()
      }),
    )
  })
})

describe('views', () => {
  it('kept up to date batch by batch equal a rebuild', () => {
    fc.assert(
      fc.property(
        arbitrarySteps(anyDrafts, { streams: 3, maxLength: 30 }),
        skews,
        fc.integer({ min: 1, max: 6 }),
        (steps, off, size) => {
          const log = relayHistory(steps, off)
          const ledger = createLedger(specimenModel)
          const live = createProjection(specimenView)
          while (ledger.position < log.length) {
            live.apply(ledger.commit(log.slice(ledger.position, ledger.position + size)))
            const rebuilt = createProjection(specimenView)
            rebuilt.rebuild(ledger)
            expect(live.value.sorted).toEqual(rebuilt.value.sorted)
            expect(live.value.totals).toEqual(rebuilt.value.totals)
            expect(new Map([...live.value.rows].sort())).toEqual(new Map([...rebuilt.value.rows].sort()))
          }
        },
      ),
    )
  })
})

/** Whether all that `event` had seen of others is committed in the ledger. */
function hasHeard(ledger: Ledger, log: readonly CommittedEvent[], event: CommittedEvent): boolean {
  return log
    .slice(ledger.position)
    .every((other) => other.replica === event.replica || causalOrder(other, event) !== 'before')
}
