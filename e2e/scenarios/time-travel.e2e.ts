import { AxeBuilder } from '@axe-core/playwright'
import { order } from '@causeway/shop'
import { goTo, loadSampleShop, openCustomer, openOrder, orderLines, quantityOf, stepUp } from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

test('S37 the desk is looked at as it was, nothing can be changed there, and what was is brought back', async ({
  two,
}) => {
  const [a, b] = two
  await loadSampleShop(a.page)
  await prepare(a.page, [
    order.commands.place('T-1', { number: 'T-1' }),
    order.commands.addLine('T-1', { line: 'rye', product: 'sample-product-1', quantity: 1 }),
  ])
  const before = await a.page.evaluate(() => Date.now())
  await openOrder(a.page, 'T-1')
  await stepUp(a.page, 'Rye loaf', 2)
  await expectInStep(two)

  const lookBack = async ({ page }: typeof a) => {
    await openOrder(page, 'T-1')
    await expect(quantityOf(page, 'Rye loaf')).toHaveText('3')
    await page.keyboard.press('t')
    const bar = page.getByRole('region', { name: 'Looking back' })
    await expect(bar).toBeVisible()
    // Two changes back: before the first step.
    await page.keyboard.press('[')
    await page.keyboard.press('[')
    return bar
  }

  for (const device of two) {
    const { page } = device
    const bar = await lookBack(device)
    await expect(quantityOf(page, 'Rye loaf')).toHaveText('1')
    await expect(orderLines(page)).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'One Rye loaf more' })).toBeDisabled()
    await expect(page.getByRole('button', { name: /^Confirm/ })).toBeDisabled()
    // Every screen shows it, and says so.
    await openCustomer(page, 'Ida Brandt')
    await expect(page.getByRole('button', { name: 'Edit' })).toBeDisabled()
    await expect(bar).toContainText('Nothing can be changed here.')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await openOrder(page, 'T-1')
    await page.keyboard.press(']')
    await expect(quantityOf(page, 'Rye loaf')).toHaveText('2')
    await page.keyboard.press('[')
    await bar.getByText('As this device knew it').click()
    await expect(bar.getByRole('status')).toContainText('As this device knew it')
    await bar.getByText('As it was', { exact: true }).click()
    await bar.getByRole('button', { name: 'Back to now' }).click()
    await expect(bar).toBeHidden()
    await expect(quantityOf(page, 'Rye loaf')).toHaveText('3')
  }

  const bar = await lookBack(a)
  await bar.getByRole('button', { name: 'What is different now' }).click()
  const dialog = a.page.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: 'Rye loaf, quantity 1 3' })).toBeVisible()
  await dialog.getByRole('button', { name: /Bring back Order T-1/ }).click()
  await expect(bar).toBeHidden()
  await expect(quantityOf(a.page, 'Rye loaf')).toHaveText('1')
  await expectSound(two)
  await expect(quantityOf(b.page, 'Rye loaf')).toHaveText('1')

  // A moment of the record's own history, from its line.
  await goTo(a.page, 'History')
  await a.page.getByRole('button', { name: 'Look back in time' }).click()
  const slider = a.page.getByRole('slider', { name: 'Moment' })
  await slider.focus()
  await a.page.keyboard.press('Home')
  await expect(slider).not.toHaveAttribute('aria-valuetext', '')
  const first = Number(await slider.getAttribute('aria-valuenow'))
  expect(first).toBeLessThan(before)
})
