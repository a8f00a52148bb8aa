import { later, type Step, story, type World } from '@causeway/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { audit } from './audit.ts'
import { desk, theDesk } from './desk/desk.ts'
import { location } from './location/location.ts'
import { shopModel } from './model.ts'
import { order } from './order/order.ts'
import { orderTotals, returnedOf } from './order/state.ts'
import { shopProcesses } from './processes/processes.ts'
import { product } from './product/product.ts'
import { handOverRequest, receiveRequest, sendRequest, takeBackRequest } from './requests.ts'
import { shelf } from './stock/state.ts'
import { stock, stockId } from './stock/stock.ts'
import { missing, transfer } from './transfer/transfer.ts'

const told: { readonly worlds: readonly World[] }[] = []
function audited<S extends { readonly worlds: readonly World[] }>(one: S): S {
  told.push(one)
  return one
}
afterEach(() => {
  for (const { worlds } of told.splice(0))
    for (const world of worlds) expect(audit(shopModel, world.events)).toEqual([])
})

const atStore = stockId('tea')
const atStall = stockId('tea', 'stall')
const onHand = (world: World, id: string) => shelf(world.state(stock, id)).onHand

/** A shop with a stall, where there are six packets of tea, and four in the store. */
const shop = story(shopModel, { processes: shopProcesses }).after(
  location.commands.add('stall', { name: 'Stall' }),
  product.commands.add('tea', { name: 'Tea', price: { amount: 350, currency: 'EUR' } }),
  stock.commands.open(atStore, { quantity: 4 }),
  stock.commands.open(atStall, { quantity: 6 }),
)

const sale = (id: string, quantity: number, anyway?: true): Step[] => [
  order.commands.place(id, { location: 'stall' }),
  order.commands.addLine(id, { line: 'tea', product: 'tea', quantity, ...(anyway && { anyway }) }),
  (read) => handOverRequest(read, id),
]

describe('a product sold only as far as it is there', () => {
  const careful = shop.after(product.commands.chooseSelling('tea', { selling: 'only what is there' }))

  it('is refused for the seventh piece, which may be asked for or sold anyway (S11)', () => {
    const soldOut = careful.after(...sale('six', 6))
    expect(onHand(soldOut, atStall)).toBe(0)
    expect(() => soldOut.after(...sale('seventh', 1))).toThrow('None left at Stall. Ask another location')
    const insisted = audited(soldOut.after(...sale('seventh', 1, true)))
    expect(insisted.state(order, 'seventh').lines.tea).toMatchObject({ anyway: true })
    expect(onHand(insisted, atStall)).toBe(-1)
    expect(insisted.status(stock, atStall)?.flags.map(({ rule }) => rule)).toEqual(['notShort'])
    expect(onHand(insisted, atStore)).toBe(4)
  })

  it('counts what the order has already, and what is set aside for it', () => {
    const draft = careful.after(
      order.commands.place('o', { location: 'stall' }),
      order.commands.addLine('o', { line: 'tea', product: 'tea', quantity: 4 }),
    )
    expect(() => draft.after(order.commands.stepQuantity('o', { line: 'tea', by: 3 }))).toThrow('Only 2 left')
    const agreed = draft.after(
      order.commands.confirm('o', {}),
      order.commands.stepQuantity('o', { line: 'tea', by: 2 }),
    )
    expect(agreed.state(order, 'o').lines.tea?.quantity).toBe(6)
    expect(() => agreed.after(order.commands.stepQuantity('o', { line: 'tea', by: 1 }))).toThrow('None left')
  })
})

