import { conflictMatrix } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { meetingsByKind } from './meetings.ts'

describe('the page on what happens when two people change the same', () => {
  it('has every pair of changes that the definitions have', () => {
    const told = meetingsByKind().reduce((sum, { meetings, apart }) => sum + meetings.length + apart, 0)
    expect(told).toBe(conflictMatrix(shopModel).length)
  })

  it('says it in people’s words', () => {
    const orders = meetingsByKind().find(({ kind }) => kind === 'order')
    const removal = orders?.meetings.find(({ key }) => key === 'order QuantityStepped LineRemoved')
    expect(removal).toMatchObject({
      one: 'changes the quantity of a line',
      other: 'removes a line',
      happens: 'The one that changes the quantity of a line stands',
    })
    expect(removal?.why).toContain('A line somebody is still changing stays.')
  })

  it('never shows a name from the code', () => {
    for (const { meetings } of meetingsByKind()) {
      for (const { one, other, happens } of meetings) {
        expect(`${one} ${other} ${happens}`).not.toMatch(/[a-z][A-Z]/)
      }
    }
  })
})
