import { differences } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import type { Names } from '../words/names.ts'
import { linesOf } from './difference-words.ts'

const names: Names = {
  record: 'Order 1',
  currency: 'EUR',
  product: (id) => `product ${id}`,
  customer: (id) => `customer ${id}`,
  order: (id) => `order ${id}`,
  location: (id) => `location ${id}`,
  priceList: (id) => `list ${id}`,
  line: () => 'Rye loaf',
}

const between = (before: unknown, now: unknown) => linesOf({ differences: differences(before, now) }, names)

describe('what is different', () => {
  it('is said by the names of things', () => {
    expect(
      between({ lines: { a1: { quantity: 2, addedAt: 1 } } }, { lines: { a1: { quantity: 3, addedAt: 2 } } }),
    ).toEqual([{ what: 'Rye loaf, quantity', before: '2', now: '3' }])
    expect(between({ customer: '', lowBelow: 1 }, { customer: 'ann', lowBelow: 5 })).toEqual([
      { what: 'Customer', before: '—', now: 'customer ann' },
      { what: 'Low below', before: '1', now: '5' },
    ])
  })

  it('is silent about what records keep to judge and to count by', () => {
    expect(
      between(
        { onHand: 5, movements: { m1: 5 }, opening: { quantity: 5 }, wishes: {} },
        {
          onHand: 3,
          movements: { m1: 5, m2: -2 },
          opening: { quantity: 0 },
          wishes: { o1: { quantity: 2 } },
        },
      ),
    ).toEqual([{ what: 'On hand', before: '5', now: '3' }])
  })

  it('says what came whole by its name, quantity or amount, and whether something is so', () => {
    expect(between({ lines: {} }, { lines: { a1: { name: 'Rye loaf', quantity: 4 } } })).toEqual([
      { what: 'Rye loaf', before: '—', now: '4 × Rye loaf' },
    ])
    const [payment] = between({ payments: {} }, { payments: { p1: { amount: 1250 } } })
    expect(payment?.now).toMatch(/12[.,]50/)
    expect(between({ archived: false }, { archived: true })).toEqual([
      { what: 'Archived', before: 'No', now: 'Yes' },
    ])
  })
})
