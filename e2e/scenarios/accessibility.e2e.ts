import AxeBuilder from '@axe-core/playwright'
import { customer, location, mainLocation, transfer } from '@causeway/shop'
import type { Page } from '@playwright/test'
import { addLine, goTo, loadSampleShop, newOrder, openCustomer, press, takePayment } from '../desk.ts'
import { expect, test } from '../devices.fixture.ts'
import { prepare } from '../sound.ts'

/** Everything axe finds wrong with what is on the screen, by rule and place. */
async function flaws(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

const looks = [
  { name: 'laptop, light', size: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'phone, dark', size: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

test('every screen and dialog is free of what axe can find, light and dark, wide and narrow', async ({
  device,
}) => {
  test.setTimeout(480_000)
  const { page } = await device('A')
  const check = async (where: string) => {
    for (const { name, size, colorScheme } of looks) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect.soft(await flaws(page), `${where}, ${name}`).toEqual([])
    }
    await page.setViewportSize(looks[0].size)
    await page.emulateMedia({ colorScheme: 'light' })
  }

  await check('an empty desk')
  await loadSampleShop(page)
  await check('orders')
  await newOrder(page)
  await page.getByRole('combobox', { name: 'Add a line' }).fill('loaf')
  await expect(page.getByRole('option').first()).toBeVisible()
  await check('finding a product')
  await addLine(page, 'Rye loaf')
  await check('a draft')
  await press(page, 'Take payment')
  await check('taking a payment')
  await page.keyboard.press('Escape')
  await takePayment(page)
  await press(page, 'Confirm order')
  await press(page, 'Cancel order')
  await check('cancelling')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep the order' }).click()
  await press(page, 'Hand over')
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await check('a paid order with its history')
  await press(page, 'Take goods back')
  await check('taking goods back')
  await page.keyboard.press('Escape')

  await goTo(page, 'Products')
  await page.getByRole('list', { name: 'Products' }).getByRole('link').first().click()
  await check('a product')
  await openCustomer(page, 'Ida Brandt')
  await check('a customer')
  await page.getByRole('button', { name: 'Edit' }).click()
  await check('editing a customer')
  await page.keyboard.press('Escape')
  await prepare(page, [customer.commands.register('ida-2', { name: 'Ida Brant', address: 'Nørregade 4' })])
  await page.getByRole('button', { name: 'Merge…' }).click()
  await check('choosing whom to merge')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Compare with Ida Brant' }).click()
  await check('two customers side by side')
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click()
  await prepare(page, [customer.commands.decideDetails('ida-2', { phone: '+45 99 99 99 99' })])
  await check('a customer of two records')

  await prepare(page, [
    {
      aggregate: 'order',
      id: 'sample-order-0',
      name: 'recordPayment',
      input: { amount: 90_000, tender: 'cash' },
    },
  ])
  await goTo(page, 'Needs you')
  await page
    .getByRole('link', { name: /S-0001/ })
    .first()
    .click()
  await check('something to look at')
  await prepare(page, [
    location.commands.add('stall', { name: 'Stall' }),
    transfer.commands.request('t', {
      from: mainLocation,
      to: 'stall',
      goods: [{ product: 'sample-product-0', quantity: 2 }],
    }),
  ])
  await goTo(page, 'Stock')
  await page.getByRole('list', { name: 'Shelves' }).getByRole('link').first().click()
  await check('the shelves')
  await page.getByRole('button', { name: 'Move goods' }).first().click()
  await check('moving goods')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'On the way' }).click()
  await page.getByRole('list', { name: 'Moves' }).getByRole('link').first().click()
  await check('goods on the way')
  await page.getByRole('link', { name: 'Count', exact: true }).click()
  await page.getByLabel('Counted: Rye loaf').fill('12')
  await check('counting')
  await goTo(page, 'Money')
  await expect(page.getByRole('list', { name: 'Payments' })).toBeVisible()
  await check('payments')
  await page.getByRole('link', { name: 'Drawers' }).click()
  await page.getByRole('button', { name: 'Open the drawer' }).click()
  await check('opening a drawer')
  await page.getByLabel('In the drawer').fill('100')
  await page.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
  await page.getByRole('button', { name: 'Close the day' }).click()
  await page.getByText('Notes and coins').click()
  await check('counting a drawer')
  await page.getByLabel('€100.00').fill('1')
  await page.getByRole('button', { name: 'Sign and close' }).click()
  await page.getByRole('region', { name: 'Closes' }).getByRole('link').click()
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible()
  await check('a signed close')
  await goTo(page, 'Insights')
  await expect(page.getByRole('img', { name: /Sales by day/ })).toBeVisible()
  await check('figures with their chart')
  await page.getByRole('button', { name: 'Show as table' }).click()
  await check('figures with their table')
  for (const screen of ['History', 'Import', 'Team', 'Diagnostics', 'Help', 'Settings']) {
    await goTo(page, screen)
    await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
    await check(screen)
  }
  await goTo(page, 'Diagnostics')
  await page.getByRole('link', { name: 'Look through the log' }).click()
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByLabel('Kind of record').selectOption('Orders')
  await page.getByRole('list', { name: 'Events' }).getByRole('link').first().click()
  await expect(page.getByRole('region', { name: 'Cause and effect' })).toBeVisible()
  await check('the log with an event')
  await page.getByRole('link', { name: 'What came of it' }).click()
  await expect(page.getByRole('article').first()).toBeVisible()
  await check('what came of it')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find or do' }).fill('s-00')
  await check('the palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await check('the shortcuts')
})
