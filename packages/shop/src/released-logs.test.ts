import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import {
  type CommittedEvent,
  createLedger,
  createProjection,
  createTimeline,
  definitionOf,
  effectiveTime,
  parseStreamId,
  upcast,
} from '@causeway/core'
import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { audit } from './audit.ts'
import { shopModel } from './model.ts'
import { order } from './order/order.ts'
import { shopProcesses } from './processes/processes.ts'
import { sampleShop } from './sample.ts'
import { customerList, orderList, stockList } from './views.ts'

/**
 * Logs as released versions recorded them, kept for ever: what they came to then they come to now. A release adds its
 * own (`CAUSEWAY_RELEASE=0.2.0 npx vitest run --project unit packages/shop/src/released-logs`), and changes no other.
 */
const folder = new URL('../logs/', import.meta.url)

/** What a log came to when it was recorded, in words that no change of a state's shape can touch. */
interface Outcome {
  readonly streams: number
  readonly orders: number
  readonly customers: number
  readonly due: number
  readonly onHand: number
  /** Official ones, rising. */
  readonly numbers: readonly number[]
}

function outcomeOf(events: readonly CommittedEvent[]): Outcome {
  const ledger = createLedger(shopModel)
  ledger.commit(events)
  const [orders, customers, stock] = [
    createProjection(orderList),
    createProjection(customerList),
    createProjection(stockList),
  ]
  for (const list of [orders, customers, stock]) list.rebuild(ledger)
  const rows = orders.value.sorted
  return {
    streams: [...ledger.streams()].length,
    orders: rows.length,
    customers: customers.value.sorted.length,
    due: rows.reduce((sum, { total }) => sum + total, 0),
    onHand: stock.value.sorted.reduce((sum, { onHand }) => sum + onHand, 0),
    numbers: rows.flatMap(({ id }) => ledger.state(order, id).officialNumber ?? []).sort((a, b) => a - b),
  }
}

/** The sample shop with the relay's processes, two devices that work apart, and a question between them. */
function recordedNow(): readonly CommittedEvent[] {
  const id = 'sample-order-3'
  return story(shopModel, { processes: shopProcesses, promised: () => 0 })
    .after(...sampleShop(Date.UTC(2026, 4, 20, 15)).flatMap(({ commands }) => commands))
    .apart(
      [order.commands.addLine(id, { line: 'apart-1', product: 'sample-product-1', quantity: 2 })],
      [
        order.commands.addLine(id, { line: 'apart-2', product: 'sample-product-2', quantity: 1 }),
        order.commands.confirm(id, {}),
      ],
    ).events
}

const release = process.env.CAUSEWAY_RELEASE
if (release) {
  const events = recordedNow()
  const lines = [outcomeOf(events), ...events].map((line) => JSON.stringify(line))
  writeFileSync(new URL(`${release}.jsonl`, folder), `${lines.join('\n')}\n`, { flag: 'wx' })
}

describe.each(readdirSync(folder))('the log that %s recorded', (name) => {
  const [outcome = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split('\n')
  const events: readonly CommittedEvent[] = lines.map((line) => JSON.parse(line))

  it('comes to what it came to then', () => {
    expect(outcomeOf(events)).toEqual(JSON.parse(outcome))
    expect(audit(shopModel, events)).toEqual([])
  })

  it('is understood event by event, as the relay takes them in', () => {
    for (const event of events) {
      const definition = definitionOf(shopModel.get(parseStreamId(event.stream).aggregate), event)
      expect(definition, `${event.stream} ${event.type} ${event.version}`).toBeDefined()
      if (!definition) continue
      const data = upcast(definition, event.version, event.data)
      expect(definition.schema['~standard'].validate(data)).not.toHaveProperty('issues')
    }
  })

  it('is the same from a checkpoint in its middle, and at the end of its timeline', () => {
    const whole = createLedger(shopModel)
    whole.commit(events)
    const half = createLedger(shopModel)
    half.commit(events.slice(0, events.length >> 1))
    const opened = createLedger(shopModel)
    // As it is stored: text.
    const stored = JSON.parse(JSON.stringify(half.checkpoint(half.streams())))
    opened.restore(stored, { position: half.position, vector: half.vector })
    const rest = events.slice(half.position)
    for (const stream of opened.lacking(rest)) {
      opened.supply(
        stream,
        events.filter((event) => event.stream === stream && event.position <= half.position),
      )
    }
    opened.commit(rest)
    const timeline = createTimeline(shopModel, events, effectiveTime)
    timeline.goTo(Number.POSITIVE_INFINITY)
    for (const stream of whole.streams()) {
      expect(whole.moment(stream)?.status.trouble, stream).toBeUndefined()
      expect(opened.moment(stream)).toEqual(whole.moment(stream))
      expect(timeline.moment(stream)).toEqual(whole.moment(stream))
    }
  })
})
