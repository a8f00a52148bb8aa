import type { Process } from '@causeway/core'
import { type Step, type Story, story, takeBack, type World } from '@causeway/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { audit } from './audit.ts'
import { shopModel } from './model.ts'
import { numbering, orderSeries } from './numbering/numbering.ts'
import { order } from './order/order.ts'
import { isDue, orderTotals } from './order/state.ts'
import { shopProcesses } from './processes/processes.ts'
import { product } from './product/product.ts'
import { cancelRequest, handOverRequest, shipRequest } from './requests.ts'
import { shelf } from './stock/state.ts'
import { stock, stockId } from './stock/stock.ts'

const { place, addLine, confirm, cancel, removeLine, stepQuantity, acceptBackorder } = order.commands
const teaShelf = stockId('tea')
const told: Story[] = []

/** Which order the shelf serves first is the authority's to say; that the shelf comes to the same is promised. */
const shelfOf = (world: World) => {
  const { onHand, reserved } = shelf(world.state(stock, teaShelf))
  return { onHand, reserved }
}

/** A shop with `onHand` packets of tea, whose authority looks after the shelf. */
const shop = (onHand: number, processes: readonly Process[] = shopProcesses) =>
  story(shopModel, { processes, promised: shelfOf }).after(
    product.commands.add('tea', { name: 'Tea', price: { amount: 350, currency: 'EUR' } }),
    stock.commands.open(teaShelf, { quantity: onHand }),
  )

/** An order of tea to be shipped. */
const teaOrder = (id: string, quantity = 1): Step[] => [
  place(id, { fulfilment: 'ship', delivery: 'Kanal 4' }),
  addLine(id, { line: 'tea', product: 'tea', quantity }),
]

/** Remembers a story, to be audited in every order of arrival. */
function audited(one: Story): Story {
  told.push(one)
  return one
}

const flags = (world: World, id: string) => world.status(order, id)?.flags.map(({ rule }) => rule) ?? []
const assured = (world: World, id: string) => world.state(order, id).lines.tea?.assured

afterEach(() => {
  for (const { worlds } of told.splice(0)) {
    for (const world of worlds) {
      expect(audit(shopModel, world.events)).toEqual([])
      // What is set aside is what orders that are due were promised.
      const due = world.streams
        .filter((stream) => stream.startsWith('order/'))
        .map((stream) => world.state(order, stream.slice('order/'.length)))
        .filter(isDue)
      const promised = due.flatMap(({ lines }) =>
        Object.values(lines).map((line) => line.assured?.promised ?? 0),
      )
      expect(shelfOf(world).reserved).toBe(promised.reduce((sum, one) => sum + one, 0))
    }
  }
})

describe('one piece on the shelf', () => {
  const drafted = shop(1).after(...teaOrder('a'), ...teaOrder('b'))

  it('that two people promise apart goes to one order, and the other is short (S09)', () => {
    const both = audited(drafted.apart([confirm('a', {})], [confirm('b', {})]))
    for (const world of both.worlds) {
      const promised = ['a', 'b'].map((id) => assured(world, id)?.promised)
      expect(promised.toSorted()).toEqual([0, 1])
      const [served, short] = promised[0] === 1 ? ['a', 'b'] : ['b', 'a']
      expect([flags(world, served), flags(world, short)]).toEqual([[], ['goodsAreThere']])
      expect(world.state(stock, teaShelf).onHand).toBe(1)
    }
    const winners = new Set(both.worlds.map((world) => (assured(world, 'a')?.promised === 1 ? 'a' : 'b')))
    expect(winners).toEqual(new Set(['a', 'b']))
  })

  it('that was promised and is handed over for cash meanwhile leaves a backorder, and nothing is refused (S10)', () => {
    const promised = drafted.after(confirm('a', {}))
    expect(assured(promised, 'a')).toEqual({ wanted: 1, promised: 1 })
    const sold = audited(
      promised.apart([stepQuantity('a', { line: 'tea', by: 1 })], [...handOverRequest(promised.state, 'b')]),
    )
    for (const world of sold.worlds) {
      expect(shelf(world.state(stock, teaShelf))).toEqual({ onHand: 0, reserved: 0, free: 0 })
      expect(world.state(order, 'b').progress).toBe('handed over')
      expect(assured(world, 'a')).toEqual({ wanted: 2, promised: 0 })
      expect(flags(world, 'a')).toEqual(['goodsAreThere'])
    }
  })

  it('is waited for, and given to who asked first as soon as there is more', () => {
    const short = drafted.apart([confirm('a', {})], [confirm('b', {})])
    const loser = assured(short, 'a')?.promised === 1 ? 'b' : 'a'
    const waiting = short.after(acceptBackorder(loser, { line: 'tea' }))
    expect(flags(waiting, loser)).toEqual([])
    const received = audited(waiting.after(stock.commands.receive(teaShelf, { quantity: 5 })))
    expect(assured(received, loser)).toEqual({ wanted: 1, promised: 1 })
    expect(shelf(received.state(stock, teaShelf))).toEqual({ onHand: 6, reserved: 2, free: 4 })
  })

  it('goes to the next when the line is taken off', () => {
    const short = shop(1).after(...teaOrder('a'), ...teaOrder('b'), confirm('a', {}), confirm('b', {}))
    const off = audited(short.after(removeLine('a', { line: 'tea' })))
    expect(assured(off, 'b')).toEqual({ wanted: 1, promised: 1 })
  })
})

