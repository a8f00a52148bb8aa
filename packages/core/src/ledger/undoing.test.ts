import { describe, expect, it } from 'vitest'
import { type Dot, sameDot } from '../causality/dot.ts'
import type { CommittedEvent, RecordedEvent } from '../model/envelope.ts'
import type { EventDraft } from '../model/event.ts'
import { Undone } from '../model/undone.ts'
import { handwritten } from './handwritten.fixture.ts'
import { createLedger } from './ledger.ts'
import { dotOf } from './reading.ts'
import { LineRemoved, LineStepped, PhoneSet, Shipped, specimen, specimenModel } from './specimen.fixture.ts'

const undo = (event: Dot): EventDraft => Undone.of({ of: dotOf(event) })

function setUp() {
  const ledger = createLedger(specimenModel)
  const history = handwritten()
  return {
    ...history,
    ledger,
    /** Commits what was written, in the order given. */
    commit: (...events: RecordedEvent[]): CommittedEvent[] => {
      const committed = history.commit(...events)
      ledger.commit(committed)
      return committed
    },
    state: () => ledger.state(specimen, '1'),
    status: () => ledger.moment('specimen/1')?.status,
  }
}

describe('a change that its author takes back', () => {
  it('is as if it had never been, and both stay in the log', () => {
    const { write, commit, ledger, state } = setUp()
    const before = write('before', 'A', 1, PhoneSet.of({ phone: '1' }))
    const after = write('after', 'A', 2, PhoneSet.of({ phone: '2' }), ['before'])
    const back = write('back', 'A', 3, undo(after), ['after'])
    commit(before, after, back)
    expect(state().phone).toBe('1')
    expect(ledger.judgement(after)).toMatchObject({ verdict: 'superseded', rule: { kind: 'undone' } })
    expect(ledger.judgement(after).rivals).toEqual([dotOf(back)])
    expect(ledger.judgement(back).verdict).toBe('applied')
  })

  it('is there again when the author takes that back, and gone when that is taken back in turn', () => {
    const { write, commit, state } = setUp()
    const set = write('set', 'A', 1, PhoneSet.of({ phone: '1' }))
    const back = write('back', 'A', 2, undo(set), ['set'])
    const again = write('again', 'A', 3, undo(back), ['back'])
    commit(set, back)
    expect(state().phone).toBe('')
    commit(again)
    expect(state().phone).toBe('1')
    commit(write('back again', 'A', 4, undo(again), ['again']))
    expect(state().phone).toBe('')
  })

  it('opens a question again when it was the decision', () => {
    const { write, commit, status } = setUp()
    const a = write('a', 'A', 1, PhoneSet.of({ phone: '1' }))
    const b = write('b', 'B', 2, PhoneSet.of({ phone: '2' }))
    const decision = write('decision', 'C', 3, PhoneSet.of({ phone: '1' }), ['a', 'b'])
    commit(a, b, decision)
    expect(status()?.conflicts).toEqual([])
    commit(write('back', 'C', 4, undo(decision), ['decision']))
    expect(status()?.conflicts).toMatchObject([{ key: 'phone', candidates: [{}, {}] }])
  })

  it('leaves what others did beside it', () => {
    const { write, commit, state } = setUp()
    const a = write('a', 'A', 1, LineStepped.of({ line: 'a', by: 2 }))
    const b = write('b', 'B', 2, LineStepped.of({ line: 'a', by: 3 }), ['a'])
    commit(a, b, write('back', 'A', 3, undo(a), ['b']))
    expect(state().lines.a).toBe(4)
  })

  it('can be taken back while it is only on this device', () => {
    const { write, ledger, state } = setUp()
    const set = write('set', 'A', 1, PhoneSet.of({ phone: '1' }))
    ledger.record([set])
    ledger.record([write('back', 'A', 2, undo(set), ['set'])])
    expect(state().phone).toBe('')
  })
})

