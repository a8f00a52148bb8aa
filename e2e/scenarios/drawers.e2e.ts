import { drawer, mainDrawer, order } from '@causeway/shop'
import type { Locator, Page } from '@playwright/test'
import { apart, reconnects } from '../apart.ts'
import {
  fillIn,
  goTo,
  inbox,
  loadSampleShop,
  matter,
  openMatter,
  openOrder,
  orderDetail,
  press,
  takePayment,
} from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

/** An order of one canvas bag, 12.00, whose id is its number. */
const bagOrder = (number: string) => [
  order.commands.place(number, { number }),
  order.commands.addLine(number, { line: 'bag', product: 'sample-product-11', quantity: 1 }),
]

const openedTill = [
  drawer.commands.add(mainDrawer, { name: 'Till', currency: 'EUR' }),
  drawer.commands.open(mainDrawer, { float: 10_000 }),
]

async function goToTill(page: Page): Promise<void> {
  await goTo(page, 'Money')
  await page.getByRole('link', { name: 'Drawers' }).click()
  await expect(till(page).getByRole('heading', { name: 'Till' })).toBeVisible()
}

const till = (page: Page): Locator => page.getByRole('region', { name: 'Drawer', exact: true })

/** The signed closes of the open drawer, the newest first. */
const closes = (page: Page): Locator => page.getByRole('region', { name: 'Closes' }).getByRole('link')

async function startClosing(page: Page): Promise<Locator> {
  await goToTill(page)
  await till(page).getByRole('button', { name: 'Close the day' }).click()
  return page.getByRole('dialog')
}

async function sign(dialog: Locator, counted: string, difference: string): Promise<void> {
  await dialog.getByLabel('In the drawer').fill(counted)
  await expect(dialog.getByRole('status')).toContainText(difference)
  await dialog.getByRole('button', { name: 'Sign and close' }).click()
  await expect(dialog).toBeHidden()
}

async function pays(page: Page, number: string): Promise<void> {
  await openOrder(page, number)
  await takePayment(page)
}

test('S34 a day is closed while a device is silent: what it took comes into the next close, as late', async ({
  two,
}) => {
  const [a, b] = two
  await loadSampleShop(a.page)
  await prepare(a.page, [...openedTill, ...['D-1', 'D-2'].flatMap(bagOrder)])
  await expectInStep(two)
  await prepare(b.page, ['E-1', 'E-2', 'E-3'].flatMap(bagOrder))
  await expectInStep(two)
  b.line.cut()
  for (const number of ['E-1', 'E-2', 'E-3']) await pays(b.page, number)
  for (const number of ['D-1', 'D-2']) await pays(a.page, number)

  await test.step('who closes is told of the other device, and signs what is here', async () => {
    const dialog = await startClosing(a.page)
    await expect(dialog.getByText('Is everything here?')).toBeVisible()
    await expect(dialog.getByRole('listitem').filter({ hasText: 'last heard' })).toHaveCount(1)
    await expect(dialog.getByLabel('What should be there')).toContainText('€124.00')
    await sign(dialog, '124', 'Exact')
    await expect(closes(a.page)).toHaveCount(1)
  })

  b.line.mend()
  await expectSound(two)
  for (const { page } of two) {
    await test.step('the signed close is what it was, and three late entries wait for the next', async () => {
      await goToTill(page)
      await expect(closes(page)).toHaveCount(1)
      await expect(closes(page)).toContainText('€124.00')
      await expect(closes(page)).toContainText('exact')
      await expect(till(page).getByText('3 late entries, €36.00')).toBeVisible()
    })
  }

  await test.step('the next close has them, marked', async () => {
    await till(b.page).getByRole('button', { name: 'Open the drawer' }).click()
    await expect(b.page.getByLabel('In the drawer')).toHaveValue('124.00')
    await b.page.getByRole('dialog').getByRole('button', { name: 'Open' }).click()
    const dialog = await startClosing(b.page)
    await expect(dialog.getByText(/^3 late entries among them/)).toBeVisible()
    await sign(dialog, '159.50', '€0.50 short')
  })
  await expectSound(two)
  for (const { page } of two) {
    await goToTill(page)
    await expect(closes(page)).toHaveCount(2)
    await expect(till(page).getByText('late entries')).toHaveCount(0)
    await closes(page).first().click()
    const rows = page.getByRole('region', { name: 'Payments' }).getByRole('row')
    await expect(rows.filter({ hasText: 'Late' })).toHaveCount(3)
    await page.goBack()
    await closes(page).last().click()
    await expect(rows.filter({ hasText: 'D-' })).toHaveCount(2)
    await expect(rows.filter({ hasText: 'Late' })).toHaveCount(0)
  }
})

