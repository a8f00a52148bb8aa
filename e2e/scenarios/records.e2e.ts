import { order } from '@causeway/shop'
import { apart, reconnects } from '../apart.ts'
import {
  addLine,
  editCustomer,
  loadSampleShop,
  openCustomer,
  openOrder,
  orderLines,
  quantityOf,
  stepUp,
} from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { prepare } from '../sound.ts'

/** An order that begins with one rye loaf, whose id is its number. */
const loafOrder = (number: string) => [
  order.commands.place(number, { number }),
  order.commands.addLine(number, { line: 'rye', product: 'sample-product-1', quantity: 1 }),
]

for (const back of reconnects) {
  test(`S01 S04 S05 what two people add apart all stands, and nobody is asked (back as ${back})`, async ({
    two,
  }) => {
    const [a] = two
    await loadSampleShop(a.page)
    await prepare(a.page, ['R-1', 'R-2'].flatMap(loafOrder))
    await expectInStep(two)

    await apart(two, back, [
      async ({ page }) => {
        await openCustomer(page, 'Ida Brandt')
        await editCustomer(page, { 'E-mail': 'ida@new.example' })
        await openOrder(page, 'R-1')
        await addLine(page, 'Sourdough loaf')
        await openOrder(page, 'R-2')
        await stepUp(page, 'Rye loaf', 2)
      },
      async ({ page }) => {
        await openCustomer(page, 'Ida Brandt')
        await editCustomer(page, { Phone: '+45 99 99 99 99' })
        await openOrder(page, 'R-1')
        await addLine(page, 'Honey')
        await addLine(page, 'Beeswax candle')
        await openOrder(page, 'R-2')
        await stepUp(page, 'Rye loaf', 3)
      },
    ])

    for (const { page } of two) {
      await test.step('S01 two fields of one customer', async () => {
        await openCustomer(page, 'Ida Brandt')
        await expect(page.getByRole('link', { name: 'ida@new.example', exact: true })).toBeVisible()
        await expect(page.getByRole('link', { name: '+45 99 99 99 99', exact: true })).toBeVisible()
      })
      await test.step('S04 lines of one order', async () => {
        await openOrder(page, 'R-1')
        await expect(orderLines(page)).toHaveCount(4)
      })
      await test.step('S05 1, + twice and + three times, is 6', async () => {
        await openOrder(page, 'R-2')
        await expect(quantityOf(page, 'Rye loaf')).toHaveText('6')
      })
      await expect(page.getByRole('link', { name: 'Needs you' })).toHaveText('Needs you')
    }
  })
}
