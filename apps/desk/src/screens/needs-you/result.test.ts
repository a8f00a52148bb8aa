import { customer, order } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { resultOf } from './result.ts'

const flag = { rule: 'notOverpaid', message: 'Too much was paid.', events: [] }
const calm = { stream: '', id: '', pending: 0, conflicts: [], flags: [], trouble: undefined }
const eva = { ...customer.initialState, registered: true, name: 'Eva', phone: '1' }

const customerName = (id: string) => (id === 'ida' ? 'Ida' : 'Bo')

describe('the preview of a decision', () => {
  it('says what would be different, and nothing of what stays', () => {
    const { differences } = resultOf(
      { state: eva, status: calm },
      { state: { ...eva, phone: '2' }, status: calm },
      customerName,
    )
    expect(differences).toEqual([{ name: 'Phone', before: '1', after: '2' }])
  })

  it('names whom a customer would be merged into', () => {
    const { differences } = resultOf(
      { state: { ...eva, mergedInto: 'ida' }, status: calm },
      { state: { ...eva, mergedInto: 'bo' }, status: calm },
      customerName,
    )
    expect(differences).toEqual([{ name: 'Merged into', before: 'Ida', after: 'Bo' }])
  })

  it('adds an order up anew', () => {
    const line = {
      ...{ product: 'p1', name: 'Rye loaf', addedAt: 1, addedQuantity: 2, priceVersion: 0 },
      ...{ quantity: 2, price: { amount: 480, per: 1 } },
    }
    const before = { ...order.initialState, progress: 'draft' as const, lines: { l1: line } }
    const { differences } = resultOf(
      { state: before, status: calm },
      { state: { ...before, lines: {} }, status: calm },
      customerName,
    )
    expect(differences.map(({ name }) => name)).toEqual(['In it', 'Total', 'To pay'])
  })

  it('warns of what would have to be looked at then', () => {
    const { notes } = resultOf(
      { state: eva, status: calm },
      { state: eva, status: { ...calm, flags: [flag] } },
      customerName,
    )
    expect(notes).toEqual(['To look at then: Too much was paid.', '1 matter left to decide here.'])
  })

  it('says when nothing is left to decide', () => {
    const { notes } = resultOf(
      { state: eva, status: { ...calm, flags: [flag] } },
      { state: eva, status: calm },
      customerName,
    )
    expect(notes).toEqual(['Nothing more to decide here.'])
  })
})
