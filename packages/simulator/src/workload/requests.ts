import type { Workspace } from '@causeway/client'
import { asideRule, type Command, reviewing, type StreamId, streamId } from '@causeway/core'
import {
  cancelRequest,
  customer,
  desk,
  drawer,
  drawerList,
  dueEntries,
  dueMoves,
  expectedCash,
  handOverRequest,
  location,
  member,
  missing,
  moveRequest,
  order,
  orderList,
  orderTotals,
  priceList,
  product,
  receiveRequest,
  sendRequest,
  shipRequest,
  shortOf,
  standardPrices,
  stock,
  stockId,
  takeBackRequest,
  takingsOf,
  theDesk,
  transfer,
  transferList,
} from '@causeway/shop'
import type { Chance } from '../time/chance.ts'
import { board, nextLocation } from './next-version.ts'
import { people } from './people.ts'

/** What somebody asks for at the desk: one request, of one or several commands. */
export interface Wish {
  readonly what: string
  readonly commands: readonly Command[]
}

/** The shop is small, so that people often want the same things at the same time. */
export const products = ['tea', 'cup', 'pot', 'tin'] as const
const customers = ['c1', 'c2', 'c3', 'c4']
export const locations = ['store', 'van'] as const
export const till = 'till'
const trade = 'trade'
const sampleId = 'sample-1'

type Desk = Pick<Workspace, 'state' | 'view' | 'status'>

/** What the shop begins with, as its owner enters it. */
export function opening(): readonly Wish[] {
  return [
    {
      what: 'desk.arrange',
      commands: [desk.commands.arrange(theDesk, { currency: 'EUR', tax: 2100, holdDays: 1 })],
    },
    { what: 'location.add', commands: [location.commands.add('van', { name: 'Van' })] },
    ...products.map((id, index) => ({
      what: 'product.add',
      commands: [
        product.commands.add(id, { name: id, price: { amount: 250 + 125 * index, currency: 'EUR' } }),
        ...locations.map((place) => stock.commands.open(stockId(id, place), { quantity: 40 })),
      ],
    })),
    ...customers.map((id) => ({
      what: 'customer.register',
      commands: [customer.commands.register(id, { name: `Customer ${id}` })],
    })),
    { what: 'priceList.add', commands: [priceList.commands.add(trade, { name: 'Trade' })] },
    {
      what: 'sample.add',
      commands: [
        product.commands.add(sampleId, { name: 'Sample', price: { amount: 100, currency: 'EUR' } }),
        customer.commands.register(sampleId, { name: 'Sample' }),
        order.commands.place(sampleId, {}),
      ],
    },
    { what: 'drawer.add', commands: [drawer.commands.add(till, { name: 'Till', currency: 'EUR' })] },
    { what: 'drawer.open', commands: [drawer.commands.open(till, { float: 5000 })] },
  ]
}

/** Something a person might do now, on the desk as this tab shows it. */
export function wish(chance: Chance, shown: Desk, newId: () => string): Wish {
  const total = wishes.reduce((sum, [weight]) => sum + weight, 0)
  let at = chance.below(total)
  for (const [weight, what, make] of wishes) {
    at -= weight
    if (at >= 0) continue
    const commands = make(chance, shown, newId)
    if (commands && commands.length > 0) return { what, commands }
    break
  }
  // Nothing of that kind is possible now: there is always another customer at the counter.
  return { what: 'order.place', commands: placing(chance, shown, newId) }
}

/** Something that only the next version of the desk can do. */
export function nextWish(chance: Chance, newId: () => string): Wish {
  // Now and then it is more than the relay takes in one event.
  const text = chance.happens(0.08) ? 'long '.repeat(53_000) : newId()
  return chance.happens(0.8)
    ? { what: 'board.pin', commands: [board.commands.pin('board', { text })] }
    : {
        what: 'location.describe',
        commands: [nextLocation.commands.describe('van', { text: newId() })],
      }
}

type Maker = (chance: Chance, shown: Desk, newId: () => string) => readonly Command[] | undefined

function placing(chance: Chance, _shown: Desk, newId: () => string): readonly Command[] {
  const id = newId()
  return [
    order.commands.place(id, {
      ...(chance.happens(0.5) && { customer: chance.pick(customers) }),
      ...(chance.happens(0.3) && { location: 'van' }),
      ...(chance.happens(0.4) && { fulfilment: 'ship' as const, delivery: 'Dyke 1' }),
    }),
    order.commands.addLine(id, { product: chance.pick(products), quantity: 1 + chance.below(4) }),
  ]
}

