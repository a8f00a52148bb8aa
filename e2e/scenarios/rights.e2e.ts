import { order, product } from '@causeway/shop'
import {
  addLine,
  goTo,
  inbox,
  newOrder,
  openMatter,
  openOrder,
  orderDetail,
  orderLines,
  takePayment,
} from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

test('S32 a discount by somebody who lost the right meanwhile waits for approval; the sale stands', async ({
  two,
}) => {
  const [a, b] = two
  await prepare(a.page, [
    product.commands.add('jug', { name: 'Jug', price: { amount: 1000, currency: 'EUR' } }),
    order.commands.place('o', { number: 'N-1' }),
    order.commands.addLine('o', { line: 'jug', product: 'jug', quantity: 1 }),
  ])

  await test.step('the owner invites Ben as a seller, who joins', async () => {
    await goTo(a.page, 'Team')
    await a.page.getByLabel('Name').fill('Ben')
    await a.page.getByRole('button', { name: 'Make a link' }).click()
    const link = await a.page.getByText(/#/).filter({ hasText: 'http' }).first().textContent()
    await b.page.goto(`${new URL('/', b.page.url()).href}${new URL(link ?? '').hash}`)
    await b.page.waitForFunction(() => globalThis.causeway !== undefined)
    await expectInStep(two)
  })

  await test.step('the owner gives Ben another role; Ben has not heard of it', async () => {
    b.line.cut()
    await a.page.getByLabel('Role of Ben').selectOption({ label: 'Stock' })
    await openOrder(b.page, 'N-1')
    await b.page.getByTitle('Give a discount on Jug').click()
    await fillDiscount('20')
    await expect(orderLines(b.page)).toContainText('−20 %')
    await newOrder(b.page)
    await addLine(b.page, 'Jug')
    await takePayment(b.page)
    b.line.mend()
    await expectSound(two)
  })

  for (const { page } of two) {
    await openOrder(page, 'N-1')
    await expect(orderLines(page)).not.toContainText('20 %')
    await expect(orderDetail(page).getByText('Ben had no right to do this any more').first()).toBeVisible()
  }

  await test.step('Ben cannot allow it himself, nor give another', async () => {
    await openMatter(b.page, /Ben had no right/)
    await expect(b.page.getByText(/This needs a manager or an owner/).first()).toBeVisible()
    await expect(b.page.getByRole('button', { name: 'Allow it', exact: true })).toBeHidden()
    await openOrder(b.page, 'N-1')
    await expect(orderLines(b.page)).toContainText('Jug')
    await expect(b.page.getByTitle('Give a discount on Jug')).toBeHidden()
  })

  await test.step('the owner allows it, and it counts everywhere', async () => {
    await openMatter(a.page, /Ben had no right/)
    await a.page.getByRole('button', { name: 'Allow it', exact: true }).click()
    await expect(inbox(a.page).getByText(/Ben had no right/)).toBeHidden()
    await expectSound(two)
    for (const { page } of two) {
      await openOrder(page, 'N-1')
      await expect(orderLines(page)).toContainText('−20 %')
      await expect(orderDetail(page)).toContainText('8.00')
    }
  })

  async function fillDiscount(percent: string): Promise<void> {
    const dialog = b.page.getByRole('dialog')
    await dialog.getByLabel('Discount').fill(percent)
    await dialog.getByRole('button', { name: 'Save' }).click()
  }
})
