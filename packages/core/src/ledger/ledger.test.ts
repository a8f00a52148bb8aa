import { describe, expect, it } from 'vitest'
import { emptyClock } from '../causality/vector-clock.ts'
import { handwritten } from './handwritten.fixture.ts'
import { createLedger, LedgerError } from './ledger.ts'
import {
  Cancelled,
  Claimed,
  Described,
  Exploded,
  HighScored,
  LineRemoved,
  LineStepped,
  PhoneSet,
  Shipped,
  Stepped,
  specimen,
  specimenModel,
} from './specimen.fixture.ts'

function setUp() {
  const ledger = createLedger(specimenModel)
  const history = handwritten()
  return {
    ledger,
    history,
    state: () => ledger.state(specimen, '1'),
    status: () => ledger.moment('specimen/1')?.status,
  }
}

describe('different fields', () => {
  it('edited at the same time both stand, and nobody is asked', () => {
    const { ledger, history, state, status } = setUp()
    const a = history.write('a', 'A', 1, Described.of({ title: 'Chairs' }))
    const b = history.write('b', 'B', 2, Described.of({ colour: 'oak' }))
    ledger.commit(history.commit(a, b))
    expect(state()).toMatchObject({ title: 'Chairs', colour: 'oak' })
    expect(ledger.judgement(a).verdict).toBe('applied')
    expect(status()?.conflicts).toEqual([])
  })

  it('are won and lost key by key', () => {
    const { ledger, history, state } = setUp()
    const a = history.write('a', 'A', 1, Described.of({ title: 'Chairs', colour: 'oak' }))
    const b = history.write('b', 'B', 2, Described.of({ title: 'Stools' }))
    ledger.commit(history.commit(b, a))
    expect(state()).toMatchObject({ title: 'Stools', colour: 'oak' })
    expect(ledger.judgement(a)).toMatchObject({ verdict: 'merged', lost: ['title'] })
  })
})

describe('an open conflict', () => {
  it('shows both values and the base, stands provisionally, and closes when somebody decides', () => {
    const { ledger, history, state, status } = setUp()
    const base = history.write('base', 'A', 1, PhoneSet.of({ phone: '1' }))
    const a = history.write('a', 'A', 2, PhoneSet.of({ phone: '2' }), ['base'])
    const b = history.write('b', 'B', 3, PhoneSet.of({ phone: '3' }), ['base'])
    ledger.commit(history.commit(base, b, a))
    expect(state().phone).toBe('3')
    expect(status()?.conflicts).toMatchObject([
      {
        key: 'phone',
        question: 'Which phone number is right?',
        candidates: [{ data: { phone: '3' } }, { data: { phone: '2' } }],
        standing: { replica: 'B', seq: 1 },
        base: { data: { phone: '1' } },
      },
    ])
    const decision = history.write('d', 'C', 4, PhoneSet.of({ phone: '2' }), ['a', 'b'])
    ledger.commit(history.commit(decision))
    expect(state().phone).toBe('2')
    expect(status()?.conflicts).toEqual([])
  })

  it('opens again when a decision meets a rival it had not seen', () => {
    const { ledger, history, status } = setUp()
    const a = history.write('a', 'A', 1, PhoneSet.of({ phone: '1' }))
    const b = history.write('b', 'B', 2, PhoneSet.of({ phone: '2' }))
    const decision = history.write('d', 'C', 3, PhoneSet.of({ phone: '2' }), ['a', 'b'])
    const late = history.write('late', 'D', 2, PhoneSet.of({ phone: '4' }), ['a'])
    ledger.commit(history.commit(a, b, decision, late))
    expect(status()?.conflicts[0]?.candidates.map(({ data }) => data)).toEqual([
      { phone: '2' },
      { phone: '4' },
    ])
  })

  it('is not raised by the same value', () => {
    const { ledger, history, status } = setUp()
    const a = history.write('a', 'A', 1, PhoneSet.of({ phone: '1' }))
    const b = history.write('b', 'B', 2, PhoneSet.of({ phone: '1' }))
    ledger.commit(history.commit(a, b))
    expect(status()?.conflicts).toEqual([])
  })
})

describe('events that commute', () => {
  it('all count', () => {
    const { ledger, history, state } = setUp()
    const steps = [
      history.write('a1', 'A', 1, Stepped.of({ by: 1 })),
      history.write('a2', 'A', 2, Stepped.of({ by: 1 }), ['a1']),
      history.write('b1', 'B', 1, Stepped.of({ by: 3 })),
    ]
    ledger.commit(history.commit(...steps))
    expect(state().count).toBe(5)
    expect(steps.map((step) => ledger.judgement(step).verdict)).toEqual(['merged', 'merged', 'merged'])
  })

  it('break an invariant openly, and the flag clears by itself', () => {
    const { ledger, history, status } = setUp()
    const a = history.write('a', 'A', 1, Stepped.of({ by: -2 }))
    ledger.commit(history.commit(a))
    expect(status()?.flags).toMatchObject([{ rule: 'countable', message: 'The count is -2.' }])
    ledger.commit(history.commit(history.write('b', 'A', 2, Stepped.of({ by: 5 }), ['a'])))
    expect(status()?.flags).toEqual([])
  })
})