/** One of the orders somebody may work on: mostly one of the last. */
function someOrder(chance: Chance, shown: Desk) {
  const rows = shown
    .view(orderList)
    .getState()
    .sorted.filter(({ id }) => !id.includes('sample'))
  if (rows.length === 0) return undefined
  const row = chance.pick(rows.slice(0, chance.happens(0.8) ? 6 : 60))
  return { ...row, state: shown.state(order, row.id) }
}

/** With an order, if there is one. */
const withOrder =
  (
    make: (
      one: NonNullable<ReturnType<typeof someOrder>>,
      chance: Chance,
      shown: Desk,
      newId: () => string,
    ) => readonly Command[] | undefined,
  ): Maker =>
  (chance, shown, newId) => {
    const one = someOrder(chance, shown)
    return one && make(one, chance, shown, newId)
  }

/** With a line of an order, if there is one. */
const withLine = (make: (id: string, line: string, chance: Chance) => Command): Maker =>
  withOrder(({ id, state }, chance) => {
    const lines = Object.keys(state.lines)
    return lines.length === 0 ? undefined : [make(id, chance.pick(lines), chance)]
  })

const text = (chance: Chance) => `note ${chance.below(1000)}`

/** How often, what, and how it is asked for. */
const wishes: readonly (readonly [number, string, Maker])[] = [
  [14, 'order.place', placing],
  [
    8,
    'order.addLine',
    withOrder(({ id }, chance) => [
      order.commands.addLine(id, {
        product: chance.pick(products),
        // Now and then somebody wants more than there is.
        quantity: 1 + chance.below(chance.happens(0.15) ? 100 : 5),
        ...(chance.happens(0.2) && { anyway: true as const }),
      }),
    ]),
  ],
  [
    8,
    'order.stepQuantity',
    withLine((id, line, chance) => order.commands.stepQuantity(id, { line, by: chance.pick([1, 1, 2, -1]) })),
  ],
  [3, 'order.removeLine', withLine((id, line) => order.commands.removeLine(id, { line }))],
  [2, 'order.refreshPrice', withLine((id, line) => order.commands.refreshPrice(id, { line }))],
  [2, 'order.keepPrice', withLine((id, line) => order.commands.keepPrice(id, { line }))],
  [
    3,
    'order.giveDiscount',
    withLine((id, line, chance) =>
      order.commands.giveDiscount(id, { line, discount: chance.pick([0, 500, 1000]) }),
    ),
  ],
  [
    3,
    'order.acceptBackorder',
    (chance, shown) => {
      const short = shown
        .view(orderList)
        .getState()
        .sorted.flatMap(({ id }) =>
          Object.entries(shown.state(order, id).lines)
            .filter(([, line]) => shortOf(line) > 0)
            .map(([line]) => ({ id, line })),
        )
      if (short.length === 0) return undefined
      const { id, line } = chance.pick(short)
      return [order.commands.acceptBackorder(id, { line })]
    },
  ],
  [
    3,
    'order.assignCustomer',
    withOrder(({ id }, chance) => [order.commands.assignCustomer(id, { customer: chance.pick(customers) })]),
  ],
  [
    2,
    'order.chooseFulfilment',
    withOrder(({ id }, chance) => [
      order.commands.chooseFulfilment(id, { fulfilment: chance.pick(['counter', 'ship'] as const) }),
    ]),
  ],
  [
    2,
    'order.changeDelivery',
    withOrder(({ id }, chance) => [
      order.commands.changeDelivery(id, { address: `Street ${chance.below(20)}` }),
    ]),
  ],
  [
    2,
    'order.chooseLocation',
    withOrder(({ id }, chance) => [order.commands.chooseLocation(id, { location: chance.pick(locations) })]),
  ],
  [8, 'order.confirm', withOrder(({ id }) => [order.commands.confirm(id, {})])],
  [
    2,
    'order.keepLonger',
    withOrder(({ id }, chance) => [order.commands.keepLonger(id, { days: 1 + chance.below(5) })]),
  ],
  [
    2,
    'order.pick',
    withOrder(({ id }, chance) => [order.commands.pick(id, { picked: chance.happens(0.8) })]),
  ],
  [
    7,
    'order.recordPayment',
    withOrder(({ id, state }, chance, _shown, newId) => {
      const { balance } = orderTotals(state)
      const tender = chance.pick(['cash', 'cash', 'card', 'transfer'] as const)
      const amount = balance > 0 && chance.happens(0.8) ? balance : 1 + chance.below(500)
      return [order.commands.recordPayment(id, { payment: newId(), amount, tender, drawer: till })]
    }),
  ],
  [
    2,
    'order.recordRefund',
    withOrder(({ id, state }, chance, _shown, newId) => {
      const { paid } = orderTotals(state)
      return paid <= 0
        ? undefined
        : [
            order.commands.recordRefund(id, {
              payment: newId(),
              amount: 1 + chance.below(paid),
              tender: 'cash',
              drawer: till,
            }),
          ]
    }),
  ],
  [
    2,
    'order.declinePayment',
    withOrder(({ id, state }, chance) => {
      const payments = Object.keys(state.payments)
      return payments.length === 0
        ? undefined
        : [order.commands.declinePayment(id, { payment: chance.pick(payments) })]
    }),
  ],
  [
    2,
    'order.settleDecline',
    // Whoever deals with it looks for it.
    (_chance, shown) =>
      shown
        .view(orderList)
        .getState()
        .sorted.flatMap(({ id }) =>
          Object.keys(shown.state(order, id).declined).map((payment) =>
            order.commands.settleDecline(id, { payment }),
          ),
        )
        .slice(0, 1),
  ],
  [
    1,
    'order.promiseRefund',
    withOrder(({ id }, chance) => [order.commands.promiseRefund(id, { amount: 1 + chance.below(300) })]),
  ],
  [6, 'order.handOver', withOrder(({ id }, _chance, shown) => handOverRequest(shown.state, id))],
  [3, 'order.ship', withOrder(({ id }, _chance, shown) => shipRequest(shown.state, id))],
  [
    2,
    'order.takeBack',
    withOrder(({ id, state }, chance, shown, newId) => {
      const lines = Object.entries(state.lines)
      if (lines.length === 0) return undefined
      const [line] = chance.pick(lines)
      return takeBackRequest(shown.state, id, {
        return: newId(),
        goods: [{ line, quantity: 1 }],
        restockAt: 'store',
      })
    }),
  ],
  [
    4,
    'order.cancel',
    withOrder(({ id }, chance, shown, newId) =>
      cancelRequest(
        shown.state,
        id,
        'changed their mind',
        chance.happens(0.5) ? { payment: newId(), tender: 'cash' } : undefined,
      ),
    ),
  ],
  [
    4,
    'order.decide',
    withOrder(({ id, state, questions }, chance) => {
      if (questions === 0) return undefined
      return [
        chance.happens(0.5)
          ? order.commands.decideFulfilment(id, { fulfilment: state.fulfilment })
          : order.commands.decideLocation(id, { location: state.location }),
      ]
    }),
  ],
  [
    3,
    'product.change price',
    (chance) => [
      product.commands.change(chance.pick(products), {
        price: { amount: 200 + chance.below(8) * 25, currency: 'EUR' },
      }),
    ],
  ],
  [
    2,
    'product.change name',
    (chance) => [product.commands.change(chance.pick(products), { name: text(chance), sku: text(chance) })],
  ],
  [
    1,
    'product.archive',
    (chance) => [
      chance.happens(0.3) ? product.commands.archive('tin', {}) : product.commands.restore('tin', {}),
    ],
  ],
  [
    1,
    'product.chooseSelling',
    (chance) => [
      product.commands.chooseSelling(chance.pick(products), {
        selling: chance.pick(['freely', 'warn', 'only what is there'] as const),
      }),
    ],
  ],
  [
    3,
    'product.setLowLevel',
    // What runs out first is what everybody has an opinion on.
    (chance) => [product.commands.setLowLevel('tea', { below: chance.below(20) })],
  ],
  [
    1,
    'product.decideDetails',
    (chance, shown) => {
      const id = chance.pick(products)
      return [product.commands.decideDetails(id, { price: shown.state(product, id).price })]
    },
  ],
  [
    4,
    'customer.changeDetails',
    (chance) => [
      customer.commands.changeDetails(chance.pick(customers), {
        [chance.pick(['name', 'email', 'phone', 'address'] as const)]: text(chance),
      }),
    ],
  ],
  [
    1,
    'customer.decideDetails',
    (chance, shown) => {
      const id = chance.pick(customers)
      const { name, email, phone } = shown.state(customer, id)
      return [customer.commands.decideDetails(id, { name: name || 'Nobody', email, phone })]
    },
  ],
  [
    1,
    'customer.merge',
    (chance) => [customer.commands.merge(chance.pick(customers), { into: chance.pick(customers) })],
  ],
  [3, 'customer.split', (chance) => [customer.commands.split(chance.pick(customers), {})]],
  [
    1,
    'customer.archive',
    (chance) => [
      chance.happens(0.3) ? customer.commands.archive('c4', {}) : customer.commands.restore('c4', {}),
    ],
  ],
  [
    4,
    'stock.receive',
    (chance) => [
      stock.commands.receive(stockId(chance.pick(products), chance.pick(locations)), {
        quantity: 1 + chance.below(20),
      }),
    ],
  ],
  [
    2,
    'stock.take',
    (chance) => [
      stock.commands.take(stockId(chance.pick(products), chance.pick(locations)), {
        quantity: 1 + chance.below(3),
      }),
    ],
  ],
  [
    2,
    'stock.count',
    (chance, shown) => {
      const id = stockId(chance.pick(products), chance.pick(locations))
      const { onHand } = shown.state(stock, id)
      return [stock.commands.count(id, { counted: Math.max(0, onHand + chance.below(5) - 2), was: onHand })]
    },
  ],
  [
    1,
    'stock.keepCount',
    (_chance, shown) => {
      const uncertain = products
        .flatMap((id) => locations.map((place) => stockId(id, place)))
        .find((id) => shown.state(stock, id).doubtful.length > 0)
      return uncertain === undefined ? undefined : [stock.commands.keepCount(uncertain, {})]
    },
  ],
  [
    2,
    'transfer.request',
    (chance, _shown, newId) => [
      transfer.commands.request(newId(), {
        from: 'store',
        to: 'van',
        goods: [{ product: chance.pick(products), quantity: 1 + chance.below(5) }],
      }),
    ],
  ],
  [
    2,
    'transfer.move',
    (chance, _shown, newId) =>
      moveRequest(newId(), {
        from: 'van',
        to: 'store',
        goods: [{ product: chance.pick(products), quantity: 1 + chance.below(5) }],
      }),
  ],
  [
    4,
    'transfer.step',
    (chance, shown) => {
      const rows = shown.view(transferList).getState().sorted.slice(0, 5)
      if (rows.length === 0) return undefined
      const { id, progress } = chance.pick(rows)
      if (progress === 'requested')
        return chance.happens(0.2) ? [transfer.commands.cancel(id, {})] : sendRequest(shown.state, id)
      const { sent: all } = shown.state(transfer, id)
      // Now and then something is missing.
      const goods = all.map((some) => ({ ...some, quantity: Math.max(0, some.quantity - chance.below(2)) }))
      return receiveRequest(shown.state, id, chance.happens(0.3) ? goods : all)
    },
  ],
  [
    2,
    'drawer.moveCash',
    (chance, _shown, newId) => [
      drawer.commands.moveCash(till, {
        movement: newId(),
        amount: chance.pick([500, -300]),
        reason: 'change',
      }),
    ],
  ],
  [2, 'drawer.close', (_chance, shown, newId) => closing(shown, newId)],
  [2, 'drawer.open', (chance) => [drawer.commands.open(till, { float: chance.pick([3000, 5000]) })]],
  [
    1,
    'member.giveRole',
    (chance) => [
      member.commands.giveRole(chance.pick(people).actor, {
        role: chance.pick(['seller', 'stock', 'manager'] as const),
      }),
    ],
  ],
  [
    1,
    'member.leave',
    (chance) => [
      chance.happens(0.3) ? member.commands.leave('Dan', {}) : member.commands.comeBack('Dan', {}),
    ],
  ],
  [
    1,
    'desk.arrange',
    (chance) => [
      desk.commands.arrange(theDesk, { tax: chance.pick([900, 2100]), holdDays: chance.below(3) }),
    ],
  ],
  [3, 'location.rename', (chance) => [location.commands.rename('van', { name: text(chance) })]],
  [
    1,
    'location.close',
    (chance) => [
      chance.happens(0.3) ? location.commands.close('van', {}) : location.commands.reopen('van', {}),
    ],
  ],
  [1, 'priceList.rename', (chance) => [priceList.commands.rename(trade, { name: text(chance) })]],
  [
    1,
    'priceList.close',
    (chance) => [
      chance.happens(0.3) ? priceList.commands.close(trade, {}) : priceList.commands.reopen(trade, {}),
    ],
  ],
  [
    1,
    'product.setListPrice',
    (chance) => {
      const price = { amount: 150 + chance.below(8) * 25, currency: 'EUR' as const }
      const id = chance.pick(products)
      return [
        chance.happens(0.7)
          ? product.commands.setListPrice(id, { list: trade, price })
          : product.commands.decideListPrice(id, { list: trade, price }),
      ]
    },
  ],
  [
    1,
    'customer.assignPriceList',
    (chance) => {
      const [id, list] = [chance.pick(customers), chance.pick([trade, standardPrices])]
      return [
        chance.happens(0.7)
          ? customer.commands.assignPriceList(id, { list })
          : customer.commands.decidePriceList(id, { list }),
      ]
    },
  ],
  [
    1,
    'customer.takeOver',
    (chance) => [
      customer.commands.takeOver(chance.pick(customers), { fields: ['name', 'email', 'phone', 'address'] }),
    ],
  ],
  [
    1,
    'customer.dismissDuplicate',
    (chance) => [
      customer.commands.dismissDuplicate(chance.pick(customers), { other: chance.pick(customers) }),
    ],
  ],
  [
    1,
    'order.choosePriceList',
    withOrder(({ id }, chance) => {
      const list = chance.pick([trade, standardPrices])
      return [
        chance.happens(0.7)
          ? order.commands.choosePriceList(id, { list })
          : order.commands.decidePriceList(id, { list }),
      ]
    }),
  ],
  [
    1,
    'order.settle',
    withOrder(({ id }, chance) => [
      order.commands.settle(id, { key: chance.pick(['progress', 'delivery'] as const), note: text(chance) }),
    ]),
  ],
  [
    1,
    'sample.remove',
    (chance) => {
      const removed = chance.happens(0.5)
      return [chance.pick([product, customer, order] as const).commands.removeSample(sampleId, { removed })]
    },
  ],
  [
    1,
    'transfer.settleLoss',
    (chance, shown) => {
      const rows = shown.view(transferList).getState().sorted
      const incomplete = rows.filter(({ id }) => missing(shown.state(transfer, id)) > 0)
      return incomplete.length === 0
        ? undefined
        : [transfer.commands.settleLoss(chance.pick(incomplete).id, {})]
    },
  ],
  [1, 'drawer.rename', (chance) => [drawer.commands.rename(till, { name: text(chance) })]],
  [
    1,
    'drawer.chooseSmallestCoin',
    (chance) => [drawer.commands.chooseSmallestCoin(till, { coin: chance.pick([1, 5]) })],
  ],
  [
    3,
    'text.write',
    (chance, _shown, newId) => [
      {
        aggregate: 'text',
        id: chance.pick(['hand-over', 'board']),
        name: 'write',
        input: { edit: newId(), update: 'AAAA' },
      },
    ],
  ],
  [6, 'review', reviews],
]

