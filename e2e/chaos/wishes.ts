import type { Command } from '@causeway/core'
import { customer, location, order, product, stock, stockId, transfer } from '@causeway/shop'
import type { Chance } from '../chance.ts'

/** What somebody asks for at once: one request. */
export interface Wish {
  /** The request's id: it is carried out once. */
  readonly id: string
  readonly what: string
  readonly commands: readonly Command[]
  /** How many events it comes to when it is carried out, where that is certain: all of them, or none. */
  readonly comesTo?: number
  /**
   * What the page works out by what it shows: the goods of an order leave the shelf with it; a shelf is counted, so many
   * more or less than the book says.
   */
  readonly byWhatIsShown?:
    | { readonly kind: 'goods leave'; readonly order: string }
    | { readonly kind: 'count'; readonly shelf: string; readonly off: number }
}

// The shop is small, so that people on several devices want the same things at the same time.
const products = ['tea', 'cup', 'pot', 'tin'] as const
const locations = ['store', 'van'] as const
const customers = ['ida', 'noor', 'tom', 'marta', 'cafe', 'school', 'ferry', 'choir'] as const

/** What the shop begins with. */
export function opening(): readonly Wish[] {
  const wishes: Omit<Wish, 'id'>[] = [
    { what: 'location.add', commands: [location.commands.add('van', { name: 'Van' })] },
    ...products.map((id, index) => ({
      what: 'product.add',
      commands: [
        product.commands.add(id, { name: id, price: { amount: 250 + 125 * index, currency: 'EUR' } }),
        ...locations.map((place) => stock.commands.open(stockId(id, place), { quantity: 200 })),
      ],
    })),
    ...customers.map((id) => ({
      what: 'customer.register',
      commands: [customer.commands.register(id, { name: `Customer ${id}` })],
    })),
  ]
  return wishes.map((wish, index) => ({ ...wish, id: `opening-${index}` }))
}

/** What a device's nth transfer has in it: everybody knows without having heard of it. */
function goodsOnTheWay(nth: number) {
  return [{ product: products[nth % products.length] ?? products[0], quantity: 1 + (nth % 5) }]
}

/**
 * What the people at one device want, one wish after the other. The same dice, the same wishes: what the others did
 * meanwhile is guessed and never looked at, so some of it is in vain.
 */
export interface Wanting {
  next(): Wish
}

