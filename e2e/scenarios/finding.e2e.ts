import { goTo, loadSampleShop, orderDetail } from '../desk.ts'
import { expect, test } from '../devices.fixture.ts'

test('the palette finds and does anything by keyboard alone, offline too, and the history tells of it', async ({
  device,
}) => {
  const { page, line } = await device('A')
  await loadSampleShop(page)
  line.cut()
  const find = async (text: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find or do' }).fill(text)
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeHidden()
  }
  await find('S-0007')
  await expect(orderDetail(page).getByRole('heading', { name: 'S-0007' })).toBeVisible()
  await find('rye')
  await expect(page.getByRole('heading', { name: 'Rye loaf' })).toBeVisible()
  await find('receive')
  await expect(page.getByRole('dialog', { name: 'Receive stock' })).toBeVisible()
  await page.getByLabel('Quantity').fill('7')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await find('brandt')
  await expect(page.getByRole('heading', { name: 'Ida Brandt' })).toBeVisible()

  await find('history')
  const history = page.getByRole('list', { name: 'History' }).getByRole('link')
  await expect(history.first()).toContainText('Received 7')
  await expect(history.first()).toContainText('waiting')
  await history.first().click()
  await expect(page.getByRole('heading', { name: 'Rye loaf' })).toBeVisible()

  await goTo(page, 'Orders')
  await page.getByLabel('Search orders').fill('typed')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find or do' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Search orders')).toHaveValue('typed')
})
