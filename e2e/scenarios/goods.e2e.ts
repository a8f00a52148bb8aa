import type { Command } from '@causeway/core'
import { order, product, stock, stockId } from '@causeway/shop'
import { apart, reconnects } from '../apart.ts'
import { fillIn, goTo, openOrder, orderDetail, orderLines, press, takePayment } from '../desk.ts'
import { type Device, expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

const vase = 'vase'
const { place, addLine, confirm } = order.commands

/** What there was before the devices parted. */
async function begin(devices: readonly [Device, Device], commands: readonly Command[]): Promise<void> {
  await prepare(devices[0].page, commands)
  await expectInStep(devices)
}

/** A product of which there are so many, counted. */
const shelf = (onHand: number): Command[] => [
  product.commands.add(vase, { name: 'Vase', price: { amount: 4000, currency: 'EUR' } }),
  stock.commands.open(stockId(vase), { quantity: onHand }),
]

/** An order of one vase, whose id is its number. */
const vaseOrder = (number: string, fulfilment: 'ship' | 'counter' = 'ship'): Command[] => [
  place(number, { number, fulfilment, delivery: 'Kanal 4' }),
  addLine(number, { line: 'vase', product: vase, quantity: 1 }),
]

const confirms =
  (number: string) =>
  async ({ page }: Device) => {
    await openOrder(page, number)
    await press(page, 'Confirm order')
  }
const handsOver =
  (number: string) =>
  async ({ page }: Device) => {
    await openOrder(page, number)
    await press(page, 'Confirm order')
    await press(page, 'Hand over')
    await takePayment(page)
  }
const ships =
  (number: string) =>
  async ({ page }: Device) => {
    await openOrder(page, number)
    await fillIn(page, 'Ship', 'Record as shipped', { 'Parcel number': 'DK1' })
  }
const cancels =
  (number: string) =>
  async ({ page }: Device) => {
    await openOrder(page, number)
    await fillIn(page, 'Cancel order', 'Cancel order')
  }

/** What the one line of an order says of its goods, as a device shows it. */
async function goodsOf({ page }: Device, number: string): Promise<string> {
  await openOrder(page, number)
  return (await orderLines(page).textContent()) ?? ''
}

/** What the product's page shows of its stock. */
async function shows({ page }: Device, name: string, value: string): Promise<void> {
  await goTo(page, 'Products')
  await page.getByLabel('Search products').fill('Vase')
  await page.getByRole('list', { name: 'Products' }).getByRole('link', { name: /Vase/ }).click()
  const product = page.getByRole('region', { name: 'Product', exact: true })
  await expect(product.getByText(name, { exact: true }).locator('..')).toContainText(value)
}

for (const back of reconnects) {
  test.describe(`back as ${back}`, () => {
    test('S09 S10 the last piece goes to one order; a cash sale takes it, and that order waits', async ({
      two,
    }) => {
      await begin(two, [
        ...shelf(1),
        ...['N-1', 'N-2'].flatMap((number) => vaseOrder(number)),
        ...vaseOrder('N-3', 'counter'),
      ])
      await test.step('S09 both confirm', async () => {
        await apart(two, back, [confirms('N-1'), confirms('N-2')])
        const [served, short] = back === 'AB' ? ['N-1', 'N-2'] : ['N-2', 'N-1']
        for (const one of two) {
          expect(await goodsOf(one, served)).toContain('Set aside')
          expect(await goodsOf(one, short)).toContain('Short by 1')
          await expect(orderDetail(one.page).getByText('Not on the shelf: 1 × Vase')).toBeVisible()
          await shows(one, 'On hand', '1')
          await shows(one, 'Set aside', '1')
        }
      })
      await test.step('S10 the other is put on backorder; the piece is handed over for cash', async () => {
        const [served, short] = back === 'AB' ? ['N-1', 'N-2'] : ['N-2', 'N-1']
        await openOrder(two[0].page, short)
        await press(two[0].page, 'Put on backorder')
        await expect(orderLines(two[0].page)).toContainText('On backorder')
        await expectSound(two)
        await apart(two, back, [async ({ page }) => openOrder(page, served), handsOver('N-3')])
        for (const one of two) {
          await openOrder(one.page, 'N-3')
          await expect(orderDetail(one.page).getByText('Handed over', { exact: true }).first()).toBeVisible()
          expect(await goodsOf(one, served)).toContain('Short by 1')
          expect(await goodsOf(one, short)).toContain('On backorder')
          await shows(one, 'On hand', '0')
        }
      })
    })

    test('S16 S17 S21 parcels that left, and orders called off', async ({ two }) => {
      const numbers = ['N-1', 'N-2', 'N-3']
      await begin(two, [
        ...shelf(5),
        ...numbers.flatMap((number) => [...vaseOrder(number), confirm(number, {})]),
        order.commands.recordPayment('N-2', { amount: 4000, tender: 'card' }),
      ])
      await apart(two, back, [
        async (a) => {
          await cancels('N-1')(a)
          await cancels('N-2')(a)
          await openOrder(a.page, 'N-3')
          await fillIn(a.page, 'Change address', 'Save address', { Address: 'Havn 9' })
        },
        async (b) => {
          await ships('N-1')(b)
          await cancels('N-2')(b)
          await ships('N-3')(b)
        },
      ])
      for (const { page } of two) {
        const detail = orderDetail(page)
        await test.step('S16 shipped stands, and somebody is asked', async () => {
          await openOrder(page, 'N-1')
          await expect(detail.getByText('Shipped', { exact: true }).first()).toBeVisible()
          await expect(detail.getByText(/cancelled after shipping/)).toBeVisible()
        })
        await test.step('S17 called off once, one refund suggested', async () => {
          await openOrder(page, 'N-2')
          await expect(detail.getByText(/cancelled, but money was taken/)).toHaveCount(1)
        })
        await test.step('S21 the parcel keeps its address', async () => {
          await openOrder(page, 'N-3')
          await expect(detail.getByText('Kanal 4', { exact: false }).first()).toBeVisible()
          await expect(detail.getByText(/address was changed while the parcel left/)).toBeVisible()
        })
      }
      // Two left with their parcels, one came back to the shelf: none is set aside any more.
      for (const one of two) await shows(one, 'On hand', '3')
    })

    test('S15 S26 a product taken out of the list, and a price that was raised', async ({ two }) => {
      await begin(two, [
        ...shelf(5),
        ...['N-1', 'N-2', 'N-3'].flatMap((number) => vaseOrder(number, 'counter')),
        confirm('N-3', {}),
      ])
      await apart(two, back, [
        async ({ page }) => {
          await shows({ page } as Device, 'On hand', '5')
          const detail = page.getByRole('region', { name: 'Product', exact: true })
          await detail.getByRole('button', { name: 'Edit' }).click()
          await page.getByRole('dialog').getByLabel('Price').fill('70')
          await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
          await expect(page.getByRole('dialog')).toBeHidden()
          await detail.getByRole('button', { name: 'Archive' }).click()
          await expect(detail.getByText('Archived', { exact: true })).toBeVisible()
        },
        async (b) => {
          await confirms('N-1')(b)
          await openOrder(b.page, 'N-3')
          await press(b.page, 'Hand over')
        },
      ])
      for (const { page } of two) {
        await openOrder(page, 'N-3')
        await expect(orderDetail(page).getByText('Handed over', { exact: true }).first()).toBeVisible()
        await openOrder(page, 'N-1')
        await expect(orderLines(page)).toContainText('€40.00')
        await expect(orderLines(page)).not.toContainText('Now €70.00')
        await openOrder(page, 'N-2')
        await expect(orderLines(page)).toContainText('Now €70.00')
      }
      const [a, b] = two
      await press(a.page, 'Use new price')
      await expectSound(two)
      await expect(orderLines(b.page)).toContainText('€70.00')
      await expect(orderLines(b.page)).not.toContainText('Now')
    })
  })
}
