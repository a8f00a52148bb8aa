import { expect } from '@playwright/test'
import { goTo, orderDetail } from '../desk.ts'
import { isThere, type Task } from './person.ts'
import { openAny } from './selling.ts'

const screens = [
  'Insights',
  'History',
  'Money',
  'Diagnostics',
  'Team',
  'Settings',
  'Help',
  'Customers',
] as const

/** Looking things up, printing, taking back, and what one does to a browser all day. */
export const looking: readonly Task[] = [
  {
    name: 'look something up',
    weight: 6,
    async run(page, { chance }) {
      await goTo(page, 'Orders')
      await page.getByRole('radiogroup', { name: 'Which orders' }).getByText(/^All/).click()
      const search = page.getByLabel('Search orders')
      for (const query of ['lind', 'mar', 'S-000', '']) {
        await search.fill(query)
        await page.waitForTimeout(chance.between(100, 400))
      }
      const links = page.getByRole('list', { name: 'Orders' }).getByRole('link')
      await links.nth(chance.between(0, Math.min(await links.count(), 8) - 1)).click()
      await expect(orderDetail(page)).toBeVisible()
    },
  },
  {
    name: 'look at another screen',
    weight: 6,
    async run(page, { chance }) {
      const screen = chance.of(screens) ?? 'History'
      await goTo(page, screen)
      await expect(page.getByRole('heading', { level: 1, name: screen })).toBeVisible()
    },
  },
  {
    name: 'find by the palette',
    weight: 2,
    async run(page) {
      await goTo(page, 'Orders')
      await page.keyboard.press('Control+k')
      const box = page.getByRole('combobox', { name: 'Find or do' })
      await box.fill('Ida')
      await expect(page.getByRole('option', { name: /Ida/ }).first()).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(box).toBeHidden()
    },
  },
  {
    name: 'print an order',
    weight: 2,
    async run(page, { given, chance }) {
      const number = chance.of(given)
      if (number === undefined) return
      await openAny(page, number)
      await page.getByRole('button', { name: 'Print' }).click()
      await page.emulateMedia({ media: 'print' })
      await expect(page.getByRole('heading', { name: `Order ${number}` })).toBeVisible()
      await page.emulateMedia({ media: 'screen' })
      await expect(orderDetail(page)).toBeVisible()
    },
  },
  {
    name: 'take the last thing back',
    weight: 2,
    async run(page) {
      if (await isThere(page, /^Undo: /))
        await page
          .getByRole('button', { name: /^Undo: / })
          .first()
          .click()
    },
  },
  {
    name: 'reload',
    weight: 2,
    async run(page) {
      await page.reload()
      await page.waitForFunction(() => globalThis.causeway !== undefined)
    },
  },
  {
    name: 'look into a second tab',
    weight: 2,
    async run(_page, { device, chance }) {
      const tab = await device.openTab()
      await goTo(tab, chance.of(['Orders', 'Products', 'Customers']) ?? 'Orders')
      await tab.waitForTimeout(chance.between(500, 3000))
      await tab.close()
    },
  },
]
