import type { Page } from '@playwright/test'
import { addLine, fillIn, goTo, loadSampleShop, newOrder, press, takePayment } from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound } from '../sound.ts'

const cents = (text: string | undefined) => Number((text ?? '').replaceAll(/[€,.]/g, ''))
const euros = (amount: number) =>
  (amount / 100).toLocaleString('en', { style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' })
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** The orders as the list shows them; all of them are in sight. */
async function listedOrders(page: Page) {
  await goTo(page, 'Orders')
  await page.setViewportSize({ width: 1440, height: 2000 })
  const rows = page.getByRole('list', { name: 'Orders' }).getByRole('listitem')
  await expect(rows).toHaveCount(20)
  const texts = await rows.allTextContents()
  await page.setViewportSize({ width: 1440, height: 900 })
  return texts.map((text) => {
    const [, total, progress] = /(€[\d,.]+)(Draft|Confirmed)/.exec(text) ?? []
    return { total: cents(total), progress, toPay: text.includes('To pay') }
  })
}

/** A headline figure, by its name. */
function figure(page: Page, name: string) {
  return page
    .getByRole('region', { name: 'Headline' })
    .getByRole('term')
    .filter({ hasText: name })
    .locator('+ dd')
}

const part = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })

test('the figures are what the orders come to, and move at once when something is sold offline', async ({
  two,
}) => {
  test.setTimeout(150_000)
  const [a, b] = two
  await loadSampleShop(a.page)
  await expectInStep(two)
  const orders = await listedOrders(a.page)
  const sold = orders.filter(({ progress }) => progress === 'Confirmed')
  const sales = sum(sold.map(({ total }) => total))
  const owed = sum(sold.filter(({ toPay }) => toPay).map(({ total }) => total))
  expect(sold.length).toBe(15)

  await test.step('they agree with the list of orders to the cent', async () => {
    await goTo(a.page, 'Insights')
    await expect(figure(a.page, 'Sales')).toHaveText(euros(sales))
    await expect(figure(a.page, 'Orders')).toHaveText(String(sold.length))
    await expect(figure(a.page, 'Average order')).toHaveText(euros(Math.round(sales / sold.length)))
    await expect(part(a.page, 'Still to be paid')).toContainText(euros(owed))
    await expect(part(a.page, 'To give back')).toContainText('No money is held')
  })

  await test.step('and so does the table behind the chart, day by day', async () => {
    await expect(a.page.getByRole('img', { name: /Sales by day/ })).toBeVisible()
    await a.page.getByRole('button', { name: 'Show as table' }).click()
    const table = a.page.getByRole('table', { name: 'Sales by day' })
    const days = table.locator('tbody tr')
    await expect(days).toHaveCount(30)
    const amounts = await days.getByRole('cell').filter({ hasText: '€' }).allTextContents()
    expect(sum(amounts.map(cents))).toBe(sales)
    await expect(table.locator('tfoot')).toContainText(euros(sales))
  })

  const tab = await a.openTab()
  await goTo(tab, 'Insights')
  await expect(figure(tab, 'Sales')).toHaveText(euros(sales))
  const best = part(tab, 'Best sellers')
  await best.getByText('By pieces').click()
  const bags = best.getByRole('link', { name: /Canvas bag/ })
  const bagsSold = Number(/(\d+) pieces/.exec((await bags.textContent()) ?? '')?.[1])

  a.line.cut()
  const number = await newOrder(a.page)
  await addLine(a.page, 'Canvas bag')
  await test.step('a draft is no sale', async () => {
    await expect(figure(tab, 'Orders')).toHaveText(String(sold.length))
  })
  await press(a.page, 'Confirm order')

  await test.step('a sale shows at once, where nobody asked anew', async () => {
    await expect(figure(tab, 'Sales')).toHaveText(euros(sales + 1200))
    await expect(figure(tab, 'Orders')).toHaveText(String(sold.length + 1))
    await expect(part(tab, 'Still to be paid')).toContainText(euros(owed + 1200))
    await expect(bags).toContainText(`${bagsSold + 1} pieces`)
  })
  await takePayment(a.page)
  await expect(part(tab, 'Still to be paid').getByRole('link', { name: new RegExp(number) })).toHaveCount(0)
  await fillIn(a.page, 'Cancel order', 'Cancel order')

  await test.step('money held for a cancelled order is not the shop’s, and leads to the order', async () => {
    await expect(figure(tab, 'Sales')).toHaveText(euros(sales))
    await expect(part(tab, 'To give back')).toContainText(euros(1200))
    await part(tab, 'To give back')
      .getByRole('link', { name: new RegExp(number) })
      .click()
    await expect(tab.getByRole('heading', { name: number })).toBeVisible()
  })

  a.line.mend()
  await expectSound(two)
  await goTo(b.page, 'Insights')
  await expect(figure(b.page, 'Sales')).toHaveText(euros(sales))
  await expect(part(b.page, 'To give back')).toContainText(euros(1200))
})

test('what runs out is told before it is gone, here and in the list of products', async ({ device }) => {
  const { page } = await device('A')
  await loadSampleShop(page)
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  const running = part(page, 'Running out')
  // Nineteen jars went in four weeks, and three of 22 are free.
  await expect(running.getByRole('link', { name: /Honey/ })).toContainText('About 4 days left')
  await expect(running.getByRole('link')).toHaveCount(1)

  await goTo(page, 'Products')
  await page.getByRole('link', { name: /Beeswax candle/ }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Running low below').fill('20')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'Product', exact: true })).toContainText('Running low')
  await page.getByRole('radio', { name: /^Low/ }).check()
  await expect(page.getByRole('list', { name: 'Products' }).getByRole('link')).toHaveCount(2)

  await goTo(page, 'Insights')
  await expect(running.getByRole('link', { name: /Beeswax candle/ })).toContainText('low below 20')
  await running.getByRole('link', { name: /Honey/ }).click()
  await page.getByRole('button', { name: 'Receive stock' }).click()
  await page.getByRole('dialog').getByLabel('Quantity').fill('50')
  await page.getByRole('dialog').getByRole('button', { name: 'Receive' }).click()
  await goTo(page, 'Insights')
  await expect(running.getByRole('link', { name: /Honey/ })).toHaveCount(0)
})
