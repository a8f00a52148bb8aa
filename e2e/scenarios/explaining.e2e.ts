import { readFile } from 'node:fs/promises'
import { order, product, stock, stockId } from '@causeway/shop'
import type { Page } from '@playwright/test'
import { goTo, loadSampleShop, openOrder, orderDetail, press } from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

/** An order of two vases, of which there is one. */
const twoVases = [
  product.commands.add('vase', { name: 'Vase', price: { amount: 4000, currency: 'EUR' } }),
  stock.commands.open(stockId('vase'), { quantity: 1 }),
  order.commands.place('N-1', { number: 'N-1', fulfilment: 'ship', delivery: 'Kanal 4' }),
  order.commands.addLine('N-1', { line: 'vase', product: 'vase', quantity: 2 }),
]

test('a click is followed to what came of it: events, the relay’s answers, verdicts, lists, other devices', async ({
  two,
}) => {
  const [a, b] = two
  const { page } = a
  await prepare(page, twoVases)
  await expectInStep(two)
  const steps = page.getByRole('list', { name: 'What was asked for' })
  const answers = steps.getByRole('list', { name: 'Because of it: Confirm order N-1' })

  await test.step('offline it stands on this device alone', async () => {
    a.line.cut()
    await openOrder(page, 'N-1')
    await press(page, 'Confirm order')
    await orderDetail(page).getByRole('button', { name: 'History', exact: true }).click()
    const link = page.getByRole('link', { name: 'What came of it: Confirmed the order' })
    await link.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'What came of it' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Confirm order N-1' })).toBeVisible()
    await expect(page.getByText('1 of 1 on this device only')).toBeVisible()
    await expect(steps.getByText(/saved on this device and not on the relay yet/)).toBeVisible()
    await expect(answers).toBeHidden()
  })

  await test.step('online the relay answers: the official number, one vase set aside, one short', async () => {
    a.line.mend()
    await expect(answers.first()).toBeVisible()
    await expect(page.getByText('On the relay', { exact: true })).toBeVisible()
    const said = await steps.getByRole('article').evaluateAll((all) => all.map((one) => one.ariaLabel))
    expect(said[0]).toBe('Confirmed the order')
    expect(said).toContainEqual(expect.stringMatching(/^Gave the official number/))
    expect(said).toContain('Set 1 of 2 × Vase aside')
    await expect(answers.getByText('The desk went on by itself').first()).toBeVisible()
    const short = steps.getByRole('article', { name: 'Set 1 of 2 × Vase aside' })
    await expect(short.getByText('Stands')).toBeVisible()
    await expect(short.getByRole('link', { name: 'Order N-1' })).toBeVisible()
    await expect(short.getByText(/by the relay as no\. \d+/)).toBeVisible()
    await expect(short.getByRole('link', { name: 'Orders' })).toBeVisible()
  })

  await test.step('another device goes on from it, and its trace tells the same', async () => {
    await expectInStep(two)
    const device = await b.page.evaluate(() => globalThis.causeway?.replica.slice(0, 4).toUpperCase())
    const told = await steps.getByRole('article').evaluateAll((all) => all.map((one) => one.ariaLabel))
    await openOrder(b.page, 'N-1')
    await press(b.page, 'Put on backorder')
    await expect(
      steps.getByRole('article', { name: 'Confirmed the order' }).getByText(`on device ${device}`),
    ).toBeVisible()
    await visit(b.page, new URL(page.url()).pathname)
    const there = b.page.getByRole('list', { name: 'What was asked for' })
    await expect(there.getByText('only that device knows')).toBeVisible()
    expect(await there.getByRole('article').evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual(
      told,
    )
  })

  await test.step('an answer leads to its event in the log, and that to its cause', async () => {
    await steps.getByRole('link', { name: 'Set 1 of 2 × Vase aside' }).click()
    const event = page.getByRole('region', { name: 'Event', exact: true })
    await expect(event.getByRole('region', { name: 'What it says' })).toContainText('"promised": 1')
    const around = event.getByRole('region', { name: 'Cause and effect' })
    await expect(around.getByRole('list', { name: 'Because of' })).toBeVisible()
    await event.getByRole('link', { name: 'What came of it' }).click()
    await expect(answers.first()).toBeVisible()
  })
  await expectSound(two)
})

test('the log is looked through by what one asks, page by page, and what was found goes into files', async ({
  two,
}) => {
  const [a, b] = two
  const { page } = a
  await loadSampleShop(page)
  await expectInStep(two)
  const total = await page.evaluate(() => globalThis.causeway?.sync.getState().position ?? 0)
  expect(total).toBeGreaterThan(200)
  const list = page.getByRole('list', { name: 'Events' })
  const count = page.getByRole('region', { name: 'What was found' }).getByRole('status').first()

  await test.step('page by page to the first event', async () => {
    await goTo(page, 'Diagnostics')
    await page.getByRole('link', { name: 'Look through the log' }).click()
    await expect(count).toHaveText('200 events, and more below')
    await list.getByRole('link').first().focus()
    await expect(async () => {
      await page.keyboard.press('End')
      await expect(count).toHaveText(`${total.toLocaleString('en')} events`, { timeout: 1000 })
    }).toPass()
    await page.keyboard.press('End')
    const facts = page.getByRole('region', { name: 'How it was recorded' })
    await expect(facts.getByText('Position').locator('..')).toHaveText('Position1')
  })

  await test.step('by kind, in an address that another device opens', async () => {
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByLabel('Kind of record').selectOption('Orders')
    await page.getByLabel('What was done').selectOption('Adds a line')
    await expect(page).toHaveURL(/aggregate=order&type=LineAdded/)
    const lines = await page.evaluate(
      async () => (await globalThis.causeway?.log())?.filter(({ type }) => type === 'LineAdded').length,
    )
    await expect(count).toHaveText(`${lines} events`)
    await visit(b.page, page.url().replace(/^https?:\/\/[^/]+/, ''))
    await expect(
      b.page.getByRole('region', { name: 'What was found' }).getByRole('status').first(),
    ).toHaveText(`${lines} events`)
    // The event that was open is not among these, and is found all the same.
    await expect(b.page.getByRole('region', { name: 'How it was recorded' })).toContainText('Position1')
  })

  await test.step('what waits is there too, in both kinds of files', async () => {
    a.line.cut()
    await prepare(page, [
      order.commands.place('N-1', { number: 'N-1' }),
      order.commands.addLine('N-1', { line: 'l', product: 'sample-product-1', quantity: 3 }),
    ])
    await expect(count).toHaveText(/, 1 of them waiting/)
    await list.getByRole('link').first().click()
    await expect(page.getByRole('region', { name: 'What it says' })).toContainText('"quantity": 3')
    const save = async (title: string) => {
      const downloaded = page.waitForEvent('download')
      await page.getByRole('button', { name: `Save what was found as ${title}` }).click()
      return readFile(await (await downloaded).path(), 'utf8')
    }
    const lines = (await save('JSON lines'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const all = await page.evaluate(async () => (await globalThis.causeway?.log()) ?? [])
    const added = all.filter(({ type }) => type === 'LineAdded').toReversed()
    expect(lines).toHaveLength(added.length)
    expect(lines.map(({ replica, seq }) => [replica, seq])).toEqual(
      added.map(({ replica, seq }) => [replica, seq]),
    )
    expect(lines[0]).toMatchObject({ type: 'LineAdded', verdict: 'applied', data: { quantity: 3 } })
    expect(lines[0].position).toBeUndefined()
    const rows = (await save('CSV')).trim().split('\r\n')
    expect(rows[0]).toMatch(/^position,recorded,received,who,device,record,change,verdict,/)
    expect(rows).toHaveLength(added.length + 1)
    expect(rows[1]).toContain('Order N-1')
  })

  await test.step('one record, by its name', async () => {
    await page.getByRole('combobox', { name: 'One record' }).fill('N-1')
    await page.getByRole('option', { name: /N-1/ }).first().click()
    await expect(count).toHaveText('1 event, 1 of them waiting')
    await page.getByRole('button', { name: 'No longer only: Adds a line' }).click()
    await expect(count).toHaveText('2 events, 2 of them waiting')
    a.line.mend()
    await expect(count).toHaveText('2 events')
  })
  await expectSound(two)
})

/** Opens an address of the desk, as somebody who was sent it. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(new URL(address, page.url()).href)
  await page.waitForFunction(() => globalThis.causeway !== undefined)
}
