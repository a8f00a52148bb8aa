import { order, product } from '@causeway/shop'
import { apart, reconnects } from '../apart.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { prepare } from '../sound.ts'

/** How many orders each of two devices makes while it hears of nobody. */
const each = 20

for (const back of reconnects) {
  test(`S33 all numbers of orders made apart differ, and the official ones have no gaps (back as ${back})`, async ({
    two,
  }) => {
    await prepare(two[0].page, [
      product.commands.add('tea', { name: 'Tea', price: { amount: 350, currency: 'EUR' } }),
    ])
    await expectInStep(two)
    await apart(
      two,
      back,
      two.map(({ name }) => async ({ page }) => {
        for (let index = 0; index < each; index++) {
          const id = `${name}-${index}`
          await prepare(page, [
            order.commands.place(id, {}),
            order.commands.addLine(id, { line: 'tea', product: 'tea', quantity: 1 }),
            order.commands.confirm(id, {}),
          ])
        }
      }),
    )
    for (const { page } of two) {
      const numbers = await page.evaluate<readonly (readonly [string, number])[]>(
        `causeway.view({ name: 'orders' }).getState().sorted.map(({ number, officialNumber }) => [number, officialNumber])`,
      )
      expect(new Set(numbers.map(([number]) => number)).size).toBe(2 * each)
      expect(numbers.map(([, official]) => official).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 2 * each }, (_, index) => index + 1),
      )
    }
  })
}
