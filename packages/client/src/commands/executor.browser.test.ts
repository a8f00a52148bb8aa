import type { Rights } from '@causeway/core'
import { describe, expect, test } from 'vitest'
import { writeCheckpoint } from '../live/write-checkpoint.ts'
import { freshName } from '../store/recording.fixture.ts'
import { card, cards } from './card.fixture.ts'
import { elsewhere, openTab } from './tab.fixture.ts'

const { give, take, note, phone, number } = card.commands

describe('one command', () => {
  test('is folded once it is saved, and there again after reopening', async () => {
    const name = freshName()
    const tab = await openTab(name)
    const outcome = await tab.execute(give('a', { points: 3 }))
    expect(outcome).toMatchObject({ ok: true, events: [{ seq: 1 }] })
    expect(tab.live.ledger.state(card, 'a').points).toBe(3)
    expect(tab.live.views.contents(cards).getState().sorted).toMatchObject([{ id: 'a', points: 3 }])
    tab.store.close()
    expect((await openTab(name)).states()).toBe(tab.states())
  })

  test('with bad input is answered field by field, and nothing is recorded', async () => {
    const tab = await openTab(freshName())
    const outcome = await tab.execute(give('a', { points: 0.5 }))
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'invalid', fields: [{ path: 'points', message: 'Whole points only.' }] },
    })
    expect((await tab.store.meta()).nextSeq).toBe(1)
  })

  test('the domain says no to records nothing, and may be given again', async () => {
    const tab = await openTab(freshName())
    expect(await tab.execute(take('a', { points: 1 }), 'take')).toMatchObject({
      ok: false,
      error: { code: 'rejected', rule: 'too-few', message: 'There are 0 points, not 1.' },
    })
    await tab.execute(give('a', { points: 1 }))
    expect(await tab.execute(take('a', { points: 1 }), 'take')).toMatchObject({ ok: true })
  })

  test('a role may not give is answered with the reason', async () => {
    const rights: Pick<Rights, 'command'> = {
      command: ({ role }, { name }) =>
        role === 'owner' && name === 'give' ? 'Only sellers give points.' : true,
    }
    const tab = await openTab(freshName(), { rights })
    expect(await tab.execute(give('a', { points: 1 }))).toMatchObject({
      ok: false,
      error: { code: 'not-allowed', message: 'Only sellers give points.' },
    })
    expect(await tab.execute(note('a', { note: 'x' }))).toMatchObject({ ok: true })
  })

  test('that changes nothing is done, without events', async () => {
    const tab = await openTab(freshName())
    const outcome = await tab.execute(give('a', { points: 0 }))
    expect(outcome).toMatchObject({ ok: true, events: [] })
    expect(outcome.ok && (await outcome.receipt.committed)).toEqual({ kind: 'committed', position: 0 })
  })

  test('that decides what its own schema does not allow is a fault, and nothing is recorded', async () => {
    const tab = await openTab(freshName())
    const [bad, good] = await Promise.all([
      tab.execute(card.commands.break('a', {})),
      tab.execute(give('a', { points: 1 })),
    ])
    expect(bad).toMatchObject({ ok: false, error: { code: 'fault' } })
    expect(good).toMatchObject({ ok: true })
  })

  test('the app does not know is a fault, and those beside it are carried out', async () => {
    const tab = await openTab(freshName())
    const [bad, good] = await Promise.all([
      tab.execute({ aggregate: 'card', id: 'a', name: 'fly', input: {} }),
      tab.execute(give('a', { points: 1 })),
    ])
    expect(bad).toMatchObject({ ok: false, error: { code: 'fault' } })
    expect(good).toMatchObject({ ok: true })
  })
})

describe('what is kept of a command', () => {
  test('is what was asked for, not what the schema made of it, so that it can be asked for again', async () => {
    const tab = await openTab(freshName())
    await tab.execute(card.commands.spend('a', { points: '7' }), 'spend')
    expect(tab.live.ledger.state(card, 'a').points).toBe(-7)
    expect((await tab.store.receipt('spend'))?.commands).toEqual([card.commands.spend('a', { points: '7' })])
  })
})

describe('several commands', () => {
  test('of one request see each other and stand or fall together', async () => {
    const tab = await openTab(freshName())
    const fallen = await tab.execute([give('a', { points: 2 }), take('a', { points: 3 })])
    expect(fallen).toMatchObject({ ok: false, error: { code: 'rejected' } })
    expect(tab.live.ledger.moment('card/a')).toBeUndefined()
    expect(tab.live.views.contents(cards).getState().sorted).toEqual([])
    const standing = await tab.execute([give('a', { points: 2 }), take('a', { points: 2 })])
    expect(standing).toMatchObject({ ok: true, events: [{ seq: 1 }, { seq: 2 }] })
    expect((await tab.store.load('1')).pending.map(({ seq, clock }) => [seq, Object.values(clock)])).toEqual([
      [1, []],
      [2, [1]],
    ])
  })

  test('given at once share transactions and each sees those before it', async () => {
    const tab = await openTab(freshName())
    const outcomes = await Promise.all([
      tab.execute(give('a', { points: 5 })),
      tab.execute(take('a', { points: 3 })),
      tab.execute(take('a', { points: 3 })),
      tab.execute(take('a', { points: 2 })),
    ])
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, false, true])
    expect(tab.live.ledger.state(card, 'a').points).toBe(0)
  })

  test('of one id are carried out once, in one tab and in two, at once and later', async () => {
    const name = freshName()
    const [one, two] = await Promise.all([openTab(name), openTab(name)])
    const outcomes = await Promise.all([
      one.execute(give('a', { points: 1 }), 'once'),
      one.execute(give('a', { points: 1 }), 'once'),
      two.execute(give('a', { points: 1 }), 'once'),
    ])
    const again = await two.execute(give('a', { points: 1 }), 'once')
    const dots = [...outcomes, again].map((outcome) => outcome.ok && outcome.events)
    expect(new Set(dots.map((events) => JSON.stringify(events))).size).toBe(1)
    expect(two.live.ledger.state(card, 'a').points).toBe(1)
    expect((await one.store.meta()).nextSeq).toBe(2)
  })
})

