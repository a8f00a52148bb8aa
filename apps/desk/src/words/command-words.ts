import type { Workspace } from '@causeway/client'
import { type Command, reviewCommand } from '@causeway/core'
import { percent } from '../format/words.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { type Names, namesFor } from './names.ts'

type Words = (fields: Fields, names: Names) => string

const quantity = (by: number, names: string) =>
  by < 0 ? `Take ${-by} × ${names} off` : `Add ${by} × ${names}`

const decidePrice: Words = (f, names) =>
  `Set the price of ${names.line(f.text('line'))} to ${f.money('price', names.currency)}`

const removeSample: Words = (f) =>
  f.text('removed') === 'true' ? 'Remove the sample shop' : 'Bring the sample shop back'

/** What each command asks for, by `aggregate.name`, as one would say it on a button. */
export const commandWords: Readonly<Record<string, Words>> = {
  'desk.arrange': () => 'Change how the desk is arranged',

  'member.giveRole': (f, { record }) => `Give ${record} the role ${f.text('role')}`,
  'member.leave': (_f, { record }) => `Take ${record} off the team`,
  'member.comeBack': (_f, { record }) => `Take ${record} back on the team`,

  'location.add': (f) => `Add ${f.text('name')}`,
  'location.rename': (f, { record }) => `Call ${record} ${f.text('name')}`,
  'location.close': (_f, { record }) => `Close ${record}`,
  'location.reopen': (_f, { record }) => `Open ${record} again`,

  'priceList.add': (f) => `Add the price list ${f.text('name')}`,
  'priceList.rename': (f, { record }) => `Call ${record} ${f.text('name')}`,
  'priceList.close': (_f, { record }) => `Close ${record}`,
  'priceList.reopen': (_f, { record }) => `Open ${record} again`,

  'transfer.request': (f, names) => `Ask ${names.location(f.text('from'))} for goods`,
  'transfer.send': () => 'Send the goods off',
  'transfer.receive': () => 'Receive the goods',
  'transfer.cancel': () => 'Call the goods off',
  'transfer.settleLoss': () => 'Settle what is missing',

  'customer.removeSample': removeSample,
  'product.removeSample': removeSample,
  'order.removeSample': removeSample,

  'customer.register': (f) => `Register ${f.text('name')}`,
  'customer.changeDetails': (_f, { record }) => `Change the details of ${record}`,
  'customer.decideDetails': (f, { record }) => `Decide the ${whichDetail(f)} of ${record}`,
  'customer.assignPriceList': (f, { record, priceList }) => `Put ${record} on ${priceList(f.text('list'))}`,
  'customer.decidePriceList': (f, { record, priceList }) =>
    `Decide that ${record} is on ${priceList(f.text('list'))}`,
  'customer.archive': (_f, { record }) => `Archive ${record}`,
  'customer.restore': (_f, { record }) => `Take ${record} back into the list`,
  'customer.merge': (f, { record, customer }) => `Merge ${record} into ${customer(f.text('into'))}`,
  'customer.decideMerge': (f, { record, customer }) => `Decide that ${record} is ${customer(f.text('into'))}`,
  'customer.split': (_f, { record }) => `Split ${record} off again`,
  'customer.takeOver': (_f, { record }) => `Look at the details of ${record}`,
  'customer.dismissDuplicate': (f, { record, customer }) =>
    `Keep ${record} and ${customer(f.text('other'))} apart`,

  'product.add': (f) => `Add ${f.text('name')} to the list`,
  'product.change': (_f, { record }) => `Change ${record}`,
  'product.setListPrice': (f, { record, priceList }) =>
    `Set the price of ${record} on ${priceList(f.text('list'))}`,
  'product.decideListPrice': (f, { record, priceList }) =>
    `Decide the price of ${record} on ${priceList(f.text('list'))}`,
  'product.setLowLevel': (_f, { record }) => `Set when ${record} runs low`,
  'product.chooseSelling': (_f, { record }) => `Say how ${record} may be sold`,
  'product.archive': (_f, { record }) => `Archive ${record}`,
  'product.restore': (_f, { record }) => `Take ${record} back into the list`,
  'product.decideDetails': (f, { record }) => `Decide the ${whichDetail(f)} of ${record}`,

  'stock.open': (f, { record }) => `Count ${f.count('quantity')}: ${record}`,
  'stock.receive': (f, { record }) => `Receive ${f.count('quantity')}: ${record}`,
  'stock.take': (f, { record }) => `Take ${f.count('quantity')} out: ${record}`,
  'stock.count': (f, { record }) => `Count ${f.count('counted')}: ${record}`,
  'stock.keepCount': (_f, { record }) => `Use the count: ${record}`,
  'stock.want': (f, { record }) => `Ask for ${f.count('quantity')} to be set aside: ${record}`,
  'stock.promise': (f, { record }) => `Set ${f.count('quantity')} aside: ${record}`,

  'order.place': () => 'Place an order',
  'order.assignCustomer': (f, names) => `Choose ${names.customer(f.text('customer'))} as the customer`,
  'order.chooseFulfilment': (f) =>
    f.text('fulfilment') === 'ship' ? 'Choose shipping' : 'Choose the counter',
  'order.decideFulfilment': (f) =>
    f.text('fulfilment') === 'ship' ? 'Decide on shipping' : 'Decide on the counter',
  'order.changeDelivery': () => 'Change the delivery address',
  'order.decideDelivery': () => 'Decide the delivery address',
  'order.chooseLocation': (f, names) => `Take the goods from ${names.location(f.text('location'))}`,
  'order.decideLocation': (f, names) => `Take the goods from ${names.location(f.text('location'))}`,
  'order.choosePriceList': (f, names) => `Choose ${names.priceList(f.text('list'))} for the order`,
  'order.decidePriceList': (f, names) => `Decide on ${names.priceList(f.text('list'))} for the order`,
  'order.addLine': (f, names) => `Add ${f.count('quantity')} × ${names.product(f.text('product'))}`,
  'order.stepQuantity': (f, names) => quantity(f.count('by'), names.line(f.text('line'))),
  'order.removeLine': (f, names) => `Remove ${names.line(f.text('line'))}`,
  'order.refreshPrice': (f, names) => `Take the new price of ${names.line(f.text('line'))}`,
  'order.keepPrice': (f, names) => `Keep the price of ${names.line(f.text('line'))}`,
  'order.decidePrice': decidePrice,
  'order.giveDiscount': (f, names) =>
    `Give ${percent(f.count('discount'))} off ${names.line(f.text('line'))}`,
  'order.decideDiscount': (f, names) =>
    `Give ${percent(f.count('discount'))} off ${names.line(f.text('line'))}`,
  'order.acceptBackorder': (f, names) => `Put ${names.line(f.text('line'))} on backorder`,
  'order.recordPayment': (f, { currency }) => `Take ${f.money('amount', currency)}`,
  'order.recordRefund': (f, { currency }) => `Pay ${f.money('amount', currency)} back`,
  'order.declinePayment': () => 'Note that a payment was declined',
  'order.settleDecline': () => 'Leave open what a declined payment paid',
  'order.promiseRefund': (f, { currency }) => `Promise to pay ${f.money('amount', currency)} back`,
  'order.confirm': (_f, { record }) => `Confirm ${lowered(record)}`,
  'order.handOver': (_f, { record }) => `Hand ${lowered(record)} over`,
  'order.ship': (_f, { record }) => `Ship ${lowered(record)}`,
  'order.takeBack': () => 'Take goods back',
  'order.pick': (f) => (f.text('picked') === 'false' ? 'Put the goods back' : 'Lay the goods ready'),
  'order.keepLonger': () => 'Keep the goods longer',
  'order.expireHold': () => 'Free the goods nobody collected',
  'order.cancel': (_f, { record }) => `Cancel ${lowered(record)}`,
  'order.settle': () => 'Leave it as it is',
  'order.assureGoods': () => 'Set goods aside',
  'order.giveOfficialNumber': () => 'Give the official number',

  'drawer.add': (f) => `Add the drawer ${f.text('name')}`,
  'drawer.rename': (f, { record }) => `Call ${lowered(record)} ${f.text('name')}`,
  'drawer.chooseSmallestCoin': (_f, { record }) => `Choose the smallest coin of ${lowered(record)}`,
  'drawer.open': (f, { record, currency }) => `Open ${lowered(record)} with ${f.money('float', currency)}`,
  'drawer.decideFloat': (f, { record, currency }) =>
    `Decide that ${lowered(record)} was opened with ${f.money('float', currency)}`,
  'drawer.moveCash': (f, { record, currency }) => `Move ${f.money('amount', currency)} of cash: ${record}`,
  'drawer.close': (_f, { record }) => `Close ${lowered(record)}`,

  'text.write': (_f, { record }) => `Write in ${lowered(record)}`,
  'text.merge': (_f, { record }) => `Put together what was written in ${lowered(record)}`,

  'numbering.give': () => 'Give a number',
}

/** A command as people would say it: `Add 2 × Rye loaf`. */
export function sayCommand(workspace: Pick<Workspace, 'state'>, command: Command): string {
  if (command.name === reviewCommand) return 'Look at what was put aside'
  const words = commandWords[`${command.aggregate}.${command.name}`]
  return words
    ? words(fieldsOf(command.input), namesFor(workspace, command.aggregate, command.id))
    : 'A change of a newer version'
}

/** A request by what it was meant for, its first command, and how much goes with it. */
export function sayRequest(workspace: Pick<Workspace, 'state'>, commands: readonly Command[]): string {
  const [first, ...others] = commands
  if (!first) return 'A change'
  const said = sayCommand(workspace, first)
  return others.length === 0 ? said : `${said} and ${others.length} more`
}

const detailNames = {
  name: 'name',
  email: 'e-mail address',
  phone: 'phone number',
  address: 'address',
  sku: 'number',
  price: 'price',
}

function whichDetail(fields: Fields): string {
  const named = Object.entries(detailNames).find(([field]) => fields.has(field))
  return named?.[1] ?? 'details'
}

function lowered(record: string): string {
  return record.charAt(0).toLowerCase() + record.slice(1)
}
