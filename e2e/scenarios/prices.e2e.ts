import { customer, product } from '@causeway/shop'
import { addLine, goTo, newOrder, openCustomer, openOrder, orderDetail, orderLines, press } from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

test('S26 an order goes by its customer’s price list, and keeps what it was confirmed by', async ({
  two,
}) => {
  const [a, b] = two
  await prepare(a.page, [
    product.commands.add('bread', { name: 'Rye bread', price: { amount: 500, currency: 'EUR' } }),
    product.commands.add('candle', { name: 'Candle', price: { amount: 750, currency: 'EUR' } }),
    customer.commands.register('cafe', { name: 'Café Lindgren' }),
  ])

  await test.step('a price list, a price on it, and a customer who buys by it', async () => {
    await goTo(a.page, 'Settings')
    await a.page.getByRole('button', { name: 'Add price list' }).click()
    await a.page.getByRole('dialog').getByLabel('Name').fill('Trade')
    await a.page.getByRole('dialog').getByRole('button', { name: 'Add price list' }).click()
    await goTo(a.page, 'Products')
    await a.page.getByRole('link', { name: /Rye bread/ }).click()
    await a.page.getByRole('button', { name: 'Edit' }).click()
    await a.page.getByLabel('Price on Trade').fill('4.00')
    await a.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(a.page.getByRole('region', { name: 'Prices' })).toContainText('4.00')
    await openCustomer(a.page, 'Café Lindgren')
    await a.page.getByRole('button', { name: 'Edit' }).click()
    await a.page.getByRole('dialog').getByLabel('Prices').selectOption({ label: 'Trade' })
    await a.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(a.page.getByRole('region', { name: 'Customer', exact: true })).toContainText('Trade')
    await expectInStep(two)
  })

  const [draft, agreed] = await test.step('a draft here, an order there; then the devices part', async () => {
    const numbers: string[] = []
    for (const { page } of two) {
      await openCustomer(page, 'Café Lindgren')
      await page.getByRole('button', { name: 'New order' }).click()
      await addLine(page, 'Rye bread')
      await addLine(page, 'Candle')
      await expect(orderDetail(page)).toContainText('11.50')
      numbers.push((await orderDetail(page).getByRole('heading').first().textContent())?.trim() ?? '')
    }
    await expectInStep(two)
    return numbers
  })

  await test.step('the list’s price is raised apart from somebody who confirms', async () => {
    b.line.cut()
    await goTo(a.page, 'Products')
    await a.page.getByRole('link', { name: /Rye bread/ }).click()
    await a.page.getByRole('button', { name: 'Edit' }).click()
    await a.page.getByLabel('Price on Trade').fill('4.50')
    await a.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await press(b.page, 'Confirm order')
    b.line.mend()
    await expectSound(two)
  })

  for (const { page } of two) {
    await openOrder(page, agreed ?? '')
    await expect(orderDetail(page)).toContainText('Trade prices of')
    await expect(orderDetail(page)).toContainText('11.50')
    await expect(orderDetail(page).getByRole('button', { name: 'Use new price' })).toBeHidden()
    await openOrder(page, draft ?? '')
    await expect(orderLines(page).first()).toContainText('Now €4.50')
    await expect(orderDetail(page)).toContainText('11.50')
  }

  await test.step('the draft takes the new price, then goes by the standard ones', async () => {
    await press(a.page, 'Use new price')
    await expect(orderDetail(a.page)).toContainText('12.00')
    await orderDetail(a.page).getByLabel('Prices').selectOption({ label: 'Standard prices' })
    await press(a.page, 'Use new price')
    await expect(orderDetail(a.page)).toContainText('12.50')
    await expectSound(two)
  })
})

test('a stock keeper is not offered what others arrange, and is told who does', async ({ device }) => {
  const a = await device('A')
  await prepare(a.page, [
    product.commands.add('bread', { name: 'Rye bread', price: { amount: 500, currency: 'EUR' } }),
    customer.commands.register('ida', { name: 'Ida Brandt', phone: '+45 20 11 32 80' }),
    customer.commands.register('ida2', { name: 'Ida Brandt', phone: '+45 20 11 32 80' }),
  ])
  await goTo(a.page, 'Team')
  await a.page.getByLabel('Name').fill('Sam')
  await a.page.getByRole('radio', { name: /^Stock/ }).check()
  await a.page.getByRole('button', { name: 'Make a link' }).click()
  const link = await a.page.getByText(/#/).filter({ hasText: 'http' }).first().textContent()
  const sam = await device('B')
  await sam.page.goto(`${new URL('/', sam.page.url()).href}${new URL(link ?? '').hash}`)
  await sam.page.waitForFunction(() => globalThis.causeway !== undefined)
  await expectInStep([a, sam])

  await openCustomer(sam.page, 'Ida Brandt')
  await expect(sam.page.getByText('This needs a manager or an owner.').first()).toBeVisible()
  await expect(sam.page.getByRole('button', { name: /Merge|Compare|Not the same/ })).toHaveCount(0)
  await goTo(sam.page, 'Products')
  await expect(sam.page.getByRole('button', { name: 'Add product' })).toHaveCount(0)
  await goTo(sam.page, 'Money')
  await sam.page.getByRole('link', { name: 'Drawers' }).click()
  await expect(sam.page.getByRole('button', { name: /Open the drawer|Close the day/ })).toHaveCount(0)
  await expect(sam.page.getByText('This needs a seller, a manager or an owner.').first()).toBeVisible()
  await newOrder(sam.page)
  await addLine(sam.page, 'Rye bread')
  await expect(sam.page.getByRole('button', { name: 'Cancel order' })).toHaveCount(0)
})