describe('a rule between two types', () => {
  it('holds whichever arrives first, and flags the meeting until somebody acts', () => {
    for (const reversed of [false, true]) {
      const { ledger, history, state, status } = setUp()
      const cancel = history.write('cancel', 'A', 5, Cancelled.of({}))
      const ship = history.write('ship', 'B', 1, Shipped.of({}))
      ledger.commit(history.commit(...(reversed ? [ship, cancel] : [cancel, ship])))
      expect(state().progress).toBe('shipped')
      expect(ledger.judgement(cancel)).toMatchObject({
        verdict: 'superseded',
        because: 'Goods that left cannot be cancelled.',
      })
      expect(status()?.flags).toMatchObject([{ message: 'Cancelled after shipping' }])
      ledger.commit(history.commit(history.write('again', 'C', 6, Shipped.of({}), ['cancel', 'ship'])))
      expect(status()?.flags).toEqual([])
    }
  })

  it('lets a removed line stay while somebody changes it', () => {
    const { ledger, history, state } = setUp()
    const removed = history.write('removed', 'A', 9, LineRemoved.of({ line: 'a' }))
    const stepped = history.write('stepped', 'B', 1, LineStepped.of({ line: 'a', by: 2 }))
    ledger.commit(history.commit(removed, stepped))
    expect(state().lines).toEqual({ a: 3, b: 1 })
  })
})

describe('an intention that needs what it saw', () => {
  it('is refused when it commits second, with the reason; one who had seen it is judged alone', () => {
    const { ledger, history, state } = setUp()
    const first = history.write('first', 'A', 9, Claimed.of({ by: 'ann' }))
    const second = history.write('second', 'B', 1, Claimed.of({ by: 'bob' }))
    const after = history.write('after', 'B', 2, Stepped.of({ by: 1 }), ['second'])
    ledger.commit(history.commit(first, second, after))
    expect(state()).toMatchObject({ claimedBy: 'ann', count: 1 })
    expect(ledger.judgement(second)).toMatchObject({
      verdict: 'refused',
      because: 'Somebody else claimed it first.',
      rivals: [{ replica: 'A', seq: 1 }],
    })
    expect(ledger.judgement(after).verdict).toBe('applied')
  })

  it('shows its author at once that it was overtaken', () => {
    const { ledger, history, state } = setUp()
    const own = history.write('own', 'A', 1, Claimed.of({ by: 'ann' }))
    const theirs = history.write('theirs', 'B', 2, Claimed.of({ by: 'bob' }))
    ledger.record([own])
    expect(state().claimedBy).toBe('ann')
    const [transition] = ledger.commit(history.commit(theirs))
    expect(state().claimedBy).toBe('bob')
    expect(transition?.events.map(({ command }) => command)).toEqual(['theirs'])
    expect(transition?.judged).toMatchObject([{ event: own, judgement: { verdict: 'refused' } }])
  })
})

describe('a rule of one’s own', () => {
  it('combines rivals', () => {
    const { ledger, history, state } = setUp()
    const high = history.write('high', 'A', 1, HighScored.of({ score: 9 }))
    const low = history.write('low', 'B', 2, HighScored.of({ score: 4 }))
    ledger.commit(history.commit(high, low))
    expect(state().score).toBe(9)
  })
})

describe('an event that cannot be folded', () => {
  it('is set aside with its stream marked, and everything else goes on', () => {
    const { ledger, history, state, status } = setUp()
    const bang = history.write('bang', 'A', 1, Exploded.of({}))
    const next = history.write('next', 'A', 2, Stepped.of({ by: 1 }), ['bang'])
    ledger.commit(history.commit(bang, next))
    expect(state().count).toBe(1)
    expect(status()?.trouble).toMatchObject({ kind: 'quarantined', type: 'Exploded', message: 'bang' })
  })

  it('is kept when it is newer than the app', () => {
    const { ledger, history, state, status } = setUp()
    const newer = history.write('newer', 'A', 1, { type: 'Described', version: 2, data: { shape: 'round' } })
    const next = history.write('next', 'A', 2, Stepped.of({ by: 1 }), ['newer'])
    ledger.commit(history.commit(newer, next))
    expect(state().count).toBe(1)
    expect(status()?.trouble).toMatchObject({ kind: 'newer', type: 'Described' })
  })
})

describe('the committed order', () => {
  it('has no gaps, and what is held already is passed over', () => {
    const { ledger, history, state } = setUp()
    const events = history.commit(
      history.write('a', 'A', 1, Stepped.of({ by: 1 })),
      history.write('b', 'A', 2, Stepped.of({ by: 1 }), ['a']),
      history.write('c', 'A', 3, Stepped.of({ by: 1 }), ['b']),
    )
    expect(() => ledger.commit(events.slice(1))).toThrow(LedgerError)
    ledger.commit(events.slice(0, 2))
    ledger.commit(events)
    expect(state().count).toBe(3)
    expect(ledger.position).toBe(3)
  })

  it('takes over what was pending, once', () => {
    const { ledger, history, state, status } = setUp()
    const own = history.write('own', 'A', 1, Stepped.of({ by: 1 }))
    ledger.record([own])
    expect(status()?.pending).toBe(1)
    ledger.commit(history.commit(own))
    expect(state().count).toBe(1)
    expect(status()?.pending).toBe(0)
    expect(ledger.clock('specimen/1')).toEqual({ A: 1 })
  })

  it('forgets what is taken back', () => {
    const { ledger, history } = setUp()
    const own = history.write('own', 'A', 1, Stepped.of({ by: 1 }))
    ledger.record([own])
    const [transition] = ledger.retract([own])
    expect(transition?.after).toBeUndefined()
    expect(ledger.state(specimen, '1').count).toBe(0)
    expect(ledger.clock('specimen/1')).toEqual(emptyClock)
  })
})
