import { order } from '@causeway/shop'
import type { Locator, Page } from '@playwright/test'
import { apart, reconnects } from '../apart.ts'
import {
  fillIn,
  inbox,
  loadSampleShop,
  matter,
  openMatter,
  openOrder,
  orderDetail,
  press,
  takePayment,
} from '../desk.ts'
import type { Device } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

const { place, addLine, recordPayment } = order.commands

/** An order of one canvas bag, 12.00, whose id is its number. */
const bagOrder = (number: string) => [
  place(number, { number }),
  addLine(number, { line: 'bag', product: 'sample-product-11', quantity: 1 }),
]

async function paysByCard({ page }: Device): Promise<void> {
  await press(page, 'Take payment')
  await page.getByRole('dialog').getByText('Card', { exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Record payment' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** What the open order says was promised back. */
function promised(page: Page): Locator {
  return orderDetail(page).getByText('Promised back', { exact: true }).locator('..')
}

for (const back of reconnects) {
  test(`S18 S22 S24 money is counted as it was moved, and what cannot be right is shown (back as ${back})`, async ({
    two,
  }) => {
    const [a, b] = two
    await loadSampleShop(a.page)
    await prepare(a.page, [
      ...['M-1', 'M-2', 'M-3', 'M-4', 'M-5'].flatMap(bagOrder),
      ...['M-3', 'M-4', 'M-5'].map((number) => recordPayment(number, { amount: 3000, tender: 'cash' })),
    ])
    await expectSound(two)

    await apart(two, back, [
      async ({ page }) => {
        await openOrder(page, 'M-1')
        await takePayment(page)
        await openOrder(page, 'M-2')
        await takePayment(page)
        await openOrder(page, 'M-3')
        await fillIn(page, 'Give money back', 'Record refund', { Amount: '20' })
        await openOrder(page, 'M-4')
        await fillIn(page, 'Promise money back', 'Promise refund', { Amount: '20' })
        await openOrder(page, 'M-5')
        await fillIn(page, 'Promise money back', 'Promise refund', { Amount: '25' })
      },
      async (one) => {
        const { page } = one
        await openOrder(page, 'M-1')
        await fillIn(page, 'Cancel order', 'Cancel order')
        await openOrder(page, 'M-2')
        await paysByCard(one)
        await openOrder(page, 'M-3')
        await fillIn(page, 'Give money back', 'Record refund', { Amount: '20' })
        await openOrder(page, 'M-4')
        await fillIn(page, 'Promise money back', 'Promise refund', { Amount: '20' })
        await openOrder(page, 'M-5')
        await fillIn(page, 'Promise money back', 'Promise refund', { Amount: '25' })
      },
    ])

    for (const { page } of two) {
      const detail = orderDetail(page)
      await test.step('S18 cancelled with money held', async () => {
        await openOrder(page, 'M-1')
        await expect(detail.getByText('Cancelled', { exact: true })).toBeVisible()
        await expect(detail.getByText(/cancelled, but money was taken/)).toBeVisible()
      })
      await test.step('S22 paid twice', async () => {
        await openOrder(page, 'M-2')
        await expect(detail.getByText('Overpaid')).toBeVisible()
        await expect(detail.getByText(/More was paid than the order comes to/)).toBeVisible()
        await expect(detail.getByRole('button', { name: 'Give money back' })).toBeVisible()
      })
      await test.step('S24 handed back twice', async () => {
        await openOrder(page, 'M-3')
        await expect(detail.getByText(/More was handed back than was ever paid/)).toBeVisible()
      })
      await test.step('S24 promised once', async () => {
        await openOrder(page, 'M-4')
        await expect(promised(page)).toContainText('€20.00')
      })
    }

    await test.step('the second promises are told why: one is let go, one is made when more was paid', async () => {
      const { page } = back === 'AB' ? b : a
      const [letGo, triedAgain] = [/Promise to pay €20.00 back/, /Promise to pay €25.00 back/]
      await openMatter(page, letGo)
      await expect(matter(page).getByText(/Somebody else promised this customer a refund/)).toBeVisible()
      await matter(page).getByRole('button', { name: 'Discard' }).click()
      await expect(inbox(page).getByRole('link', { name: letGo })).toHaveCount(0)

      await openMatter(page, triedAgain)
      const tryAgain = matter(page).getByRole('button', { name: 'Try again on the new state' })
      await tryAgain.click()
      await expect(
        matter(page).getByText(/That is more than was paid and is not promised back yet/),
      ).toBeVisible()
      await prepare(page, [recordPayment('M-5', { amount: 5000, tender: 'cash' })])
      await tryAgain.click()
      await expect(inbox(page).getByRole('link', { name: triedAgain })).toHaveCount(0)
      await expectSound(two)
      for (const one of two) {
        await expect(inbox(one.page).getByRole('link', { name: 'Refused' })).toHaveCount(0)
        await openOrder(one.page, 'M-5')
        await expect(promised(one.page)).toContainText('€50.00')
      }
    })
  })
}
