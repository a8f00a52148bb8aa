import type { Locator, Page } from '@playwright/test'
import { goTo, orderDetail, orderLines, quantityOf } from '../desk.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound } from '../sound.ts'

/** A hand that has never been here: what it presses and types is counted. */
function hand(page: Page) {
  const done = { presses: 0, letters: 0 }
  return {
    done,
    async press(what: Locator): Promise<void> {
      done.presses++
      await what.click()
    },
    /** Types where the focus is: nothing has to be pointed at first. */
    async type(text: string): Promise<void> {
      done.letters += text.length
      await page.keyboard.type(text)
    },
    async enter(): Promise<void> {
      done.presses++
      await page.keyboard.press('Enter')
    },
  }
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

for (const [screen, width, height] of [
  ['a laptop', 1440, 900],
  ['a phone', 390, 844],
] as const) {
  test(`from an empty desk to the first paid order in five presses on ${screen}`, async ({ device }) => {
    const a = await device('A')
    const { page } = a
    await page.setViewportSize({ width, height })
    const { press, type, enter, done } = hand(page)

    await press(page.getByRole('main').getByRole('button', { name: 'New order' }))
    await expect(page.getByRole('combobox', { name: 'Add a line' })).toBeFocused()
    await type('Bread 3.50')
    await expect(page.getByRole('option', { name: 'New product “Bread” 3.50' })).toBeVisible()
    await enter()
    await expect(page.getByRole('dialog').getByLabel('Price')).toBeFocused()
    await enter()
    await expect(orderLines(page)).toContainText('Bread')
    await press(button(page, 'Take payment'))
    await press(button(page, 'Record payment'))

    await expect(orderDetail(page).getByText('Nothing paid yet.')).toBeHidden()
    await expect(orderDetail(page).getByText('Balance').locator('..')).toContainText('€0.00')
    expect(done).toEqual({ presses: 5, letters: 10 })
    await expectSound([a])
  })
}

test('the next customer is somebody new, buys what is there and what is not, and takes it along', async ({
  device,
}) => {
  const a = await device('A')
  const { page } = a
  const { press, type, enter, done } = hand(page)

  await press(page.getByRole('main').getByRole('button', { name: 'New order' }))
  await expect(page.getByRole('combobox', { name: 'Add a line' })).toBeFocused()
  await type('Candle 24')
  await enter()
  await expect(page.getByRole('dialog').getByLabel('Price')).toBeFocused()
  await type('7,5')
  await enter()
  await expect(orderLines(page)).toContainText('€7.50')
  // The field is ready for the next thing; what was made a moment ago is found like any other.
  await expect(page.getByRole('combobox', { name: 'Add a line' })).toBeFocused()
  await type('can')
  await expect(page.getByRole('option').first()).toContainText('Candle 24')
  await enter()
  await expect(quantityOf(page, 'Candle 24')).toHaveText('2')
  await press(button(page, 'Choose a customer'))
  await expect(page.getByRole('combobox', { name: 'Customer' })).toBeFocused()
  await type('Ida Brandt')
  await enter()
  await expect(orderDetail(page).getByRole('link', { name: 'Ida Brandt' })).toBeVisible()
  await press(button(page, 'Take payment'))
  await press(button(page, 'Record and hand over'))
  await expect(orderDetail(page).getByText('Handed over', { exact: true }).first()).toBeVisible()
  expect(done.presses).toBe(8)

  await goTo(page, 'Products')
  await expect(page.getByRole('list', { name: 'Products' })).toContainText('Not counted')
  await expectSound([a])
})
