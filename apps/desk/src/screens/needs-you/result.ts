import type { Moment } from '@causeway/core'
import { type DrawerState, type OrderLine, type OrderState, orderedLines, orderTotals } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { counted } from '../../format/words.ts'
import { fieldsOf } from '../../words/fields.ts'
import { capitalised } from '../../words/names.ts'

/** One thing about a record that would be different. */
export interface Difference {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** What a decision would change. */
export interface Result {
  readonly differences: readonly Difference[]
  /** What it means for the inbox: `Nothing more to decide here.` */
  readonly notes: readonly string[]
}

/** Compares a record with what it would be. `customerName` is how a customer is called, by their id. */
export function resultOf(
  before: Moment | undefined,
  after: Moment,
  customerName: (id: string) => string,
): Result {
  const then = new Map(facts(before?.state, customerName))
  const differences = facts(after.state, customerName).flatMap(([name, value]) => {
    const was = then.get(name) ?? ''
    return was === value ? [] : [{ name, before: was, after: value }]
  })
  const rulesBefore = new Set(before?.status.flags.map(({ rule }) => rule))
  const raised = after.status.flags.filter(({ rule }) => !rulesBefore.has(rule))
  const left = open(after)
  return {
    differences,
    notes: [
      ...raised.map(({ message }) => `To look at then: ${message}`),
      left === 0
        ? 'Nothing more to decide here.'
        : `${capitalised(counted(left, 'matter'))} left to decide here.`,
    ],
  }
}

function open({ status: { conflicts, flags } }: Moment): number {
  return conflicts.length + flags.length
}

/** What people would look for in a record, by name. */
function facts(state: unknown, customerName: (id: string) => string): readonly (readonly [string, string])[] {
  if (isOrder(state)) return orderFacts(state)
  return isDrawer(state) ? drawerFacts(state) : plainFacts(state, customerName)
}

function orderFacts(state: OrderState): readonly (readonly [string, string])[] {
  const { total, paid, balance, lines, quantity } = orderTotals(state)
  const money = (amount: number) => formatMoney({ amount, currency: state.currency })
  return [
    ['Customer', state.customerName],
    ['Progress', capitalised(state.progress)],
    ['How', state.fulfilment === 'ship' ? 'Shipped' : 'At the counter'],
    ['Delivery address', state.delivery],
    ['In it', `${quantity.toLocaleString()} in ${counted(lines, 'line')}`],
    ['On backorder', orderedLines(state).filter(isBackordered).map(sayLine).join(', ')],
    ['Total', money(total)],
    ['Paid', money(paid)],
    ['To pay', money(balance)],
  ]
}

function drawerFacts({ name, currency, session }: DrawerState): readonly (readonly [string, string])[] {
  return [
    ['Name', name],
    ['Opened with', session ? formatMoney({ amount: session.float, currency }) : ''],
  ]
}

/** Only a drawer's own `evolve` makes states with all of these. */
function isDrawer(state: unknown): state is DrawerState {
  return typeof state === 'object' && state !== null && 'session' in state && 'closes' in state
}

const isBackordered = ({ backordered }: OrderLine) => backordered === true

const sayLine = ({ quantity, name }: OrderLine) => `${quantity.toLocaleString()} × ${name}`

function plainFacts(
  state: unknown,
  customerName: (id: string) => string,
): readonly (readonly [string, string])[] {
  const fields = fieldsOf(state)
  const into = fields.text('mergedInto')
  const shown = plainNames.filter(([field]) => fields.has(field))
  return [
    ...shown.map(([field, name]): [string, string] => [name, fields.text(field)]),
    ...(into === '' ? [] : [['Merged into', customerName(into)] as const]),
    ...(fields.has('price') ? [['Price', fields.money('price', 'EUR')] as const] : []),
  ]
}

const plainNames = [
  ['name', 'Name'],
  ['sku', 'Number (SKU)'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['address', 'Address'],
  ['onHand', 'On hand'],
] as const

/** Only the order's own `evolve` makes states with all of these. */
function isOrder(state: unknown): state is OrderState {
  return (
    typeof state === 'object' &&
    state !== null &&
    'lines' in state &&
    'payments' in state &&
    'progress' in state
  )
}
