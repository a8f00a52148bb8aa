import { location, order, product, stock, stockId } from '@causeway/shop'
import { apart, reconnects } from '../apart.ts'
import { addLine, goTo, newOrder, openMatter, orderDetail, orderLines, press, stepUp } from '../desk.ts'
import { type Device, expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

const click = ({ page }: Device, name: string) => page.getByRole('button', { name, exact: true }).click()

const jug = 'jug'
const place = 'stall'

/** A product sold only as far as it is there: four in the store, six at the stall. */
const goods = [
  location.commands.add(place, { name: 'Stall' }),
  product.commands.add(jug, { name: 'Jug', price: { amount: 1500, currency: 'EUR' } }),
  product.commands.chooseSelling(jug, { selling: 'only what is there' }),
  stock.commands.open(stockId(jug), { quantity: 4 }),
  stock.commands.open(stockId(jug, place), { quantity: 6 }),
]

/** How many a location has, as the device's list of shelves says. */
async function expectOnShelf({ page }: Device, where: string, count: number): Promise<void> {
  await goTo(page, 'Stock')
  await page.getByLabel('Location').selectOption({ label: where })
  await expect(page.getByRole('list', { name: 'Shelves' }).getByRole('link')).toContainText(`Jug${count}`)
}

async function worksAt({ page }: Device, where: string): Promise<void> {
  await goTo(page, 'Settings')
  await page.getByLabel('This device works at').selectOption({ label: where })
}

test('S11 a stall sells what it has; one more is asked for or sold anyway, and is short', async ({ two }) => {
  const [a, b] = two
  await prepare(a.page, goods)
  await expectInStep(two)
  await worksAt(b, 'Stall')
  b.line.cut()
  await newOrder(b.page)
  await addLine(b.page, 'Jug')
  await stepUp(b.page, 'Jug', 5)
  await b.page.getByRole('button', { name: 'One Jug more' }).click()
  await expect(orderDetail(b.page).getByText('None left at Stall')).toBeVisible()
  await press(b.page, 'Sell anyway')
  await expect(orderLines(b.page)).toContainText('Sold anyway')
  await press(b.page, 'Confirm order')
  await press(b.page, 'Hand over')
  await expect(orderDetail(b.page).getByText('Handed over', { exact: true }).first()).toBeVisible()
  await goTo(b.page, 'Stock')
  await b.page.getByRole('button', { name: 'Move goods' }).first().click()
  await b.page.getByRole('dialog').getByLabel('Add a product').fill('Jug')
  await b.page.keyboard.press('Enter')
  await b.page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(b.page.getByRole('heading', { name: 'Store → Stall' })).toBeVisible()
  b.line.mend()
  await expectSound(two)
  for (const device of two) {
    await expectOnShelf(device, 'Stall', -1)
    await expectOnShelf(device, 'Store', 4)
    await openMatter(device.page, /more went out than were there/)
  }

  await test.step('the store sends one, and it is no longer short', async () => {
    await a.page.goto(new URL('/moves', a.page.url()).href)
    await a.page.getByRole('list', { name: 'Moves' }).getByRole('link').click()
    await click(a, 'Send off')
    await a.page.getByRole('dialog').getByRole('button', { name: 'Send off' }).click()
    await expect(a.page.getByText('On the way', { exact: true }).first()).toBeVisible()
    await expectSound(two)
    await b.page.goto(new URL('/moves', b.page.url()).href)
    await b.page.getByRole('list', { name: 'Moves' }).getByRole('link').click()
    await click(b, 'Receive')
    await b.page.getByRole('dialog').getByRole('button', { name: 'Receive' }).click()
    await expect(
      b.page.getByRole('region', { name: 'Move', exact: true }).getByText('Arrived').first(),
    ).toBeVisible()
    await expectSound(two)
    for (const device of two) {
      await expectOnShelf(device, 'Stall', 0)
      await expectOnShelf(device, 'Store', 3)
    }
  })
})

for (const back of reconnects) {
  test(`S13 a count while others sell asks to recount or to use it as it is (back as ${back})`, async ({
    two,
  }) => {
    const [a] = two
    await prepare(a.page, [...goods, order.commands.place('o', { number: 'N-1' })])
    await expectInStep(two)
    await apart(two, back, [
      ({ page }) => prepare(page, [stock.commands.take(stockId(jug), { quantity: 1 })]),
      async ({ page }) => {
        await page.goto(new URL('/count', page.url()).href)
        await page.getByLabel('Counted: Jug').fill('3')
        await expect(page.getByText('4 → 3 (−1)')).toBeVisible()
        await page.keyboard.press('Enter')
        await expect(page.getByText('1 product counted')).toBeVisible()
      },
    ])
    for (const device of two) await openMatter(device.page, /while the shelf was counted/)
    await click(a, 'Use the count as it is')
    await expect(a.page.getByText('Nothing needs you')).toBeVisible()
    await expectSound(two)
    for (const device of two) await expectOnShelf(device, 'Store', 3)
  })
}

test('goods that come back go on the shelf, and their money is owed', async ({ two }) => {
  const [a] = two
  await prepare(a.page, [
    ...goods,
    order.commands.place('o', { number: 'N-1' }),
    order.commands.addLine('o', { line: 'jug', product: jug, quantity: 2 }),
    order.commands.confirm('o', {}),
    order.commands.recordPayment('o', { amount: 3000, tender: 'cash' }),
  ])
  await a.page.goto(new URL('/orders/o', a.page.url()).href)
  await press(a.page, 'Hand over')
  await press(a.page, 'Take goods back')
  const dialog = a.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'One Jug more' }).click()
  await dialog.getByRole('button', { name: 'Take back' }).click()
  await expect(orderDetail(a.page).getByText('More was paid than the order comes to')).toBeVisible()
  await expectSound(two)
  for (const device of two) await expectOnShelf(device, 'Store', 3)
})