describe('an order that is called off', () => {
  const agreed = shop(3).after(...teaOrder('a', 2), confirm('a', {}))

  it('by two people gives its goods back once, and suggests one refund (S17)', () => {
    const paid = agreed.after(order.commands.recordPayment('a', { amount: 700, tender: 'card' }))
    const off = audited(paid.apart([cancel('a', {})], [cancel('a', { reason: 'Rain' })]))
    for (const world of off.worlds) {
      expect(shelf(world.state(stock, teaShelf))).toEqual({ onHand: 3, reserved: 0, free: 3 })
      expect(flags(world, 'a')).toEqual(['noMoneyHeld'])
    }
  })

  it('with its money going back in the same request leaves nothing to be done', () => {
    const paid = agreed.after(order.commands.recordPayment('a', { amount: 700, tender: 'card' }))
    const back = { payment: 'back', tender: 'card' } as const
    const off = audited(paid.after(...cancelRequest(paid.state, 'a', 'Rain', back)))
    expect(off.state(order, 'a').progress).toBe('cancelled')
    expect(orderTotals(off.state(order, 'a')).paid).toBe(0)
    expect(flags(off, 'a')).toEqual([])
    expect(cancelRequest(off.state, 'a', 'Rain', back)).toEqual([cancel('a', { reason: 'Rain' })])
  })

  it('while its parcel left has left: nothing goes back to the shelf by itself (S16)', () => {
    const off = audited(agreed.apart([cancel('a', {})], [...shipRequest(agreed.state, 'a', 'DK1')]))
    for (const world of off.worlds) {
      expect(world.state(order, 'a')).toMatchObject({ progress: 'shipped', parcel: { code: 'DK1' } })
      expect(flags(world, 'a')).toEqual(['progress'])
      expect(shelf(world.state(stock, teaShelf))).toEqual({ onHand: 1, reserved: 0, free: 1 })
      expect(orderTotals(world.state(order, 'a')).paid).toBe(0)
    }
  })

  it('and called in again by who called it off has its goods set aside again', () => {
    const off = agreed.after(cancel('a', {}))
    expect(shelfOf(off)).toEqual({ onHand: 3, reserved: 0 })
    const again = audited(off.after(takeBack(({ type }) => type === 'OrderCancelled')))
    expect(shelfOf(again)).toEqual({ onHand: 3, reserved: 2 })
  })
})

describe('goods that leave', () => {
  const agreed = shop(3).after(...teaOrder('a', 2), confirm('a', {}))

  it('leave the shelf once, though two people hand them over', () => {
    const hand = handOverRequest(agreed.state, 'a')
    const gone = audited(agreed.apart([...hand], [...hand]))
    for (const world of gone.worlds) expect(shelfOf(world)).toEqual({ onHand: 1, reserved: 0 })
  })

  it('keep the address they left with, and somebody is told that it was changed (S21)', () => {
    const moved = audited(
      agreed.apart(
        [order.commands.changeDelivery('a', { address: 'Havn 9' })],
        [...shipRequest(agreed.state, 'a')],
      ),
    )
    for (const world of moved.worlds) {
      expect(world.state(order, 'a')).toMatchObject({ delivery: 'Havn 9', parcel: { address: 'Kanal 4' } })
      expect(flags(world, 'a')).toEqual(['delivery'])
    }
    expect(flags(moved.after(order.commands.settle('a', { key: 'delivery' })), 'a')).toEqual([])
  })

  it('stay sold though the product is taken out of the list meanwhile (S15)', () => {
    const sold = audited(
      agreed.apart([product.commands.archive('tea', {})], [...handOverRequest(agreed.state, 'a')]),
    )
    for (const world of sold.worlds) {
      expect(world.state(product, 'tea').archived).toBe(true)
      expect(world.state(order, 'a').progress).toBe('handed over')
      expect(shelfOf(world)).toEqual({ onHand: 1, reserved: 0 })
    }
    const more = addLine('n', { product: 'tea', quantity: 1 })
    expect(sold.after(place('n', {})).refusal(more)).toMatchObject({ code: 'archived' })
  })

  it('of a shelf nobody counted are not looked after', () => {
    const uncounted = story(shopModel, { processes: shopProcesses }).after(
      product.commands.add('tea', { name: 'Tea', price: { amount: 350, currency: 'EUR' } }),
      ...teaOrder('a'),
      confirm('a', {}),
    )
    expect(assured(uncounted, 'a')).toBeUndefined()
    expect(uncounted.status(stock, teaShelf)).toBeUndefined()
  })
})