describe('goods that move between locations', () => {
  const asked = shop.after(
    transfer.commands.request('t', { from: 'store', to: 'stall', goods: [{ product: 'tea', quantity: 3 }] }),
  )
  const sent = asked.after((read) => sendRequest(read, 't'))

  it('leave one shelf, are on the way, and arrive at the other', () => {
    expect([onHand(sent, atStore), onHand(sent, atStall)]).toEqual([1, 6])
    const arrived = audited(sent.after((read) => receiveRequest(read, 't')))
    expect([onHand(arrived, atStore), onHand(arrived, atStall)]).toEqual([1, 9])
    expect(arrived.state(transfer, 't').progress).toBe('arrived')
  })

  it('are unpacked once by two people who do it apart', () => {
    const both = audited(
      sent.apart([(read) => receiveRequest(read, 't')], [(read) => receiveRequest(read, 't')]),
    )
    for (const world of both.worlds) expect(onHand(world, atStall)).toBe(9)
  })

  it('that arrive before anybody said they left have left', () => {
    const early = audited(
      asked.apart([(read) => sendRequest(read, 't')], [(read) => receiveRequest(read, 't')]),
    )
    for (const world of early.worlds) {
      expect([onHand(world, atStore), onHand(world, atStall)]).toEqual([1, 9])
      expect(world.state(transfer, 't').progress).toBe('arrived')
    }
  })

  it('called off while they are sent are on the way, and somebody is told', () => {
    const both = asked.apart([(read) => sendRequest(read, 't')], [transfer.commands.cancel('t', {})])
    expect(both.state(transfer, 't').progress).toBe('on the way')
    expect(both.status(transfer, 't')?.flags).toHaveLength(1)
  })

  it('of which some are missing are looked for until somebody settles it', () => {
    const short = audited(sent.after((read) => receiveRequest(read, 't', [{ product: 'tea', quantity: 2 }])))
    expect(missing(short.state(transfer, 't'))).toBe(1)
    expect(short.status(transfer, 't')?.flags.map(({ rule }) => rule)).toEqual(['allArrived'])
    expect(short.after(transfer.commands.settleLoss('t', {})).status(transfer, 't')?.flags).toEqual([])
  })
})

describe('a count', () => {
  const minutes = (count: number) => count * 60_000

  it('has in it what was sold before, and not what was sold after (S13)', () => {
    const fifteen = shop.after(stock.commands.receive(atStore, { quantity: 11 }))
    const both = audited(
      fifteen.apart(
        [stock.commands.take(atStore, { quantity: 1 })],
        [later(minutes(10)), stock.commands.count(atStore, { counted: 12, was: 15 })],
        [later(minutes(15)), stock.commands.take(atStore, { quantity: 2 })],
      ),
    )
    for (const world of both.worlds) {
      expect(onHand(world, atStore)).toBe(10)
      expect(world.status(stock, atStore)?.flags).toEqual([])
    }
  })

  it('so close to a sale that nobody can tell asks to recount, or to be used as it is', () => {
    const both = audited(
      shop.apart(
        [stock.commands.take(atStore, { quantity: 1 })],
        [later(minutes(1)), stock.commands.count(atStore, { counted: 3, was: 4 })],
      ),
    )
    expect(onHand(both, atStore)).toBe(2)
    expect(both.status(stock, atStore)?.flags.map(({ message }) => message)).toEqual([
      '1 went out while the shelf was counted, so the count may have them already: 2 or 3 on hand. Recount, or use the count as it is.',
    ])
    const kept = both.after(stock.commands.keepCount(atStore, {}))
    expect(onHand(kept, atStore)).toBe(3)
    expect(kept.status(stock, atStore)?.flags).toEqual([])
    const recounted = both.after(stock.commands.count(atStore, { counted: 3, was: 2 }))
    expect(onHand(recounted, atStore)).toBe(3)
    expect(recounted.status(stock, atStore)?.flags).toEqual([])
  })

  it('by two people apart: the later one stands', () => {
    const both = audited(
      shop.apart(
        [stock.commands.count(atStore, { counted: 3, was: 4 })],
        [later(minutes(9)), stock.commands.count(atStore, { counted: 5, was: 4 })],
      ),
    )
    for (const world of both.worlds) expect(onHand(world, atStore)).toBe(5)
  })
})

