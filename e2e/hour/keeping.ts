import { expect, type Page } from '@playwright/test'
import { editCustomer, findCustomer, goTo, inbox, matter, openProduct } from '../desk.ts'
import type { Person, Task } from './person.ts'
import { someGoods } from './selling.ts'

/** What keeps a shop in order: shelves, records, and what needs somebody. */
export const keeping: readonly Task[] = [
  {
    name: 'count a shelf',
    weight: 3,
    async run(page, person) {
      await stockTab(page, 'Count')
      const name = someGoods(person)
      const field = page.getByLabel(new RegExp(`^Counted: ${name}`)).first()
      const book = await field.locator('xpath=ancestor::form').textContent()
      const there = Number(/([−-]?\d+) in the book/.exec(book ?? '')?.[1]?.replace('−', '-') ?? 10)
      await field.fill(String(Math.max(0, there + person.chance.between(-2, 2))))
      await field.press('Enter')
      await expect(page.getByText(/\d+ products? counted/)).not.toHaveText(/^0/)
    },
  },
  {
    name: 'receive goods',
    weight: 3,
    async run(page, person) {
      const name = someGoods(person)
      await openProduct(page, name)
      await page
        .getByRole('button', { name: /^Receive stock/ })
        .first()
        .click()
      await page
        .getByRole('dialog')
        .getByLabel('Quantity')
        .fill(String(person.chance.between(5, 30)))
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Receive/ })
        .click()
      await expect(page.getByRole('dialog')).toBeHidden()
    },
  },
  {
    name: 'move goods',
    weight: 3,
    async run(page, person) {
      await stockTab(page, 'On the way')
      await page.getByRole('button', { name: 'Move goods' }).first().click()
      const dialog = page.getByRole('dialog')
      const name = someGoods(person)
      await dialog.getByLabel('Add a product').fill(name)
      await dialog.getByRole('option', { name }).first().click()
      if (person.chance.next() < 0.6) await dialog.getByText('They leave now').click()
      await dialog.getByRole('button', { name: /^(Ask|Send off)$/ }).click()
      await expect(dialog).toBeHidden()
    },
  },
  {
    name: 'unpack what arrived',
    weight: 3,
    async run(page) {
      await stockTab(page, 'On the way')
      const moves = page.getByRole('list', { name: 'Moves' }).getByRole('link')
      if (!(await moves.first().isVisible())) return
      await moves.first().click()
      await page.getByRole('button', { name: 'Receive', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Receive', exact: true }).click()
      await expect(page.getByRole('dialog')).toBeHidden()
    },
  },
  {
    name: 'correct a customer',
    weight: 4,
    async run(page, { chance }) {
      await findCustomer(page, chance.of(['Ida Brandt', 'Café Lindgren', 'Noor Haddad']) ?? 'Ida Brandt')
      const phone = `+45 ${chance.between(10_000_000, 99_999_999)}`
      await editCustomer(
        page,
        chance.next() < 0.7 ? { Phone: phone } : { 'E-mail': `${phone.slice(4)}@example.org` },
      )
    },
  },
  {
    name: 'change a price',
    weight: 2,
    async run(page, { chance }) {
      const name = chance.of(['Rye loaf', 'Honey', 'Apple juice']) ?? 'Honey'
      await openProduct(page, name)
      await page.getByRole('button', { name: 'Edit', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog
        .getByLabel('Price', { exact: true })
        .fill(`${chance.between(3, 9)}.${chance.between(10, 99)}`)
      await dialog.getByRole('button', { name: 'Save' }).click()
      await expect(dialog).toBeHidden()
    },
  },
  { name: 'answer what needs somebody', weight: 9, run: answer },
]

async function stockTab(page: Page, tab: string): Promise<void> {
  await goTo(page, 'Stock')
  await page.getByRole('navigation', { name: 'Stock' }).getByRole('link', { name: tab }).click()
}

/** Answers up to three questions: keeps a value, chooses what is offered, or puts it off. */
async function answer(page: Page, { chance }: Person): Promise<void> {
  await goTo(page, 'Needs you')
  for (let turn = 0; turn < 3; turn++) {
    const asked = inbox(page).getByRole('link')
    if (!(await asked.first().isVisible())) return
    await asked.first().click()
    await expect(page.getByRole('button', { name: /^(Later|Not later, now)/ })).toBeVisible()
    const offered = matter(page).getByRole('button', { name: /^(?!Later|Not later|Another answer|Back)/ })
    const count = await offered.count()
    const choice = offered.nth(chance.between(0, Math.max(0, count - 1)))
    if (count === 0 || chance.next() < 0.05) {
      await page.getByRole('button', { name: /^Later/ }).click()
      return
    }
    // The other device may answer in this very moment, and then there is nothing left to press.
    await choice.click({ timeout: 5000 }).catch(() => undefined)
    await page.waitForTimeout(300)
  }
}