describe('a price', () => {
  const dear = (amount: number) => product.commands.change('tea', { price: { amount, currency: 'EUR' } })
  const line = (world: World, id: string) => world.state(order, id).lines.tea

  it('that is raised while somebody confirms stays what was agreed; a draft is asked (S26)', () => {
    const drafted = shop(9).after(...teaOrder('a'), ...teaOrder('b'))
    const raised = audited(drafted.apart([dear(700)], [confirm('b', {})]))
    for (const world of raised.worlds) {
      expect(orderTotals(world.state(order, 'b')).total).toBe(350)
      expect(line(world, 'b')?.priceVersion).toBeLessThan(world.state(product, 'tea').pricedAt)
    }
    const { refreshPrice, keepPrice } = order.commands
    expect(raised.refusal(refreshPrice('b', { line: 'tea' }))).toMatchObject({ code: 'prices-fixed' })
    expect(orderTotals(raised.after(refreshPrice('a', { line: 'tea' })).state(order, 'a')).total).toBe(700)
    const kept = raised.after(keepPrice('a', { line: 'tea' }))
    expect(line(kept, 'a')).toMatchObject({
      price: { amount: 350 },
      priceVersion: kept.state(product, 'tea').pricedAt,
    })
  })

  it('that one refreshes while another confirms is the confirmed one', () => {
    const raised = shop(9).after(...teaOrder('a'), dear(700))
    const apart = audited(
      raised.apart([order.commands.refreshPrice('a', { line: 'tea' })], [confirm('a', {})]),
    )
    for (const world of apart.worlds) expect(line(world, 'a')?.price.amount).toBe(350)
  })
})

describe('official numbers', () => {
  it('go to every order that is agreed, each once and without gaps', () => {
    const ids = ['a', 'b', 'c', 'd']
    const drafted = shop(1).after(...ids.flatMap((id) => teaOrder(id)))
    const agreed = audited(
      drafted
        .apart([confirm('a', {}), confirm('b', {})], [confirm('b', {}), confirm('c', {})])
        .after(confirm('d', {})),
    )
    for (const world of agreed.worlds) {
      const numbers = ids.map((id) => world.state(order, id).officialNumber)
      expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
      expect(world.state(numbering, orderSeries).last).toBe(4)
    }
  })
})

describe('a refund', () => {
  const paid = shop(3).after(
    ...teaOrder('a'),
    order.commands.recordPayment('a', { amount: 3000, tender: 'cash' }),
  )

  it('that two people promise apart is promised once: the second is told why not (S24)', () => {
    const promise = order.commands.promiseRefund('a', { amount: 2000 })
    const promised = audited(paid.apart([promise], [promise]))
    for (const world of promised.worlds) {
      const verdicts = world
        .history(order, 'a')
        .filter(({ event }) => event.type === 'RefundPromised')
        .map(({ judgement }) => judgement)
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['applied', 'refused'])
      expect(verdicts[1]?.because).toContain('Somebody else promised')
      expect(Object.keys(world.state(order, 'a').promises)).toHaveLength(1)
    }
    expect(promised.refusal(promise)).toMatchObject({ code: 'too-much' })
  })

  it('that was promised is kept by recording it', () => {
    const kept = paid.after(
      order.commands.promiseRefund('a', { refund: 'r', amount: 2000 }),
      order.commands.recordRefund('a', { payment: 'r', amount: 2000, tender: 'cash' }),
    )
    expect(orderTotals(kept.state(order, 'a')).paid).toBe(1000)
    expect(flags(kept, 'a')).toEqual(['notOverpaid'])
  })
})

describe('taking back', () => {
  it('an own line leaves the other’s (S08)', () => {
    const started = shop(9).after(place('a', {}))
    const added = started.apart(
      [addLine('a', { line: 'hers', product: 'tea', quantity: 1 })],
      [addLine('a', { line: 'his', product: 'tea', quantity: 2 })],
    )
    const mine = takeBack(({ type, data }) => type === 'LineAdded' && JSON.stringify(data).includes('hers'))
    const undone = audited(added.after(mine))
    for (const world of undone.worlds) expect(Object.keys(world.state(order, 'a').lines)).toEqual(['his'])
    const redone = undone.after(takeBack(({ type }) => type === 'Undone'))
    expect(Object.keys(redone.state(order, 'a').lines).toSorted()).toEqual(['hers', 'his'])
  })
})
