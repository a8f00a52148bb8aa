import type { ViewProgress } from '@causeway/protocol'
import { shopViews } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { describeLists, isMoving } from './relay-views.ts'

const orders = (changes: Partial<ViewProgress>): ViewProgress => ({
  ...{ name: 'orders', version: 6, position: 200, target: 200, state: 'serving' },
  ...changes,
})

describe('the lists on the relay', () => {
  it('are up to date, or say how far they are behind', () => {
    expect(describeLists([orders({})])).toEqual([{ name: 'Orders', value: 'Up to date' }])
    expect(describeLists([orders({ position: 199 })])).toMatchObject([{ value: '1 change behind' }])
    expect(isMoving([orders({})])).toBe(false)
    expect(isMoving([orders({ position: 199 })])).toBe(true)
  })

  it('say what is being built, and that the old one serves meanwhile', () => {
    const building = orders({ version: 7, position: 91, state: 'building' })
    expect(describeLists([building])).toMatchObject([{ value: 'Being built, 45 %' }])
    expect(describeLists([orders({}), building])).toMatchObject([
      { value: 'Up to date; its next version is being built, 45 %' },
    ])
  })

  it('all have a name that people use', () => {
    const lines = describeLists(shopViews.map(({ name }) => orders({ name })))
    for (const { name } of lines) expect(name).toMatch(/^[A-Z][a-z ]+$/)
  })
})