/** Allows, or does not, something that was put aside for want of a right. */
function reviews(chance: Chance, shown: Desk): readonly Command[] | undefined {
  const streams: readonly StreamId[] = [
    ...shown
      .view(orderList)
      .getState()
      .sorted.map(({ id }) => streamId(order.name, id)),
    ...products.map((id) => streamId(product.name, id)),
    ...customers.map((id) => streamId(customer.name, id)),
    ...people.map(({ actor }) => streamId(member.name, actor)),
    ...products.flatMap((id) => locations.map((place) => streamId(stock.name, stockId(id, place)))),
    streamId(drawer.name, till),
    streamId(desk.name, theDesk),
  ]
  const aside = streams.flatMap((stream) =>
    shown
      .status(stream)
      .flags.filter(({ rule }) => rule === asideRule)
      .flatMap(({ events = [] }) => events.map((dot) => ({ stream, dot }))),
  )
  if (aside.length === 0) return undefined
  const { stream, dot } = chance.pick(aside)
  return [reviewing(stream, dot, chance.happens(0.5))]
}

/** All that anybody ever asks for, the opening aside. */
export const wishNames: readonly string[] = [
  ...wishes.map(([, what]) => what),
  'board.pin',
  'location.describe',
]

function closing(shown: Desk, newId: () => string): readonly Command[] | undefined {
  const row = shown
    .view(drawerList)
    .getState()
    .sorted.find(({ id }) => id === till)
  if (!row?.isOpen) return undefined
  const state = shown.state(drawer, till)
  const takings = shown
    .view(orderList)
    .getState()
    .sorted.flatMap(({ id }) => takingsOf(id, shown.state(order, id)))
  const entries = dueEntries(till, state, takings).slice(0, 100)
  const moves = dueMoves(state)
  return [
    drawer.commands.close(till, {
      close: newId(),
      day: '2026-03-02',
      entries: entries.map(({ order: whose, payment, kind }) => ({ order: whose, payment, kind })),
      moves: moves.map(({ movement }) => movement),
      counted: Math.max(0, expectedCash(state.session?.float ?? 0, entries, moves)),
    }),
  ]
}
