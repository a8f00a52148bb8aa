import type { Command } from '@causeway/core'
import { type Step, story, takeBack } from '@causeway/testing'
import fc from 'fast-check'
import { customer } from './customer/customer.ts'
import { desk as sharedDesk, theDesk } from './desk/desk.ts'
import { drawer } from './drawer/drawer.ts'
import { location } from './location/location.ts'
import { shopModel } from './model.ts'
import { order } from './order/order.ts'
import { priceList } from './price-list/price-list.ts'
import { shopProcesses } from './processes/processes.ts'
import { product } from './product/product.ts'
import { stock } from './stock/stock.ts'
import { member } from './team/member.ts'
import { transfer } from './transfer/transfer.ts'

const oneOf = fc.constantFrom
const lineId = oneOf('a', 'b', 'constructor', '__proto__')
const eur = (amount: number) => ({ amount, currency: 'EUR' as const })

const orderCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({ line: lineId, quantity: fc.integer({ min: 1, max: 3 }) })
    .map(({ line, quantity }) => order.commands.addLine('o', { line, product: 'tea', quantity })),
  fc
    .record({ line: lineId, by: fc.integer({ min: -2, max: 2 }) })
    .map(({ line, by }) => order.commands.stepQuantity('o', { line, by })),
  lineId.map((line) => order.commands.removeLine('o', { line })),
  fc
    .integer({ min: 1, max: 900 })
    .map((amount) => order.commands.recordPayment('o', { amount, tender: 'cash' })),
  fc
    .integer({ min: 1, max: 900 })
    .map((amount) => order.commands.recordRefund('o', { amount, tender: 'card' })),
  oneOf('a', '__proto__').chain((payment) =>
    oneOf(
      order.commands.recordPayment('o', { payment, amount: 300, tender: 'card', drawer: 'till' }),
      order.commands.declinePayment('o', { payment }),
      order.commands.declinePayment('o', { payment, reason: 'No cover' }),
      order.commands.settleDecline('o', { payment }),
    ),
  ),
  fc
    .integer({ min: 1, max: 900 })
    .map((amount) =>
      order.commands.recordPayment('o', { amount, given: 1000, tender: 'cash', drawer: 'till' }),
    ),
  oneOf('ann', 'bo').map((id) => order.commands.assignCustomer('o', { customer: id })),
  oneOf('ship' as const, 'counter' as const).map((fulfilment) =>
    order.commands.chooseFulfilment('o', { fulfilment }),
  ),
  oneOf('Here', 'There').map((address) => order.commands.changeDelivery('o', { address })),
  lineId.chain((line) =>
    oneOf(
      order.commands.refreshPrice('o', { line }),
      order.commands.keepPrice('o', { line }),
      order.commands.giveDiscount('o', { line, discount: 500 }),
      order.commands.giveDiscount('o', { line, discount: 1000 }),
      order.commands.acceptBackorder('o', { line }),
      order.commands.choosePriceList('o', { list: 'trade' }),
      order.commands.choosePriceList('o', { list: 'friends' }),
      order.commands.choosePriceList('o', { list: '' }),
    ),
  ),
  oneOf(
    order.commands.ship('o', {}),
    order.commands.ship('o', { parcel: 'DK1' }),
    order.commands.confirm('o', {}),
    order.commands.cancel('o', {}),
    order.commands.cancel('o', { reason: 'Rain' }),
    order.commands.handOver('o', {}),
    order.commands.settle('o', { key: 'progress' }),
    order.commands.settle('o', { key: 'line/a' }),
    order.commands.pick('o', { picked: true }),
    order.commands.pick('o', { picked: false }),
    order.commands.keepLonger('o', { days: 2 }),
    order.commands.keepLonger('o', { days: 4 }),
    order.commands.chooseLocation('o', { location: 'stall' }),
    order.commands.chooseLocation('o', { location: 'store' }),
  ),
  lineId.map((line) => order.commands.takeBack('o', { goods: [{ line, quantity: 1 }], restocked: false })),
)

const otherCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record(
      {
        name: oneOf('Ann', 'Anna'),
        phone: oneOf('', '1', '2'),
        email: oneOf('', 'a@b.example'),
        address: oneOf('', 'Here'),
      },
      { requiredKeys: [] },
    )
    .chain((details) =>
      oneOf(customer.commands.changeDetails('ann', details), customer.commands.decideDetails('ann', details)),
    ),
  oneOf('ann', 'bo').chain((id) => {
    const other = id === 'ann' ? 'bo' : 'ann'
    return oneOf(
      customer.commands.merge(id, { into: other }),
      customer.commands.merge(id, { into: 'cleo' }),
      customer.commands.split(id, {}),
      customer.commands.takeOver(id, { fields: ['phone', 'name'] }),
      customer.commands.archive(id, {}),
      customer.commands.restore(id, {}),
      customer.commands.dismissDuplicate(id, { other }),
    )
  }),
  fc
    .record(
      { name: oneOf('Tea', 'Green tea'), sku: oneOf('', 'T'), price: oneOf(0, 300, 400).map(eur) },
      { requiredKeys: [] },
    )
    .chain((details) =>
      oneOf(product.commands.change('tea', details), product.commands.decideDetails('tea', details)),
    ),
  fc
    .integer({ min: 1, max: 9 })
    .chain((quantity) =>
      oneOf(
        stock.commands.open('tea@store', { quantity }),
        stock.commands.receive('tea@store', { quantity }),
        stock.commands.take('tea@store', { quantity }),
        stock.commands.count('tea@store', { counted: quantity, was: 0 }),
        stock.commands.keepCount('tea@store', {}),
      ),
    ),
  oneOf(
    location.commands.rename('stall', { name: 'Market' }),
    location.commands.close('stall', {}),
    location.commands.reopen('stall', {}),
    transfer.commands.send('t', { goods: [{ product: 'tea', quantity: 1 }] }),
    transfer.commands.receive('t', { goods: [{ product: 'tea', quantity: 1 }] }),
    transfer.commands.receive('t', { goods: [{ product: 'tea', quantity: 0 }] }),
    transfer.commands.cancel('t', {}),
    transfer.commands.settleLoss('t', {}),
    member.commands.giveRole('Ben', { role: 'stock' }),
    member.commands.giveRole('Ben', { role: 'seller' }),
    member.commands.leave('Ben', {}),
    member.commands.comeBack('Ben', {}),
    sharedDesk.commands.arrange(theDesk, { name: 'Shop' }),
    sharedDesk.commands.arrange(theDesk, { holdDays: 2, tax: 700 }),
    ...[1000, 2000].flatMap((float) => [
      drawer.commands.open('till', { float }),
      drawer.commands.decideFloat('till', { float }),
    ]),
    drawer.commands.moveCash('till', { amount: -500, reason: 'To the bank' }),
    drawer.commands.moveCash('till', { amount: 200, reason: 'Change' }),
    drawer.commands.rename('till', { name: 'Stall till' }),
    drawer.commands.chooseSmallestCoin('till', { coin: 5 }),
    drawer.commands.chooseSmallestCoin('till', { coin: 1 }),
  ),
  oneOf(
    product.commands.archive('tea', {}),
    product.commands.chooseSelling('tea', { selling: 'only what is there' }),
    product.commands.chooseSelling('tea', { selling: 'freely' }),
    product.commands.restore('tea', {}),
    priceList.commands.rename('trade', { name: 'Wholesale' }),
    priceList.commands.close('trade', {}),
    priceList.commands.reopen('trade', {}),
    ...['trade', 'friends'].flatMap((list) => [
      product.commands.setListPrice('tea', { list, price: eur(300) }),
      product.commands.setListPrice('tea', { list, price: eur(200) }),
      product.commands.setListPrice('tea', { list }),
      customer.commands.assignPriceList('ann', { list }),
    ]),
    ...[0, 4, 9].map((below) => product.commands.setLowLevel('tea', { below })),
  ),
)

const opening: readonly Command[] = [
  customer.commands.register('ann', { name: 'Ann' }),
  customer.commands.register('bo', { name: 'Bo' }),
  customer.commands.register('cleo', { name: 'Cleo' }),
  product.commands.add('tea', { name: 'Tea', price: eur(350) }),
  priceList.commands.add('trade', { name: 'Trade' }),
  priceList.commands.add('friends', { name: 'Friends' }),
  location.commands.add('stall', { name: 'Stall' }),
  transfer.commands.request('t', { from: 'store', to: 'stall', goods: [{ product: 'tea', quantity: 2 }] }),
  drawer.commands.add('till', { name: 'Till', currency: 'EUR' }),
  order.commands.place('o', { customer: 'ann' }),
]

/** A shop with three customers, a product and an order, for random commands to go on from. */
export const desk = story(shopModel).after(...opening)

/**
 * The same shop with its authority, and another order that wants the same goods. What the authority hands out depends
 * on who is heard first; what people recorded about customers and products does not.
 */
export const deskWithAuthority = story(shopModel, {
  processes: shopProcesses,
  promised: (world) =>
    world.streams
      .filter((stream) => /^(customer|product)\//.test(stream))
      .map((stream) => [stream, world.moment(stream)?.state]),
}).after(
  ...opening,
  order.commands.place('p', { fulfilment: 'ship', delivery: 'Here' }),
  order.commands.addLine('p', { line: 'a', product: 'tea', quantity: 2 }),
  order.commands.confirm('p', {}),
)

/** Somebody takes back what they did last, of those whose change it was that `which` picks. */
const takingBack: fc.Arbitrary<Step> = oneOf(
  'QuantityStepped',
  'LineRemoved',
  'PhoneChanged',
  'CustomerMerged',
  'PriceChanged',
  'OrderConfirmed',
  'OrderCancelled',
  'MatterSettled',
  'DrawerOpened',
  'DeclineSettled',
  'LineAdded',
  'Undone',
).map((picked) => takeBack(({ type }) => type === picked))

const anything = [
  { weight: 6, arbitrary: orderCommand },
  { weight: 5, arbitrary: otherCommand },
  { weight: 2, arbitrary: takingBack },
] as const

/** What one device may do while it hears of nobody, and what comes to the same whoever is heard first. */
export const branch: fc.Arbitrary<Step[]> = fc.array(fc.oneof(...anything), { maxLength: 5 })

/** As {@link branch}, with what is first come, first served among it. */
export const branchWithPromises: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    ...anything,
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 1, max: 400 })
        .map((amount): Step => order.commands.promiseRefund('o', { amount })),
    },
    {
      weight: 1,
      arbitrary: fc.subarray(['payment' as const, 'declined' as const]).map(
        (kinds): Step =>
          drawer.commands.close('till', {
            ...{ day: '2026-01-05', moves: [], counted: 1000 },
            entries: kinds.map((kind) => ({ order: 'o', payment: 'a', kind })),
          }),
      ),
    },
  ),
  { maxLength: 5 },
)
