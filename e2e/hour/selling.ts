import { expect, type Page } from '@playwright/test'
import { goTo, newOrder, openOrder, orderDetail, press } from '../desk.ts'
import { isThere, type Person, type Task } from './person.ts'

const goods = [
  'Sourdough loaf',
  'Rye loaf',
  'Oat cookies',
  'Apple juice',
  'Honey',
  'Goat cheese',
  'Free-range eggs',
  'Carrots',
  'Potatoes',
  'Elderflower syrup',
  'Beeswax candle',
  'Canvas bag',
] as const

/** What the shop sells. */
export function someGoods({ chance }: Person): string {
  return chance.of(goods) ?? goods[0]
}

/** Orders from the first line to the goods in the customer's hands, and back. */
export const selling: readonly Task[] = [
  {
    name: 'sell over the counter',
    weight: 12,
    async run(page, person) {
      const number = await fillOrder(page, person)
      if (person.chance.next() < 0.3) await chooseCustomer(page, person)
      await pay(page, person, 'Record and hand over')
      await expect(status(page, 'Handed over')).toBeVisible()
      person.given.push(number)
    },
  },
  {
    name: 'take an order to be collected',
    weight: 7,
    async run(page, person) {
      await fillOrder(page, person)
      await chooseCustomer(page, person)
      await press(page, 'Confirm order')
      await expect(status(page, 'Confirmed')).toBeVisible()
      if (person.chance.next() < 0.4) await pay(page, person, 'Record payment')
    },
  },
  {
    name: 'take an order to be shipped',
    weight: 3,
    async run(page, person) {
      await fillOrder(page, person)
      await chooseCustomer(page, person)
      await orderDetail(page).getByText('Ship', { exact: true }).click()
      await press(page, 'Add address')
      await page
        .getByRole('dialog')
        .getByLabel('Address')
        .fill(`${person.chance.between(1, 90)} Quay Road`)
      await page.getByRole('dialog').getByRole('button', { name: 'Save address' }).click()
      await press(page, 'Confirm order')
      await expect(status(page, 'Confirmed')).toBeVisible()
    },
  },
  { name: 'go on with an open order', weight: 12, run: goOn },
  {
    name: 'sell what is not in the list yet',
    weight: 1,
    async run(page, person) {
      await newOrder(page)
      const name = `Jam no. ${person.chance.between(1, 999)}`
      await page.getByRole('combobox', { name: 'Add a line' }).fill(`${name} 4.20`)
      await page.getByRole('option', { name: `New product “${name}”` }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Add to the order' }).click()
      await expect(orderDetail(page).getByText(name).first()).toBeVisible()
      await pay(page, person, 'Record and hand over')
    },
  },
  {
    name: 'take goods back',
    weight: 2,
    async run(page, { given, chance }) {
      const number = given.splice(chance.between(0, Math.max(0, given.length - 1)), 1)[0]
      if (number === undefined) return
      await openAny(page, number)
      if (!(await isThere(page, 'Take goods back'))) return
      await press(page, 'Take goods back')
      const dialog = page.getByRole('dialog')
      await dialog
        .getByRole('button', { name: /^One .* more$/ })
        .first()
        .click()
      await dialog.getByRole('button', { name: 'Take back' }).click()
      await expect(dialog).toBeHidden()
      if (!(await isThere(page, 'Give money back'))) return
      await press(page, 'Give money back')
      await dialog.getByRole('button', { name: 'Record refund' }).click()
      await expect(dialog).toBeHidden()
    },
  },
]

/** Opens an order wherever it is filed. */
export async function openAny(page: Page, number: string): Promise<void> {
  await goTo(page, 'Orders')
  await page.getByRole('radiogroup', { name: 'Which orders' }).getByText(/^All/).click()
  await openOrder(page, number)
}

function status(page: Page, text: string) {
  return orderDetail(page).getByText(text, { exact: true }).first()
}

async function fillOrder(page: Page, person: Person): Promise<string> {
  const { chance } = person
  const number = await newOrder(page)
  for (let line = chance.between(1, 3); line > 0; line--) {
    const name = someGoods(person)
    await page.getByRole('combobox', { name: 'Add a line' }).fill(name)
    await page.getByRole('option', { name }).first().click()
    await expect(orderDetail(page).getByRole('listitem').filter({ hasText: name }).first()).toBeVisible()
    const more = page.getByRole('button', { name: new RegExp(`^One ${name}.* more$`) }).first()
    for (let press = chance.between(0, 2); press > 0; press--) await more.click()
  }
  return number
}

const regulars = [
  'Ida Brandt',
  'Café Lindgren',
  'Tomás Ferreira',
  'Greenfield School',
  'Marta Kowalska',
] as const

async function chooseCustomer(page: Page, { chance }: Person): Promise<void> {
  const isNew = chance.next() < 0.2
  const name = isNew ? `Guest ${chance.between(1, 400)}` : (chance.of(regulars) ?? regulars[0])
  await press(page, 'Choose a customer')
  await page.getByRole('combobox', { name: 'Customer' }).fill(name)
  await page
    .getByRole('option', { name: isNew ? new RegExp(`^(Register “)?${name}`) : name })
    .first()
    .click()
  await expect(orderDetail(page).getByRole('link', { name })).toBeVisible()
}

async function pay(page: Page, { chance }: Person, button: string): Promise<void> {
  await press(page, 'Take payment')
  const dialog = page.getByRole('dialog')
  if (chance.next() < 0.4) await dialog.getByText('Card', { exact: true }).click()
  else if (chance.next() < 0.5) await dialog.getByLabel('Given by the customer').fill('100')
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Opens one of the newest open orders, anybody's, and does what may come next. */
async function goOn(page: Page, person: Person): Promise<void> {
  const { chance } = person
  await goTo(page, 'Orders')
  await page.getByRole('radiogroup', { name: 'Which orders' }).getByText(/^Open/).click()
  const links = page.getByRole('list', { name: 'Orders' }).getByRole('link')
  const count = await links.count()
  if (count === 0) return
  const link = links.nth(chance.between(0, Math.min(count, 9) - 1))
  const number = /[A-Z]+-\d+/.exec((await link.textContent()) ?? '')?.[0] ?? ''
  await link.click()
  await expect(orderDetail(page).getByRole('heading').first()).toHaveText(number)
  if (chance.next() < 0.12 && (await isThere(page, 'Cancel order'))) return cancel(page, chance.next() < 0.5)
  if (await isThere(page, 'Confirm order')) await press(page, 'Confirm order')
  if (chance.next() < 0.3 && (await isThere(page, 'Lay ready'))) await press(page, 'Lay ready')
  const isUnpaid = await orderDetail(page).getByText('Nothing paid yet.').isVisible()
  if (chance.next() < 0.7 && isUnpaid && (await isThere(page, 'Take payment')))
    await pay(page, person, 'Record payment')
  if (chance.next() < 0.8 && (await isThere(page, 'Hand over'))) {
    await press(page, 'Hand over')
    person.given.push(number)
  } else if (await orderDetail(page).getByRole('button', { name: 'Ship', exact: true }).isVisible()) {
    await press(page, 'Ship')
    await page.getByRole('dialog').getByRole('button', { name: 'Record as shipped' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  }
}

async function cancel(page: Page, paysBack: boolean): Promise<void> {
  await press(page, 'Cancel order')
  const dialog = page.getByRole('dialog')
  const now = dialog.getByText('It goes back now')
  if (paysBack && (await now.isVisible())) await now.click()
  await dialog.getByRole('button', { name: 'Cancel order' }).click()
  await expect(dialog).toBeHidden()
}