for (const back of reconnects) {
  test(`two people close one drawer at once: the first counts, the second is told (back as ${back})`, async ({
    two,
  }) => {
    const [a, b] = two
    await loadSampleShop(a.page)
    await prepare(a.page, [...openedTill, ...['D-1', 'D-2', 'E-1'].flatMap(bagOrder)])
    await expectInStep(two)
    await pays(a.page, 'D-1')
    await expectInStep(two)
    await apart(two, back, [
      async ({ page }) => {
        await pays(page, 'D-2')
        await sign(await startClosing(page), '124', 'Exact')
      },
      async ({ page }) => {
        await pays(page, 'E-1')
        await sign(await startClosing(page), '124', 'Exact')
      },
    ])

    const [first, second] = back === 'AB' ? [a, b] : [b, a]
    for (const { page } of two) {
      await goToTill(page)
      await expect(closes(page)).toHaveCount(1)
      await closes(page).click()
      const rows = page.getByRole('region', { name: 'Payments' }).getByRole('row')
      await expect(rows.filter({ hasText: first === a ? 'D-2' : 'E-1' })).toHaveCount(1)
      await expect(rows.filter({ hasText: first === a ? 'E-1' : 'D-2' })).toHaveCount(0)
    }
    await test.step('the second is told why, and what they took is in the next close', async () => {
      const { page } = second
      await openMatter(page, /Close drawer Till/)
      await expect(matter(page).getByText(/Somebody else closed or opened this drawer/)).toBeVisible()
      await matter(page).getByRole('button', { name: 'Try again on the new state' }).click()
      await expect(matter(page).getByText(/This drawer is not open/)).toBeVisible()
      await matter(page).getByRole('button', { name: 'Discard' }).click()
      await expect(inbox(page).getByRole('link', { name: /Close drawer/ })).toHaveCount(0)
      await goToTill(page)
      await expect(till(page).getByText('Cash taken', { exact: true }).locator('..')).toContainText('€12.00')
    })
    await expectSound(two)
  })
}

test('a declined payment is a receivable again on all devices, until it is paid another way, with change', async ({
  two,
}) => {
  const [a, b] = two
  await loadSampleShop(a.page)
  await prepare(a.page, bagOrder('D-1'))
  await openOrder(a.page, 'D-1')
  await press(a.page, 'Take payment')
  await a.page.getByRole('dialog').getByText('Card', { exact: true }).click()
  await a.page.getByRole('dialog').getByLabel('Reference').fill('slip 77')
  await a.page.getByRole('dialog').getByRole('button', { name: 'Record payment' }).click()
  await expect(a.page.getByRole('dialog')).toBeHidden()
  await expectInStep(two)

  await openOrder(b.page, 'D-1')
  await fillIn(b.page, 'Note as declined: Card, €12.00', 'Note as declined', { Reason: 'No cover' })
  await expectSound(two)
  for (const { page } of two) {
    await openOrder(page, 'D-1')
    const detail = orderDetail(page)
    await expect(detail.getByText(/A payment was declined, so 12.00 EUR is open again/)).toBeVisible()
    await expect(page.getByRole('list', { name: 'Orders' }).getByRole('link')).toContainText([
      'Payment declined',
    ])
    await goTo(page, 'Money')
    await page.getByLabel('Search payments').fill('slip 77')
    await expect(page.getByRole('list', { name: 'Payments' }).getByRole('link')).toContainText(['Declined'])
    await expect(page.getByRole('region', { name: 'Payments' })).not.toContainText('Total€12.00')
  }

  await openOrder(a.page, 'D-1')
  await press(a.page, 'Take payment')
  const dialog = a.page.getByRole('dialog')
  await dialog.getByLabel('Given by the customer').fill('50')
  await expect(dialog.getByText('Change: €38.00')).toBeVisible()
  await dialog.getByRole('button', { name: 'Record payment' }).click()
  await expect(dialog).toBeHidden()
  await expectSound(two)
  for (const { page } of two) {
    await openOrder(page, 'D-1')
    const detail = orderDetail(page)
    await expect(detail.getByText(/given €50.00, change €38.00/)).toBeVisible()
    await expect(detail.getByText(/A payment was declined/)).toHaveCount(0)
  }
})