/** Begins to want things at one of several devices. */
export function startWanting(device: string, devices: readonly string[], dice: Chance): Wanting {
  let wished = 0
  let placed = 0
  let moved = 0
  /** The lines this device added: of which order, and the line. */
  const added: (readonly [order: string, line: string])[] = []

  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => dice.of(items) ?? items[0]
  const somebody = () => pick(customers)
  const shelf = () => stockId(pick(products), pick(locations))
  const id = () => `${device}-${wished}`

  /** One of the last orders of this device or of another: all are about equally far, and hear of each other a while later. */
  function someOrder(): string {
    const whose = dice.next() < 0.4 ? device : (dice.of(devices) ?? device)
    const last = Math.max(1, whose === device ? placed : placed - 3)
    return `order-${whose}-${dice.between(Math.max(1, last - 7), last)}`
  }

  /** A line that an order began with, or one of the last that this device added. */
  const someLine = (): readonly [order: string, line: string] =>
    (dice.next() < 0.8 ? undefined : dice.of(added.slice(-4))) ?? [someOrder(), 'first']

  function place(): Omit<Wish, 'id' | 'what'> {
    const placedNow = `order-${device}-${++placed}`
    const commands = [
      order.commands.place(placedNow, {
        ...(dice.next() < 0.5 && { customer: somebody() }),
        ...(dice.next() < 0.3 && { location: 'van' }),
        ...(dice.next() < 0.3 && { fulfilment: 'ship' as const, delivery: 'Dyke 1' }),
      }),
      order.commands.addLine(placedNow, {
        line: 'first',
        product: pick(products),
        quantity: dice.between(1, 5),
      }),
    ]
    return { commands, comesTo: 2 }
  }

  const field = () => {
    const text = `${device} says ${wished}`
    return pick<Readonly<Record<string, string>>>([
      { name: text },
      { phone: text },
      { email: `${device}${wished}@example.org`.toLowerCase() },
      { address: text },
    ])
  }

  const makers: readonly {
    readonly weight: number
    readonly what: string
    make(): readonly Command[] | Omit<Wish, 'id' | 'what'>
  }[] = [
    { weight: 10, what: 'order.place', make: place },
    {
      weight: 6,
      what: 'order.addLine',
      make: () => {
        const [whose, line] = [someOrder(), `more-${id()}`]
        added.push([whose, line])
        return [
          order.commands.addLine(whose, { line, product: pick(products), quantity: dice.between(1, 4) }),
        ]
      },
    },
    {
      weight: 14,
      what: 'order.stepQuantity',
      make: () => {
        const [whose, line] = someLine()
        return [order.commands.stepQuantity(whose, { line, by: pick([1, 1, 2, 3, -1]) })]
      },
    },
    {
      weight: 4,
      what: 'order.removeLine',
      make: () => {
        const [whose, line] = someLine()
        return [order.commands.removeLine(whose, { line })]
      },
    },
    {
      weight: 4,
      what: 'order.giveDiscount',
      make: () => {
        const [whose, line] = someLine()
        return [order.commands.giveDiscount(whose, { line, discount: pick([0, 500, 1000]) })]
      },
    },
    {
      weight: 3,
      what: 'order.assignCustomer',
      make: () => [order.commands.assignCustomer(someOrder(), { customer: somebody() })],
    },
    {
      weight: 3,
      what: 'order.changeDelivery',
      make: () => [order.commands.changeDelivery(someOrder(), { address: `Street ${dice.between(1, 9)}` })],
    },
    {
      weight: 2,
      what: 'order.chooseFulfilment',
      make: () => [
        order.commands.chooseFulfilment(someOrder(), { fulfilment: pick(['counter', 'ship'] as const) }),
      ],
    },
    {
      weight: 2,
      what: 'order.chooseLocation',
      make: () => [order.commands.chooseLocation(someOrder(), { location: pick(locations) })],
    },
    { weight: 6, what: 'order.confirm', make: () => [order.commands.confirm(someOrder(), {})] },
    {
      weight: 10,
      what: 'order.recordPayment',
      make: () => [
        order.commands.recordPayment(someOrder(), {
          payment: `payment-${id()}`,
          amount: dice.between(1, 2000),
          tender: pick(['cash', 'card', 'transfer'] as const),
        }),
      ],
    },
    {
      // Two people who heard of one transfer note one payment.
      weight: 4,
      what: 'order.recordPayment once for all',
      make: () => [
        order.commands.recordPayment(someOrder(), { payment: 'deposit', amount: 500, tender: 'transfer' }),
      ],
    },
    {
      weight: 2,
      what: 'order.declinePayment',
      make: () => [order.commands.declinePayment(someOrder(), { payment: 'deposit' })],
    },
    {
      weight: 3,
      what: 'order.recordRefund',
      make: () => [
        order.commands.recordRefund(someOrder(), {
          payment: `refund-${id()}`,
          amount: dice.between(1, 300),
          tender: 'cash',
        }),
      ],
    },
    {
      weight: 4,
      what: 'order.promiseRefund',
      make: () => [
        order.commands.promiseRefund(someOrder(), {
          refund: `promise-${id()}`,
          amount: dice.between(1, 200),
        }),
      ],
    },
    {
      weight: 3,
      what: 'order.handOver',
      make: () => {
        const gone = someOrder()
        return {
          commands: [order.commands.handOver(gone, {})],
          byWhatIsShown: { kind: 'goods leave', order: gone },
        }
      },
    },
    {
      weight: 2,
      what: 'order.ship',
      make: () => {
        const gone = someOrder()
        return {
          commands: [order.commands.ship(gone, {})],
          byWhatIsShown: { kind: 'goods leave', order: gone },
        }
      },
    },
    {
      weight: 2,
      what: 'order.cancel',
      make: () => [order.commands.cancel(someOrder(), { reason: 'changed their mind' })],
    },
    {
      weight: 2,
      what: 'order.takeBack',
      make: () => [
        order.commands.takeBack(someOrder(), {
          return: `return-${id()}`,
          goods: [{ line: 'first', quantity: 1 }],
          restocked: false,
        }),
      ],
    },
    {
      weight: 12,
      what: 'customer.changeDetails',
      make: () => [customer.commands.changeDetails(somebody(), field())],
    },
    {
      weight: 2,
      what: 'customer.archive',
      make: () => [
        dice.next() < 0.5
          ? customer.commands.archive(somebody(), {})
          : customer.commands.restore(somebody(), {}),
      ],
    },
    {
      weight: 4,
      what: 'product.change price',
      make: () => [
        product.commands.change(pick(products), {
          price: { amount: 200 + dice.between(0, 8) * 25, currency: 'EUR' },
        }),
      ],
    },
    {
      weight: 4,
      what: 'product.change',
      make: () => [
        product.commands.change(pick(products), {
          ...(dice.next() < 0.6 && { name: `${device} calls it ${wished}` }),
          ...(dice.next() < 0.6 && { sku: `${device}-${wished}` }),
        }),
      ],
    },
    {
      weight: 2,
      what: 'product.chooseSelling',
      make: () => [
        product.commands.chooseSelling(pick(products), { selling: pick(['freely', 'warn'] as const) }),
      ],
    },
    {
      weight: 6,
      what: 'stock.receive',
      make: () => [
        stock.commands.receive(shelf(), { movement: `in-${id()}`, quantity: dice.between(1, 20) }),
      ],
    },
    {
      weight: 4,
      what: 'stock.take',
      make: () => [stock.commands.take(shelf(), { movement: `out-${id()}`, quantity: dice.between(1, 5) })],
    },
    {
      weight: 3,
      what: 'stock.count',
      make: () => ({
        commands: [],
        byWhatIsShown: { kind: 'count', shelf: shelf(), off: dice.between(-2, 2) },
      }),
    },
    { weight: 1, what: 'stock.keepCount', make: () => [stock.commands.keepCount(shelf(), {})] },
    {
      weight: 4,
      what: 'transfer.send',
      make: () => {
        const sent = `transfer-${device}-${++moved}`
        const goods = goodsOnTheWay(moved)
        const commands = [
          transfer.commands.request(sent, { from: 'store', to: 'van', goods }),
          transfer.commands.send(sent, { goods }),
          ...goods.map(({ product, quantity }) =>
            stock.commands.take(stockId(product, 'store'), { movement: `${sent}/out`, quantity }),
          ),
        ]
        return { commands, comesTo: commands.length }
      },
    },
    {
      // Two people who unpack the same goods note one arrival.
      weight: 5,
      what: 'transfer.receive',
      make: () => {
        const which = dice.between(Math.max(1, moved - 3), Math.max(1, moved))
        const arrived = `transfer-${dice.of(devices) ?? device}-${which}`
        const goods = goodsOnTheWay(which)
        return [
          transfer.commands.receive(arrived, { goods }),
          ...goods.map(({ product, quantity }) =>
            stock.commands.receive(stockId(product, 'van'), { movement: `${arrived}/in`, quantity }),
          ),
        ]
      },
    },
  ]

  return {
    next() {
      wished += 1
      const { what, make } = dice.weighted(makers) ?? { what: 'order.place', make: place }
      const made = make()
      return { id: id(), what, ...('commands' in made ? made : { commands: made }) }
    },
  }
}
