import { describe, expect, it } from 'vitest'
import { type Dot, dotKey } from '../causality/dot.ts'
import type { CommittedEvent, RecordedEvent } from '../model/envelope.ts'
import { PutAside, Reviewed } from '../model/rights.ts'
import { Undone } from '../model/undone.ts'
import { handwritten } from './handwritten.fixture.ts'
import { createLedger } from './ledger.ts'
import { dotOf } from './reading.ts'
import { asideRule } from './reviewing.ts'
import { PhoneSet, specimen, specimenModel } from './specimen.fixture.ts'

const because = 'Ben may not do this any more.'
const aside = (of: Dot) => PutAside.of({ of: dotOf(of), because })
const reviewed = (of: Dot, allowed: boolean) => Reviewed.of({ of: dotOf(of), allowed })

function setUp() {
  const ledger = createLedger(specimenModel)
  const history = handwritten()
  return {
    ...history,
    ledger,
    commit: (...events: RecordedEvent[]): CommittedEvent[] => {
      const committed = history.commit(...events)
      ledger.commit(committed)
      return committed
    },
    state: () => ledger.state(specimen, '1'),
    flags: () => ledger.moment('specimen/1')?.status.flags ?? [],
  }
}

describe('a change that the authority puts aside', () => {
  it('does not count, and is marked until somebody looks at it', () => {
    const { write, commit, ledger, state, flags } = setUp()
    const before = write('before', 'A', 1, PhoneSet.of({ phone: '1' }))
    const set = write('set', 'B', 2, PhoneSet.of({ phone: '2' }), ['before'])
    commit(before, set)
    expect(state().phone).toBe('2')
    commit(write('aside', 'R', 3, aside(set), ['set']))
    expect(state().phone).toBe('1')
    expect(flags()).toEqual([{ message: because, rule: asideRule, events: [dotOf(set)] }])
    expect(ledger.judgement(set)).toMatchObject({ verdict: 'refused', because, rule: { kind: 'aside' } })
  })

  it('counts once it is allowed, and for good not once it is declined; the latest answer stands', () => {
    const { write, commit, ledger, state, flags } = setUp()
    const set = write('set', 'B', 1, PhoneSet.of({ phone: '2' }))
    const put = write('aside', 'R', 2, aside(set), ['set'])
    commit(set, put, write('no', 'C', 3, reviewed(set, false), ['aside']))
    expect([state().phone, flags()]).toEqual(['', []])
    expect(ledger.judgement(set)).toMatchObject({ verdict: 'refused', rule: { kind: 'declined' } })
    commit(write('yes', 'C', 4, reviewed(set, true), ['no']))
    expect([state().phone, flags()]).toEqual(['2', []])
    expect(ledger.judgement(set).verdict).toBe('applied')
  })

  it('comes to the same in whatever order two answers and the change after it arrive', () => {
    const outcomes = [0, 1, 2].map((turn) => {
      const { write, commit, state, flags } = setUp()
      const set = write('set', 'B', 1, PhoneSet.of({ phone: '2' }))
      const put = write('aside', 'R', 2, aside(set), ['set'])
      const branches = [
        write('no', 'C', 3, reviewed(set, false), ['aside']),
        write('yes', 'D', 4, reviewed(set, true), ['aside']),
        write('later', 'A', 5, PhoneSet.of({ phone: '3' }), ['set']),
      ]
      commit(set, put, ...branches.slice(turn), ...branches.slice(0, turn))
      return [state().phone, flags()]
    })
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(outcomes[0]).toEqual(['3', []])
  })

  it('stays aside when whoever allowed it had no right to either, until somebody who has does', () => {
    const { write, commit, state, flags } = setUp()
    const set = write('set', 'B', 1, PhoneSet.of({ phone: '2' }))
    const put = write('aside', 'R', 2, aside(set), ['set'])
    const own = write('own', 'B', 3, reviewed(set, true), ['aside'])
    commit(set, put, own, write('again', 'R', 4, aside(own), ['own']))
    expect(state().phone).toBe('')
    expect(flags().flatMap(({ events }) => events.map(dotKey))).toEqual([dotKey(set)])
    commit(write('yes', 'C', 5, reviewed(set, true), ['again']))
    expect([state().phone, flags()]).toEqual(['2', []])
  })

  it('may be taken back by its author, and nobody is asked any more', () => {
    const { write, commit, state, flags } = setUp()
    const set = write('set', 'B', 1, PhoneSet.of({ phone: '2' }))
    const put = write('aside', 'R', 2, aside(set), ['set'])
    commit(set, put, write('back', 'B', 3, Undone.of({ of: dotOf(set) }), ['aside']))
    expect([state().phone, flags()]).toEqual(['', []])
  })
})
