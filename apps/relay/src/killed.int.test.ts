import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLedger, type LoggedEvent } from '@causeway/core'
import { chainHash, entryEventText, eventText, joinToken, readEntries } from '@causeway/protocol'
import { joinPeer } from '@causeway/relay/peer'
import {
  audit,
  cancelRequest,
  desk,
  handOverRequest,
  order,
  product,
  shelf,
  shopModel,
  stock,
  stockId,
  theDesk,
} from '@causeway/shop'
import { type Step, story } from '@causeway/testing'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const outDir = fileURLToPath(new URL('../node_modules/.built-to-be-killed', import.meta.url))
const teaShelf = stockId('tea')
let folder: string
let child: ChildProcess | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-killed-'))
  const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))
  await build({ configFile, build: { outDir, emptyOutDir: true }, logLevel: 'error' })
})

afterAll(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Starts the relay on the same data, and says where it is. */
async function start(): Promise<{ readonly url: string; readonly token: string }> {
  const { PATH, TMPDIR } = process.env
  const started = spawn(process.execPath, [join(outDir, 'main.js')], {
    env: { PATH, TMPDIR, PORT: '0', CAUSEWAY_DATA: join(folder, 'data'), DESK_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  let said = ''
  while (!said.includes('data lies in')) said += String((await once(started.stdout, 'data'))[0])
  const link = new URL(/https?:\/\/\S+/.exec(said)?.[0] ?? '')
  return { url: link.origin, token: joinToken(link.hash) ?? '' }
}

async function kill(): Promise<void> {
  const running = child
  child = undefined
  if (!running) return
  const gone = once(running, 'exit')
  running.kill('SIGKILL')
  await gone
}

/** An order of tea, agreed. */
const agreed = (id: string, quantity: number, fulfilment: 'ship' | 'counter' = 'ship'): Step[] => [
  order.commands.place(id, { fulfilment, delivery: 'Kanal 4' }),
  order.commands.addLine(id, { line: 'tea', product: 'tea', quantity }),
  order.commands.confirm(id, {}),
]
const paid = (id: string, amount: number): Step =>
  order.commands.recordPayment(id, { payment: 'card', amount, tender: 'card' })

/** What two devices did apart while the relay was up and down: every path an order's processes take. */
const told = story(shopModel)
  .after(
    product.commands.add('tea', { name: 'Tea', price: { amount: 350, currency: 'EUR' } }),
    stock.commands.open(teaShelf, { quantity: 10 }),
    desk.commands.arrange(theDesk, { holdDays: 1 }),
  )
  .apart(
    [
      ...agreed('a1', 3),
      paid('a1', 1050),
      ...agreed('a2', 4),
      paid('a2', 1400),
      // Called off with its money given back: released once.
      (read) => cancelRequest(read, 'a1', 'Changed their mind', { payment: 'back', tender: 'card' }),
      // Called off with its money kept: a refund is due.
      order.commands.cancel('a2', {}),
      ...agreed('a3', 4),
    ],
    [
      ...agreed('b1', 5),
      paid('b1', 1750),
      // Nobody collected it: it was kept for one day, many days ago.
      ...agreed('b2', 2, 'counter'),
      // Goods in the customer's hand.
      ...agreed('b3', 2),
      (read) => handOverRequest(read, 'b3'),
      order.commands.declinePayment('b1', { payment: 'card' }),
      ...agreed('b4', 1),
    ],
  )

/** What each device sends, in its order: chained, and by whoever's link it is. */
function sent(events: readonly LoggedEvent[]): ReadonlyMap<string, readonly string[]> {
  const byDevice = new Map<string, string[]>()
  for (const { replica, seq, stream, type, version, data, clock, at, command, correlation } of events) {
    const texts = byDevice.get(replica) ?? []
    const last = texts.at(-1)
    texts.push(
      eventText({
        ...{ replica, seq, stream, type, version, data, clock, at, actor: 'Owner', command, correlation },
        prev: last === undefined ? '' : chainHash(last),
      }),
    )
    byDevice.set(replica, texts)
  }
  return byDevice
}

/** How far a push gets before the relay dies: not at all, somewhere on the way, or as far as the answer. */
const moments = [
  () => Promise.resolve(),
  () => new Promise((resolve) => setImmediate(resolve)),
  () => new Promise((resolve) => setTimeout(resolve, 2)),
  () => new Promise((resolve) => setTimeout(resolve, 6)),
  () => new Promise((resolve) => setTimeout(resolve, 15)),
]

describe('a relay that is killed at every step of what it does by itself', () => {
  it('gives numbers without gaps, sets nothing aside twice, and loses nothing', async () => {
    const devices = sent(told.events)
    let running = await start()
    let kills = 0

    /** A device as its relay knows it: says hello, and goes on after what is held. */
    const joinAs = (replica: string) =>
      joinPeer(
        { url: running.url, token: async () => running.token },
        { workspace: 'main', actor: 'Owner', role: 'owner', replica },
      )

    for (const [replica, texts] of devices) {
      for (let index = 0; index < texts.length; index++) {
        const text = texts[index] ?? ''
        const moment = moments[kills % moments.length]
        // What is confirmed, called off, handed over or declined is what processes answer to.
        const isStep =
          /"type":"(OrderConfirmed|OrderCancelled|GoodsHandedOver|PaymentDeclined|StockTaken)"/.test(text)
        const peer = await joinAs(replica)
        const answer = peer.push([text])
        if (isStep && moment) {
          answer.catch(() => undefined)
          await moment()
          await kill()
          kills++
          running = await start()
          // The answer may be lost: the device says it again.
          const again = await joinAs(replica)
          expect(await again.push([text])).toMatchObject({ kind: 'taken' })
          await again.close()
        } else {
          expect(await answer).toMatchObject({ kind: 'taken' })
          await peer.close()
        }
      }
    }
    expect(kills).toBeGreaterThanOrEqual(10)

    const reader = await joinAs('reader')
    const { position } = reader.welcome.point
    reader.send({ kind: 'subscribe', after: 0 })
    const lines = (await reader.logUntil(position)).flatMap(({ entries }) => entries)
    const log = readEntries(lines, 1)
    const heard = lines.map(entryEventText)
    for (const texts of devices.values()) expect(heard.filter((text) => texts.includes(text))).toEqual(texts)
    expect(audit(shopModel, log)).toEqual([])

    const ledger = createLedger(shopModel)
    ledger.commit(log)
    const ids = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'b4']
    const orders = ids.map((id) => ledger.state(order, id))
    expect(orders.map(({ officialNumber }) => officialNumber).toSorted((a, b) => a - b)).toEqual(
      ids.map((_, index) => index + 1),
    )
    expect(log.filter(({ type }) => type === 'NumberGiven').map(({ data }) => data)).toEqual(
      ids.map((_, index) => expect.objectContaining({ number: index + 1 })),
    )
    const flagsOf = (id: string) => ledger.moment(`order/${id}`)?.status.flags.map(({ rule }) => rule) ?? []
    expect(flagsOf('a1')).toEqual([])
    expect(flagsOf('a2')).toEqual(['noMoneyHeld'])
    expect(flagsOf('b1')).toContain('paymentsCame')
    expect(flagsOf('b2')).toEqual(['collectedInTime'])
    // Ten were there, two left with their customer: eight are set aside for those who still wait, in turn.
    const { onHand, reserved } = shelf(ledger.state(stock, teaShelf))
    expect({ onHand, reserved }).toEqual({ onHand: 8, reserved: 8 })
    const waiting = ['a3', 'b1', 'b4'].map((id) => ledger.state(order, id).lines.tea?.assured)
    expect(waiting).toEqual([
      { wanted: 4, promised: 4 },
      { wanted: 5, promised: 4 },
      { wanted: 1, promised: 0 },
    ])
  }, 900_000)
})
