import { type Command, type ProcessContext, parseStreamId, type StreamId } from '@causeway/core'
import { customer } from './customer/customer.ts'
import { detailsOf } from './customer/state.ts'
import { desk } from './desk/desk.ts'
import { location } from './location/location.ts'
import { order } from './order/order.ts'
import type { OrderState } from './order/state.ts'
import { priceList } from './price-list/price-list.ts'
import { product } from './product/product.ts'
import { member } from './team/member.ts'

type Read = ProcessContext['read']

/** What would make a record again what it was. */
export interface BringingBack {
  /** One request. None when nothing can be brought back, or when it is so already. */
  readonly commands: readonly Command[]
  /** What stays as it is now, and why, in people's words; absent when everything comes back. */
  readonly stays?: string
}

/**
 * How a record becomes again what it was at a moment: by new commands on its state of now, each decided and judged like
 * any other, so that history keeps both. What happened (money, goods, numbers) is corrected and not brought back.
 */
export function bringBackRequest(stream: StreamId, then: Read, now: Read): BringingBack {
  const { aggregate, id } = parseStreamId(stream)
  switch (aggregate) {
    case customer.name:
      return customerBack(id, then, now)
    case product.name:
      return productBack(id, then, now)
    case order.name:
      return orderBack(id, then(order, id), now(order, id))
    case location.name:
      return {
        commands: [
          ...renamed(then(location, id), now(location, id), (name) => location.commands.rename(id, { name })),
          ...toggled(
            then(location, id).closed,
            now(location, id).closed,
            location.commands.close(id, {}),
            () => location.commands.reopen(id, {}),
          ),
        ],
      }
    case priceList.name:
      return {
        commands: [
          ...renamed(then(priceList, id), now(priceList, id), (name) =>
            priceList.commands.rename(id, { name }),
          ),
          ...toggled(
            then(priceList, id).closed,
            now(priceList, id).closed,
            priceList.commands.close(id, {}),
            () => priceList.commands.reopen(id, {}),
          ),
        ],
      }
    case member.name:
      return memberBack(id, then, now)
    case desk.name: {
      const was = then(desk, id)
      return {
        commands: [desk.commands.arrange(id, { ...was, ...(was.currency && { currency: was.currency }) })],
      }
    }
    default:
      return {
        commands: [],
        stays: 'What moved is corrected by a new entry: count the shelf, or move it back.',
      }
  }
}

function customerBack(id: string, then: Read, now: Read): BringingBack {
  const was = then(customer, id)
  const is = now(customer, id)
  if (!was.registered) return notYet
  return {
    commands: [
      customer.commands.changeDetails(id, detailsOf(was)),
      ...(was.priceList === is.priceList
        ? []
        : [customer.commands.assignPriceList(id, { list: was.priceList })]),
      ...toggled(was.archived, is.archived, customer.commands.archive(id, {}), () =>
        customer.commands.restore(id, {}),
      ),
    ],
    ...(was.mergedInto !== is.mergedInto && {
      stays: 'Who was merged with whom: split them in their record.',
    }),
  }
}

function productBack(id: string, then: Read, now: Read): BringingBack {
  const was = then(product, id)
  if (!was.added) return notYet
  return {
    commands: [
      product.commands.change(id, { name: was.name, sku: was.sku, price: was.price }),
      product.commands.chooseSelling(id, { selling: was.selling }),
      product.commands.setLowLevel(id, { below: was.lowBelow }),
      ...toggled(was.archived, now(product, id).archived, product.commands.archive(id, {}), () =>
        product.commands.restore(id, {}),
      ),
    ],
  }
}

function memberBack(id: string, then: Read, now: Read): BringingBack {
  const was = then(member, id)
  return {
    commands: [
      ...(was.role === '' ? [] : [member.commands.giveRole(id, { role: was.role })]),
      ...toggled(was.left, now(member, id).left, member.commands.leave(id, {}), () =>
        member.commands.comeBack(id, {}),
      ),
    ],
  }
}

const facts = 'Money, numbers, and goods that left or came back stay: they happened.'

function orderBack(id: string, was: OrderState, is: OrderState): BringingBack {
  if (was.progress === 'none') return notYet
  if (is.progress !== 'draft' && is.progress !== 'confirmed')
    return { commands: [], stays: 'The order is closed: what happened since stays.' }
  const { commands } = order
  return {
    commands: [
      ...Object.entries(was.lines).flatMap(([line, { product: sold, quantity, price }]) => {
        const held = Object.hasOwn(is.lines, line) ? is.lines[line] : undefined
        // A line that was taken off stays off under its own id.
        if (!held) return [commands.addLine(id, { product: sold, quantity, price })]
        const by = quantity - held.quantity
        return by === 0 ? [] : [commands.stepQuantity(id, { line, by })]
      }),
      ...Object.keys(is.lines)
        .filter((line) => !Object.hasOwn(was.lines, line))
        .map((line) => commands.removeLine(id, { line })),
      ...(was.customer === '' || was.customer === is.customer
        ? []
        : [commands.assignCustomer(id, { customer: was.customer })]),
      commands.chooseFulfilment(id, { fulfilment: was.fulfilment }),
      ...(was.delivery === '' ? [] : [commands.changeDelivery(id, { address: was.delivery })]),
      ...(was.location === is.location ? [] : [commands.chooseLocation(id, { location: was.location })]),
    ],
    ...((was.progress !== is.progress ||
      Object.keys(is.payments).length > Object.keys(was.payments).length) && {
      stays: facts,
    }),
  }
}

const notYet: BringingBack = { commands: [], stays: 'It was not there yet. Archive or cancel it instead.' }

function renamed(
  was: { readonly name: string },
  is: { readonly name: string },
  rename: (name: string) => Command,
): readonly Command[] {
  return was.name === '' || was.name === is.name ? [] : [rename(was.name)]
}

function toggled(was: boolean, is: boolean, on: Command, off: () => Command): readonly Command[] {
  return was === is ? [] : [was ? on : off()]
}
