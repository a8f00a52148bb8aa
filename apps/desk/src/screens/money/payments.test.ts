import { localDay } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { addUpPayments, kinds, type PaymentRow, paymentRows, wantedPayments } from './payments.ts'

const paid = (id: string, at: number, more: Partial<PaymentRow> = {}) => ({
  ...{ id, at, amount: 1000, tender: 'cash' as const, reference: '', device: 'a', declined: undefined },
  ...more,
})
const ofOrder = (id: string, payments: readonly ReturnType<typeof paid>[]) => ({
  ...{ id, number: id.toUpperCase(), officialNumber: 0, customerName: 'Ida Brandt', waiting: 0 },
  ...{ currency: 'EUR' as const, declinedOpen: 0, payments },
})
const bounced = { reason: '', at: 9 }

const rows = paymentRows([
  ofOrder('o1', [paid('p1', 100), paid('p2', 400, { tender: 'card', declined: bounced })]),
  ofOrder('o2', [paid('p3', 300, { amount: -250, drawer: 'till', reference: 'slip 7' })]),
])
const ids = (found: readonly PaymentRow[]) => found.map(({ id }) => id)
const anything = { query: '', day: '', place: '' }

describe('the payments of all orders', () => {
  it('are listed the newest first, whichever order they belong to', () => {
    expect(ids(rows)).toEqual(['p2', 'p3', 'p1'])
  })

  it('are found by order, customer and reference, by day, and by drawer or device', () => {
    const found = (wanted: Partial<typeof anything>) => ids(wantedPayments(rows, { ...anything, ...wanted }))
    expect(found({ query: 'o1 ida' })).toEqual(['p2', 'p1'])
    expect(found({ query: 'slip' })).toEqual(['p3'])
    expect(found({ day: localDay(100) })).toHaveLength(3)
    expect(found({ day: '2020-02-29' })).toEqual([])
    expect(found({ place: 'drawer/till' })).toEqual(['p3'])
    expect(found({ place: 'device/a' })).toHaveLength(3)
  })

  it('are of a kind by how they were made, or what became of them', () => {
    const of = (kind: string) =>
      ids(rows.filter(kinds.find(({ name }) => name === kind)?.holds ?? (() => false)))
    expect(of('cash')).toEqual(['p3', 'p1'])
    expect(of('back')).toEqual(['p3'])
    expect(of('declined')).toEqual(['p2'])
  })

  it('come to what came in, by currency and tender: nothing that was declined', () => {
    const inYen = { currency: 'JPY' as const, tender: 'card' as const, amount: 500, declined: undefined }
    expect(addUpPayments([...rows, inYen])).toEqual([
      { currency: 'EUR', total: 750, tenders: [{ tender: 'cash', amount: 750 }] },
      { currency: 'JPY', total: 500, tenders: [{ tender: 'card', amount: 500 }] },
    ])
  })
})
