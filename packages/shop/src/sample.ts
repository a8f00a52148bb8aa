import type { Command, ProcessContext } from '@causeway/core'
import { customer } from './customer/customer.ts'
import { localDay } from './day.ts'
import type { CurrencyCode } from './money.ts'
import { order } from './order/order.ts'
import { product } from './product/product.ts'
import { samplePrefix } from './sample-removed.ts'
import { stock, stockId } from './stock/stock.ts'

const goods = [
  ['Sourdough loaf', 480, 40],
  ['Rye loaf', 520, 25],
  ['Oat cookies, bag of 6', 390, 60],
  ['Apple juice, 1 l', 340, 48],
  ['Honey, 500 g', 850, 22],
  ['Goat cheese, 200 g', 620, 18],
  ['Free-range eggs, 10', 410, 35],
  ['Carrots, 1 kg', 220, 80],
  ['Potatoes, 2 kg', 360, 64],
  ['Elderflower syrup', 690, 15],
  ['Beeswax candle', 750, 12],
  ['Canvas bag', 1200, 30],
] as const

const people = [
  ['Ida Brandt', 'ida.brandt@example.org', '+45 20 11 32 80'],
  ['Café Lindgren', 'orders@lindgren.example', '+46 8 555 010'],
  ['Tomás Ferreira', 'tomas@example.org', '+351 910 000 221'],
  ['Greenfield School', 'kitchen@greenfield.example', '+44 20 7946 0101'],
  ['Marta Kowalska', 'marta.k@example.org', '+48 600 000 145'],
  ['Harbour Kiosk', 'kiosk@harbour.example', '+31 20 555 0123'],
  ['Noor Haddad', 'noor@example.org', '+49 30 5550 912'],
  ['Workshop Seven', 'hello@workshop7.example', '+43 1 555 0177'],
] as const

/** How many orders the sample shop has. */
const orderCount = 20

/**
 * A small food hub to try the desk with: made up, and the same each time. As requests for `executeEach`, each all or
 * nothing; `now` is the day the last order was placed. Its amounts are so many of the currency's smallest unit.
 */
export function sampleShop(
  now: number,
  currency: CurrencyCode = 'EUR',
): readonly { readonly id: string; readonly commands: readonly Command[] }[] {
  const day = 86_400_000
  return [
    ...goods.map(([name, amount, onHand], index) => ({
      id: `sample-product-${index}`,
      commands: [
        product.commands.add(productId(index), {
          name,
          sku: `S-${100 + index}`,
          price: { amount, currency },
        }),
        stock.commands.open(stockId(productId(index)), { quantity: onHand }),
      ],
    })),
    ...people.map(([name, email, phone], index) => ({
      id: `sample-customer-${index}`,
      commands: [customer.commands.register(customerId(index), { name, email, phone })],
    })),
    ...Array.from({ length: orderCount }, (_, index) => ({
      id: `sample-order-${index}`,
      commands: sampleOrder(index, now - (orderCount - 1 - index) * (day / 2), currency),
    })),
  ]
}

/**
 * Takes the sample shop out of every list and sum, or brings it back: one request. What was used for other orders
 * stays. Its events stay in the history, like everything that happened.
 */
export function sampleRemoval(
  read: ProcessContext['read'],
  orders: Iterable<string>,
  removed: boolean,
): readonly Command[] {
  const others = [...orders].filter((id) => !id.startsWith(samplePrefix)).map((id) => read(order, id))
  const used = new Set(
    others.flatMap(({ customer: buyer, lines }) => [
      buyer,
      ...Object.values(lines).map(({ product: sold }) => sold),
    ]),
  )
  return [
    ...Array.from({ length: orderCount }, (_, index) =>
      order.commands.removeSample(`${samplePrefix}order-${index}`, { removed }),
    ),
    ...goods
      .map((_, index) => productId(index))
      .filter((id) => !removed || !used.has(id))
      .map((id) => product.commands.removeSample(id, { removed })),
    ...people
      .map((_, index) => customerId(index))
      .filter((id) => !removed || !used.has(id))
      .map((id) => customer.commands.removeSample(id, { removed })),
  ]
}

/** Whether the sample shop was brought in, and taken out again. */
export function sampleStanding(read: ProcessContext['read']): 'never' | 'in' | 'out' {
  const { progress, sampleRemoved } = read(order, `${samplePrefix}order-0`)
  if (progress === 'none') return 'never'
  return sampleRemoved ? 'out' : 'in'
}

const productId = (index: number) => `sample-product-${index}`
const customerId = (index: number) => `sample-customer-${index}`

function sampleOrder(index: number, placedAt: number, currency: CurrencyCode): Command[] {
  const id = `sample-order-${index}`
  const lines = Array.from({ length: 1 + ((index * 5) % 4) }, (_, line) => ({
    product: (index * 7 + line * 5) % goods.length,
    quantity: 1 + ((index + 2 * line) % 5),
  }))
  const total = lines.reduce((sum, line) => sum + line.quantity * (goods[line.product]?.[1] ?? 0), 0)
  return [
    order.commands.place(id, {
      number: `S-${String(index + 1).padStart(4, '0')}`,
      placedAt,
      placedOn: localDay(placedAt),
      customer: customerId((index * 3) % people.length),
      currency,
    }),
    ...lines.map((line, at) =>
      order.commands.addLine(id, {
        line: `${id}-${at}`,
        product: productId(line.product),
        quantity: line.quantity,
      }),
    ),
    ...(index % 4 === 3 ? [] : [order.commands.confirm(id, {})]),
    ...(index % 3 === 0
      ? [
          order.commands.recordPayment(id, {
            payment: `${id}-paid`,
            amount: total,
            tender: index % 2 === 0 ? 'cash' : 'card',
          }),
        ]
      : []),
  ]
}