describe('an order whose goods come from somewhere else than before', () => {
  it('is set aside there, and no more where it was', () => {
    const agreed = shop.after(
      order.commands.place('o', {}),
      order.commands.addLine('o', { line: 'tea', product: 'tea', quantity: 2 }),
      order.commands.confirm('o', {}),
    )
    expect(shelf(agreed.state(stock, atStore)).reserved).toBe(2)
    const moved = audited(agreed.after(order.commands.chooseLocation('o', { location: 'stall' })))
    expect(shelf(moved.state(stock, atStore)).reserved).toBe(0)
    expect(shelf(moved.state(stock, atStall)).reserved).toBe(2)
    expect(moved.state(order, 'o').lines.tea?.assured).toEqual({ wanted: 2, promised: 2 })
    const back = moved.after(order.commands.chooseLocation('o', { location: 'store' }))
    expect(shelf(back.state(stock, atStall)).reserved).toBe(0)
    expect(shelf(back.state(stock, atStore)).reserved).toBe(2)
  })
})

describe('goods that come back', () => {
  const sold = shop.after(
    ...sale('o', 3),
    order.commands.recordPayment('o', { payment: 'p', amount: 1050, tender: 'cash' }),
  )
  const twoBack: Step = (read) =>
    takeBackRequest(read, 'o', { return: 'r', goods: [{ line: 'tea', quantity: 2 }], restockAt: 'stall' })

  it('go on the shelf again, and their money is owed', () => {
    const back = audited(sold.after(twoBack))
    expect(onHand(back, atStall)).toBe(5)
    expect(orderTotals(back.state(order, 'o'))).toMatchObject({ total: 350, balance: -700, quantity: 1 })
    expect(back.status(order, 'o')?.flags.map(({ rule }) => rule)).toEqual(['notOverpaid'])
    expect(back.state(order, 'o').progress).toBe('handed over')
  })

  it('all of them close the order as returned', () => {
    const back = sold.after((read) =>
      takeBackRequest(read, 'o', { return: 'r', goods: [{ line: 'tea', quantity: 3 }] }),
    )
    expect(back.state(order, 'o').progress).toBe('returned')
    expect(onHand(back, atStall)).toBe(3)
  })

  it('can be no more than the customer has; two people who take them back apart are told', () => {
    expect(() =>
      sold.after((read) =>
        takeBackRequest(read, 'o', { return: 'r', goods: [{ line: 'tea', quantity: 4 }] }),
      ),
    ).toThrow('more than the customer has')
    const both = sold.apart(
      [twoBack],
      [(read) => takeBackRequest(read, 'o', { return: 's', goods: [{ line: 'tea', quantity: 2 }] })],
    )
    expect(returnedOf(both.state(order, 'o'), 'tea')).toBe(4)
    expect(both.status(order, 'o')?.flags.map(({ rule }) => rule)).toContain('returnsMakeSense')
  })
})

describe('goods kept for collection', () => {
  const kept = shop.after(
    desk.commands.arrange(theDesk, { holdDays: 3 }),
    order.commands.place('o', {}),
    order.commands.addLine('o', { line: 'tea', product: 'tea', quantity: 2 }),
    order.commands.confirm('o', {}),
  )

  it('are free again when nobody came in time, and kept when somebody says so', () => {
    const expired = audited(kept.after(later(3 * 86_400_000)))
    expect(expired.state(order, 'o').holdExpired).toBe(true)
    expect(shelf(expired.state(stock, atStore)).reserved).toBe(0)
    expect(expired.status(order, 'o')?.flags.map(({ rule }) => rule)).toEqual(['collectedInTime'])
    const longer = expired.after(order.commands.keepLonger('o', { days: 5 }))
    expect(shelf(longer.state(stock, atStore)).reserved).toBe(2)
    expect(longer.status(order, 'o')?.flags).toEqual([])
  })
})
