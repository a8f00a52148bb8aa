import { order, product } from '@causeway/shop'
import type { Page } from '@playwright/test'
import { becomes, goTo, openOrder, orderDetail } from '../desk.ts'
import { expect, test } from '../devices.fixture.ts'
import { prepare } from '../sound.ts'

const hereNow = (page: Page) => page.getByRole('banner').getByRole('button', { name: /^Here now/ })
const atOrder = (page: Page) => orderDetail(page).getByRole('status').filter({ hasText: /order/ })
const inList = (page: Page, number: string) =>
  page.getByRole('list', { name: 'Orders' }).getByRole('link', { name: new RegExp(number) })

const twoOrders = [
  product.commands.add('jug', { name: 'Jug', price: { amount: 1000, currency: 'EUR' } }),
  order.commands.place('o', { number: 'N-1' }),
  order.commands.place('p', { number: 'N-2' }),
]

test('who is here is seen: on which screen, at which order, idle, and gone', async ({ two }) => {
  const [a, b] = two
  await prepare(a.page, twoOrders)
  await becomes('Ben', b, a)

  await test.step('each sees the other in the bar, and where they are', async () => {
    await goTo(b.page, 'Products')
    await expect(hereNow(a.page)).toHaveAccessibleName('Here now: Ben')
    await expect(hereNow(b.page)).toHaveAccessibleName('Here now: Owner')
    await hereNow(a.page).click()
    const list = a.page.getByRole('dialog', { name: 'Here now' })
    await expect(list.getByRole('link')).toHaveText(/Ben.*Products · Chrome on Linux/)
    await a.page.keyboard.press('Escape')
  })

  await test.step('at an order, in the list and in the order itself', async () => {
    await openOrder(b.page, 'N-1')
    await goTo(a.page, 'Orders')
    await expect(inList(a.page, 'N-1')).toContainText('Ben has this open')
    await expect(inList(a.page, 'N-2')).not.toContainText('Ben')
    await openOrder(a.page, 'N-1')
    await expect(atOrder(a.page)).toHaveText(/Ben has this order open/)
    await orderDetail(b.page).getByRole('combobox', { name: 'Add a line' }).fill('j')
    await expect(atOrder(a.page)).toHaveText(/Ben is editing this order/)
  })

  await test.step('idle after half a minute without input', async () => {
    await b.page.clock.install()
    await b.page.reload()
    await expect(atOrder(a.page)).toHaveText(/Ben has this order open$/)
    await b.page.clock.fastForward(31_000)
    await expect(atOrder(a.page)).toHaveText(/Ben has this order open, idle/)
    await b.page.clock.resume()
    await b.page.keyboard.press('Shift')
    await expect(atOrder(a.page)).not.toHaveText(/idle/)
  })

  await test.step('gone with the tab', async () => {
    await b.page.close()
    await expect(atOrder(a.page)).toHaveCount(0)
    await expect(hereNow(a.page)).toHaveCount(0)
  })
})

test('with no relay the tabs of one browser still see each other', async ({ device }) => {
  const a = await device('A')
  await prepare(a.page, twoOrders)
  a.line.cut()
  const tab = await a.openTab()
  await openOrder(tab, 'N-1')
  await openOrder(a.page, 'N-1')
  await expect(hereNow(a.page)).toHaveAccessibleName('Here now: you, elsewhere')
  await expect(atOrder(a.page)).toHaveText(/You, elsewhere, have this order open/)
  await tab.close()
  await expect(atOrder(a.page)).toHaveCount(0)
  await expect(hereNow(a.page)).toHaveCount(0)
  a.line.mend()
})
