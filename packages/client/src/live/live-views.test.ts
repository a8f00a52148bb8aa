import { createLedger, type Ledger, type RecordedEvent, view } from '@causeway/core'
import { describe, expect, test } from 'vitest'
import { card, cardModel, cards } from '../commands/card.fixture.ts'
import { elsewhere } from '../commands/tab.fixture.ts'
import { createViews, type LiveViews } from './live-views.ts'

/** The next version of the view: it counts points double. */
const doubled = view('cards', {
  version: 2,
  from: card,
  row: (state, { id }) => ({ id, ...state, points: state.points * 2 }),
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  totals: { points: { group: () => 'all', sums: ({ points }) => ({ points }) } },
})

/** A ledger with so many cards of one point each. */
function ledgerOf(count: number): Ledger {
  const ledger = createLedger(cardModel)
  ledger.record(
    gifts('bob', Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 1]))),
  )
  return ledger
}

function gifts(replica: string, points: Readonly<Record<string, number>>): RecordedEvent[] {
  const drafts = Object.entries(points).map(([id, given]) => ({
    ...{ stream: `card/${id}`, type: 'PointsGiven', data: { points: given }, clock: {} },
  }))
  return elsewhere(replica, drafts)
}

/** Views of a ledger; it can be replaced, as when the log was rewritten. */
function viewsOf(count: number) {
  let ledger = ledgerOf(count)
  const views = createViews([cards], () => ledger)
  views.rebuild(ledger)
  return {
    views,
    give(replica: string, points: Readonly<Record<string, number>>) {
      views.apply(ledger.record(gifts(replica, points)))
    },
    rewrite(other: number) {
      ledger = ledgerOf(other)
      views.rebuild(ledger)
    },
  }
}

const total = (views: LiveViews) => views.contents(cards).getState().totals.points.get('all')?.sums.points

describe('another version of a view', () => {
  test('is built beside the old one, which serves and is kept up until then', async () => {
    const { views, give } = viewsOf(1000)
    const contents = views.contents(cards)
    const seen: (readonly [share: number | undefined, served: number | undefined])[] = []
    // What happens meanwhile is in both: to a stream that was built already, to one that was not, and to a new one.
    const happening = [{ c1: 10 }, { c999: 10 }, { new: 10 }]
    views.rebuilding.subscribe(({ cards: share }) => {
      const next = happening.shift()
      if (next) give(`r${happening.length}`, next)
      seen.push([share, total(views)])
    })
    await views.replace(cards, doubled)
    expect(seen).toEqual([
      [0.2, 1010],
      [0.4, 1020],
      [0.6, 1030],
      [0.8, 1030],
      [undefined, 2060],
    ])
    expect(contents.getState().rows.size).toBe(1001)
    expect(views.contents(doubled)).toBe(contents)
    give('later', { c5: 1 })
    expect(total(views)).toBe(2062)
  })

  test('is begun anew when the log is rewritten on the way', async () => {
    const { views, rewrite } = viewsOf(600)
    const shares: (number | undefined)[] = []
    views.rebuilding.subscribe(({ cards: share }) => {
      shares.push(share)
      if (shares.length === 2) rewrite(500)
    })
    await views.replace(cards, doubled)
    expect(shares).toEqual([200 / 600, 400 / 600, 200 / 500, 400 / 500, undefined])
    expect(total(views)).toBe(1000)
  })

  test('cannot be read before it serves, and one at a time is built', async () => {
    const { views } = viewsOf(500)
    const replaced = views.replace(cards, doubled)
    expect(() => views.contents(doubled)).toThrow('still being built')
    await expect(views.replace(cards, doubled)).rejects.toThrow('being replaced already')
    await replaced
    // The same version is there already.
    await views.replace(cards, doubled)
    expect(total(views)).toBe(1000)
  })

  test('that cannot be built leaves the old one serving', async () => {
    const { views, give } = viewsOf(500)
    const broken = {
      ...doubled,
      row: () => {
        throw new Error('A fault in the new version.')
      },
    }
    await expect(views.replace(cards, broken)).rejects.toThrow('A fault in the new version.')
    give('ann', { c1: 1 })
    expect(total(views)).toBe(501)
    expect(views.rebuilding.getState()).toEqual({})
  })

  test('that fails on what happens meanwhile leaves that alone', async () => {
    const { views, give } = viewsOf(500)
    const choosy: typeof doubled = {
      ...doubled,
      row(state, status) {
        if (state.points === 8) throw new Error('It never expected eight.')
        return doubled.row(state, status)
      },
    }
    const replaced = views.replace(cards, choosy)
    give('ann', { c1: 7 })
    await expect(replaced).rejects.toThrow('It never expected eight.')
    expect(total(views)).toBe(507)
  })
})
