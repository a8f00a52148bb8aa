import { order } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { flagChoices } from './flag-choices.ts'

const line = {
  ...{ product: 'p1', name: 'Rye loaf', addedAt: 1, addedQuantity: 5 },
  ...{ priceVersion: 0, priceList: '' },
  ...{ quantity: 5, price: { amount: 480, per: 1 } },
}
const payment = { amount: 2500, tender: 'card' as const, reference: '', at: 1, device: 'd' }
const confirmed = { ...order.initialState, progress: 'confirmed' as const, confirmed: true }

/** What is offered about a broken rule of an order in a state. */
function offered(
  state: typeof order.initialState,
  rule: string,
  events: readonly [] | readonly [typeof dot] = [],
) {
  const read = <S>({ name, initialState }: { readonly name: string; readonly initialState: S }): S =>
    Object.assign({}, initialState, name === order.name ? state : {})
  return flagChoices({ state: read }, 'order/o1', { rule, message: 'Look.', events })
}
const dot = { replica: 'a', seq: 1 }

describe('what is offered about a mark', () => {
  it('is to leave things as they are, where two people’s changes met', () => {
    const [leave] = offered(confirmed, 'progress', [dot])
    expect(leave).toMatchObject({ title: 'Leave it as it is', commands: [{ name: 'settle' }] })
  })

  it('is to remove a line that somebody removed, or to leave it', () => {
    const state = { ...confirmed, lines: { l1: line } }
    expect(offered(state, 'line/l1', [dot]).map(({ title }) => title)).toEqual([
      'Remove Rye loaf',
      'Leave it as it is',
    ])
  })

  it('is to pay back what was paid too much, the way it came in', () => {
    const state = { ...confirmed, lines: { l1: line }, payments: { y1: payment } }
    const [payBack] = offered(state, 'notOverpaid')
    expect(payBack?.title).toContain('1.00 back by card')
    expect(payBack?.commands[0]?.input).toEqual({ amount: 100, tender: 'card' })
  })

  it('is backorder, selling what is there, or doing without, where goods are missing', () => {
    const state = { ...confirmed, lines: { l1: { ...line, assured: { wanted: 5, promised: 3 } } } }
    expect(offered(state, 'goodsAreThere').map(({ title }) => title)).toEqual([
      'Put 2 × Rye loaf on backorder',
      'Sell only 3 × Rye loaf',
      'Remove Rye loaf',
      'Cancel the order',
    ])
  })

  it('is nothing where a person must find out what is wrong', () => {
    expect(offered(confirmed, 'notOverRefunded')).toEqual([])
  })
})
