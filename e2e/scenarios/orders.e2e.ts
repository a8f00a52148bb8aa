import { order } from '@causeway/shop'
import { apart, reconnects } from '../apart.ts'
import {
  addLine,
  loadSampleShop,
  openOrder,
  orderDetail,
  orderLines,
  press,
  quantityOf,
  stepUp,
} from '../desk.ts'
import { type Device, expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

/** An order of a rye loaf and a jar of honey, whose id is its number. */
const smallOrder = (number: string) => [
  order.commands.place(number, { number }),
  order.commands.addLine(number, { line: 'rye', product: 'sample-product-1', quantity: 1 }),
  order.commands.addLine(number, { line: 'honey', product: 'sample-product-4', quantity: 1 }),
]

/** The number that is given once, as the open order shows it. */
async function officialNumber({ page }: Device, number: string): Promise<number> {
  await openOrder(page, number)
  const words = await orderDetail(page)
    .getByText(/^No\. \d+$/)
    .textContent()
  return Number(words?.replace('No. ', ''))
}

for (const back of reconnects) {
  test(`S06 S08 a line still worked on stays, undo takes one’s own, numbers are given once (back as ${back})`, async ({
    two,
  }) => {
    const [a, b] = two
    await loadSampleShop(a.page)
    await prepare(a.page, ['Q-1', 'Q-A', 'Q-B'].flatMap(smallOrder))
    await expectInStep(two)

    await test.step('S06 one removes a line, the other changes its quantity', async () => {
      await apart(two, back, [
        async ({ page }) => {
          await openOrder(page, 'Q-1')
          await page.getByRole('button', { name: 'Remove Rye loaf' }).click()
          await expect(orderLines(page)).toHaveCount(1)
        },
        async ({ page }) => {
          await openOrder(page, 'Q-1')
          await stepUp(page, 'Rye loaf', 1)
        },
      ])
      for (const { page } of two) {
        await openOrder(page, 'Q-1')
        await expect(quantityOf(page, 'Rye loaf')).toHaveText('2')
        await expect(orderDetail(page).getByText(/removed this line while another changed/)).toBeVisible()
      }
    })

    await addLine(a.page, 'Apple juice')
    await expectInStep(two)
    const confirms = async ({ name, page }: Device) => {
      await openOrder(page, `Q-${name}`)
      await press(page, 'Confirm order')
      await expect(orderDetail(page).getByText('Official number to come')).toBeVisible()
    }
    await apart(
      two,
      back,
      [
        async (device) => {
          await device.page.getByRole('button', { name: 'Undo: Add 1 × Apple juice' }).click()
          await expect(orderLines(device.page)).toHaveCount(2)
          await confirms(device)
        },
        async (device) => {
          await addLine(device.page, 'Beeswax candle')
          await confirms(device)
        },
      ],
      { cut: 'browser' },
    )

    await test.step('S08 what one took back is gone, what the other did is there', async () => {
      for (const { page } of two) {
        await openOrder(page, 'Q-1')
        await expect(orderLines(page)).toHaveCount(3)
        await expect(orderLines(page).filter({ hasText: 'Apple juice' })).toHaveCount(0)
        await expect(orderLines(page).filter({ hasText: 'Beeswax candle' })).toHaveCount(1)
      }
    })

    await test.step('who came back first has the first number, the same on every device', async () => {
      const [first, second] = [...back].map((name) => `Q-${name}`)
      const given = await officialNumber(a, first ?? '')
      expect(await officialNumber(b, first ?? '')).toBe(given)
      for (const device of two) expect(await officialNumber(device, second ?? '')).toBe(given + 1)
      await expectSound(two)
    })
  })
}