describe('two tabs', () => {
  test('never decide on stale state: the last point is taken once', async () => {
    const name = freshName()
    const [one, two] = await Promise.all([openTab(name), openTab(name)])
    await one.execute(give('a', { points: 1 }))
    const outcomes = await Promise.all([
      one.execute(take('a', { points: 1 })),
      two.execute(take('a', { points: 1 })),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    await Promise.all([one, two].map(({ live }) => live.exclusively(live.refresh)))
    expect(one.states()).toBe(two.states())
    expect(one.live.ledger.state(card, 'a').points).toBe(0)
  })

  test('never give one number twice', async () => {
    const name = freshName()
    const [one, two] = await Promise.all([openTab(name), openTab(name)])
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? one : two).execute(number(`${index}`, {}))),
    )
    await Promise.all([one, two].map(({ live }) => live.exclusively(live.refresh)))
    const numbers = one.live.views
      .contents(cards)
      .getState()
      .sorted.map((row) => row.number)
    expect(numbers.toSorted()).toEqual(
      Array.from({ length: 20 }, (_, index) =>
        expect.stringMatching(new RegExp(`^[B-Z]{3}-00${String(index + 1).padStart(2, '0')}$`)),
      ),
    )
    expect(two.states()).toBe(one.states())
  })
})

describe('a number', () => {
  test('is not used up by a request that was not carried out', async () => {
    const tab = await openTab(freshName())
    await tab.execute([number('a', {}), take('a', { points: 1 })])
    await tab.execute(number('a', {}))
    expect(tab.live.ledger.state(card, 'a').number).toMatch(/-0001$/)
  })
})

describe('storage that fails in mid-transaction', () => {
  test('leaves memory and disk as they were, and says so', async () => {
    const tab = await openTab(freshName())
    await tab.execute(give('a', { points: 1 }))
    const before = tab.states()
    const seen: number[] = []
    tab.live.watch('card/a', () => seen.push(tab.live.ledger.state(card, 'a').points))
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No space left.', 'QuotaExceededError')
    }
    let outcome: unknown
    try {
      outcome = await tab.execute(give('a', { points: 1 }))
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(outcome).toMatchObject({ ok: false, error: { code: 'storage-full' } })
    expect(tab.states()).toBe(before)
    expect(seen).toEqual([1])
    expect(tab.live.views.contents(cards).getState().sorted).toMatchObject([{ points: 1 }])
    expect(await tab.execute(give('a', { points: 1 }))).toMatchObject({ ok: true, events: [{ seq: 2 }] })
  })
})

describe('the relay’s answer', () => {
  test('is told to the author of a command with its position', async () => {
    const tab = await openTab(freshName())
    const fence = await tab.store.claimLeadership()
    await tab.execute(give('a', { points: 1 }))
    const outcome = await tab.execute([give('a', { points: 1 }), give('a', { points: 1 })])
    await tab.commit(fence)
    expect(outcome.ok && (await outcome.receipt.committed)).toEqual({ kind: 'committed', position: 3 })
    expect(tab.live.ledger.moment('card/a')?.status.pending).toBe(0)
  })

  test('is told to a tab that only follows', async () => {
    const name = freshName()
    const [leader, follower] = await Promise.all([openTab(name), openTab(name)])
    const fence = await leader.store.claimLeadership()
    const outcome = await follower.execute(give('a', { points: 1 }))
    await leader.commit(fence)
    await follower.live.exclusively(follower.live.refresh)
    expect(outcome.ok && (await outcome.receipt.committed)).toMatchObject({ kind: 'committed' })
    expect(leader.states()).toBe(follower.states())
  })
})

describe('an open question', () => {
  test('on a stream known from a checkpoint alone can be settled by a command', async () => {
    const name = freshName()
    const tab = await openTab(name)
    const fence = await tab.store.claimLeadership()
    await tab.execute(phone('a', { phone: '1' }))
    await tab.commit(
      fence,
      elsewhere('bob', [{ stream: 'card/a', type: 'PhoneChanged', data: { phone: '2' }, clock: {} }]),
    )
    expect(tab.live.ledger.moment('card/a')?.status.conflicts).toHaveLength(1)
    // Something to save, as damage would be a reason to.
    tab.live.checkpoint.isOverdue = true
    await writeCheckpoint(tab.store, tab.live, fence)
    tab.store.close()
    const again = await openTab(name)
    expect(again.live.opening.from).toBe(2)
    expect(again.live.ledger.moment('card/a')?.status.conflicts).toHaveLength(1)
    expect(await again.execute(phone('a', { phone: '2' }))).toMatchObject({ ok: true })
    expect(again.live.ledger.state(card, 'a').phone).toBe('2')
    expect(again.live.ledger.moment('card/a')?.status.conflicts).toEqual([])
  })
})