describe('taking back', () => {
  it('falls when somebody builds on the change meanwhile, whichever comes first', () => {
    for (const backFirst of [true, false]) {
      const { write, commit, ledger, state } = setUp()
      const removed = write('removed', 'A', 1, LineRemoved.of({ line: 'a' }))
      const back = write('back', 'A', 2, undo(removed), ['removed'])
      const built = write('built', 'B', 3, LineStepped.of({ line: 'a', by: 1 }), ['removed'])
      commit(removed, ...(backFirst ? [back, built] : [built, back]))
      expect(state().lines).toEqual({ b: 1 })
      expect(ledger.judgement(back)).toMatchObject({ verdict: 'refused', rivals: [dotOf(built)] })
      expect(ledger.judgement(removed).verdict).toBe('applied')
      expect([...ledger.refused()].map(({ dot }) => dot)).toEqual([dotOf(back)])
    }
  })

  it('holds after all when what was built on it is taken back too', () => {
    const { write, commit, state } = setUp()
    const removed = write('removed', 'A', 1, LineRemoved.of({ line: 'a' }))
    const back = write('back', 'A', 2, undo(removed), ['removed'])
    const built = write('built', 'B', 3, LineStepped.of({ line: 'a', by: 1 }), ['removed'])
    commit(removed, back, built, write('unbuilt', 'B', 4, undo(built), ['built']))
    expect(state().lines.a).toBe(1)
  })

  it('is for the author alone, and for nothing physical', () => {
    const { write, commit, ledger, state } = setUp()
    const a = write('a', 'A', 1, PhoneSet.of({ phone: '1' }))
    const shipped = write('shipped', 'A', 2, Shipped.of({}), ['a'])
    const others = write('others', 'B', 3, undo(a), ['a'])
    const physical = write('physical', 'A', 4, undo(shipped), ['shipped'])
    commit(a, shipped, others, physical)
    expect(state()).toMatchObject({ phone: '1', progress: 'shipped' })
    expect(ledger.judgement(others).because).toMatch(/Only who made a change/)
    expect(ledger.judgement(physical).because).toBe('Record a return.')
  })

  it('names what its author had not seen in vain', () => {
    const { write, commit, ledger } = setUp()
    const a = write('a', 'A', 1, PhoneSet.of({ phone: '1' }))
    const blind = write('blind', 'A2', 2, undo(a))
    commit(a, blind)
    expect(ledger.judgement(blind).verdict).toBe('refused')
  })
})

describe('whether a change can be taken back', () => {
  it('is said with the reason', () => {
    const { write, commit, ledger } = setUp()
    const set = write('set', 'A', 1, PhoneSet.of({ phone: '1' }))
    const shipped = write('shipped', 'A', 2, Shipped.of({}), ['set'])
    const [first, second] = commit(set, shipped)
    if (!first || !second) throw new Error('Two were committed.')
    expect(ledger.undoable(first, 'A')).toBe(true)
    expect(ledger.undoable(first, 'B')).toMatch(/Only who made a change/)
    expect(ledger.undoable(second, 'A')).toBe('Record a return.')
    commit(write('own', 'A', 3, PhoneSet.of({ phone: '2' }), ['shipped']))
    expect(ledger.undoable(first, 'A')).toMatch(/You changed this again since/)
    commit(write('theirs', 'B', 4, PhoneSet.of({ phone: '3' }), ['own']))
    expect(ledger.undoable(first, 'A')).toMatch(/Somebody else has changed this since/)
  })

  it('is no twice over', () => {
    const { write, commit, ledger } = setUp()
    const set = write('set', 'A', 1, PhoneSet.of({ phone: '1' }))
    commit(set, write('back', 'A', 2, undo(set), ['set']))
    expect(ledger.undoable(set, 'A')).toMatch(/already/)
  })

  it('needs the history of a stream known from a checkpoint', () => {
    const { write, commit, ledger, log } = setUp()
    const set = write('set', 'A', 1, PhoneSet.of({ phone: '1' }))
    commit(set)
    const restored = createLedger(specimenModel)
    restored.restore(ledger.checkpoint(ledger.streams()), { position: 1, vector: ledger.vector })
    const back = write('back', 'A', 2, undo(set), ['set'])
    expect(restored.lacking([back])).toEqual(['specimen/1'])
    restored.supply('specimen/1', log)
    expect(restored.undoable(set, 'A')).toBe(true)
    restored.record([back])
    expect(restored.state(specimen, '1').phone).toBe('')
    expect(sameDot(restored.judgement(set).rivals[0] ?? back, back)).toBe(true)
  })
})
