import type { Workspace } from '@causeway/client'
import { asideRule, type Command, type Flag, parseStreamId, reviewing, type StreamId } from '@causeway/core'
import {
  type Money,
  openDeclines,
  order,
  orderedLines,
  orderTotals,
  settlingFor,
  shortOf,
  stock,
  transfer,
} from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'

/** One thing that can be done about what is marked. */
export interface FlagChoice {
  /** What it does, as a button says it. */
  readonly title: string
  readonly commands: readonly Command[]
}

/** What the shop offers about a flag; nothing where a person must look for themselves what is wrong. */
export function flagChoices(
  workspace: Pick<Workspace, 'state'>,
  stream: StreamId,
  flag: Flag,
): readonly FlagChoice[] {
  const { aggregate, id } = parseStreamId(stream)
  if (flag.rule === asideRule) return reviewChoices(stream, flag)
  const settle = settlingFor(stream, flag)
  const leave = settle ? [{ title: 'Leave it as it is', commands: [settle] }] : []
  switch (aggregate) {
    case order.name:
      return [...orderChoices(workspace, id, flag.rule), ...leave]
    case stock.name:
      return flag.rule === 'notShort'
        ? receiveMissing(workspace, id)
        : [{ title: 'Use the count as it is', commands: [stock.commands.keepCount(id, {})] }]
    case transfer.name:
      return flag.rule === 'allArrived'
        ? [{ title: 'It is settled', commands: [transfer.commands.settleLoss(id, {})] }]
        : leave
    default:
      return leave
  }
}

/** Somebody recorded what they had no right to. */
function reviewChoices(stream: StreamId, { events }: Flag): FlagChoice[] {
  return events.flatMap((event) => [
    { title: 'Allow it', commands: [reviewing(stream, event, true)] },
    { title: 'Do not allow it', commands: [reviewing(stream, event, false)] },
  ])
}

function orderChoices({ state }: Pick<Workspace, 'state'>, id: string, rule: string): FlagChoice[] {
  const now = state(order, id)
  const lines = orderedLines(now)
  const { balance, paid } = orderTotals(now)
  switch (rule) {
    case 'notOverpaid':
      return payBack(id, { amount: -balance, currency: now.currency }, tendersOf(now.payments))
    case 'paymentsCame':
      return [
        {
          title: 'Leave it open',
          commands: openDeclines(now).map((payment) => order.commands.settleDecline(id, { payment })),
        },
      ]
    case 'noMoneyHeld':
      return payBack(id, { amount: paid, currency: now.currency }, tendersOf(now.payments))
    case 'goodsAreThere':
      return [
        ...lines.filter((line) => shortOf(line) > 0).flatMap((line) => shortLine(id, line)),
        { title: 'Cancel the order', commands: [order.commands.cancel(id, {})] },
      ]
    case 'collectedInTime':
      return [
        { title: 'Keep it 7 days longer', commands: [order.commands.keepLonger(id, { days: 7 })] },
        { title: 'Cancel the order', commands: [order.commands.cancel(id, {})] },
      ]
    case 'quantitiesMakeSense':
      return lines
        .filter(({ quantity }) => quantity < 1)
        .flatMap((line) => [
          removal(id, line),
          {
            title: `Keep 1 × ${line.name}`,
            commands: [order.commands.stepQuantity(id, { line: line.id, by: 1 - line.quantity })],
          },
        ])
    default:
      return lines.filter((line) => rule === `line/${line.id}`).map((line) => removal(id, line))
  }
}

type Line = ReturnType<typeof orderedLines>[number]

function removal(id: string, { id: line, name }: Line): FlagChoice {
  return { title: `Remove ${name}`, commands: [order.commands.removeLine(id, { line })] }
}

/** Wait for it, sell what is there, or do without. */
function shortLine(id: string, line: Line): FlagChoice[] {
  const missing = shortOf(line)
  const there = line.quantity - missing
  const backorder = {
    title: `Put ${missing} × ${line.name} on backorder`,
    commands: [order.commands.acceptBackorder(id, { line: line.id })],
  }
  const less = {
    title: `Sell only ${there} × ${line.name}`,
    commands: [order.commands.stepQuantity(id, { line: line.id, by: -missing })],
  }
  return [backorder, ...(there > 0 ? [less] : []), removal(id, line)]
}

type Payments = Parameters<typeof orderTotals>[0]['payments']

/** How the money came in: it goes back the same way. */
function tendersOf(payments: Payments) {
  const tenders = new Set(
    Object.values(payments)
      .filter(({ amount }) => amount > 0)
      .map(({ tender }) => tender),
  )
  return tenders.size === 0 ? (['cash'] as const) : [...tenders]
}

const byTender = { cash: 'in cash', card: 'by card', transfer: 'by transfer', other: 'another way' } as const

function payBack(id: string, money: Money, tenders: readonly (keyof typeof byTender)[]): FlagChoice[] {
  return tenders.map((tender) => ({
    title: `Pay ${formatMoney(money)} back ${byTender[tender]}`,
    commands: [order.commands.recordRefund(id, { amount: money.amount, tender })],
  }))
}

function receiveMissing({ state }: Pick<Workspace, 'state'>, id: string): FlagChoice[] {
  const missing = -state(stock, id).onHand
  return [
    {
      title: `Receive the ${missing} that are missing`,
      commands: [stock.commands.receive(id, { quantity: missing, reason: 'Found missing' })],
    },
  ]
}
