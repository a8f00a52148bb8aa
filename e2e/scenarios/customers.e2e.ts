import { customer, order } from '@causeway/shop'
import type { Locator, Page } from '@playwright/test'
import { apart, reconnects } from '../apart.ts'
import { editCustomer, goTo, matter, openCustomer, openMatter } from '../desk.ts'
import { type Device, expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound, prepare } from '../sound.ts'

const detail = (page: Page): Locator => page.getByRole('region', { name: 'Customer', exact: true })
const listed = (page: Page): Locator => page.getByRole('list', { name: 'Customers' }).getByRole('listitem')
const ordersOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'Orders', exact: true }).getByRole('listitem')

/** Registers a customer and starts an order for them. */
const registers = (name: string, phone: string) =>
  async function register({ page }: Device): Promise<void> {
    await goTo(page, 'Customers')
    await page.getByRole('button', { name: 'New customer' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Phone').fill(phone)
    await dialog.getByRole('button', { name: 'Register' }).click()
    await detail(page).getByRole('button', { name: 'New order' }).click()
    await expect(page.getByRole('region', { name: 'Order', exact: true })).toContainText(name)
  }

/** Merges another customer, suggested or not, into the open one. */
async function mergeIn(page: Page, other: string): Promise<void> {
  await detail(page).getByRole('button', { name: 'Merge…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').fill(other)
  await dialog.getByRole('option', { name: other }).first().click()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(dialog).toBeHidden()
}

const merges = (other: string, into: string) =>
  async function merge({ page }: Device): Promise<void> {
    await openCustomer(page, into)
    await mergeIn(page, other)
  }

/** Two customers with an order each. */
const bertaAndAda = [
  customer.commands.register('ada', { name: 'Ada Lind', email: 'ada@example.org', phone: '+45 11 11 11 11' }),
  customer.commands.register('berta', { name: 'Berta Holm', phone: '+45 22 22 22 22' }),
  order.commands.place('a-1', { number: 'A-1', customer: 'ada' }),
  order.commands.place('b-1', { number: 'B-1', customer: 'berta' }),
]

for (const back of reconnects) {
  test(`S28 a customer whom two people register apart is two, suggested as one, and merged once (back as ${back})`, async ({
    two,
  }) => {
    const [a, b] = two
    await apart(two, back, [registers('Karen Blom', '+45 30 40 50 60'), registers('Karen Blom', '30405060')])

    await test.step('nobody merged them, and everybody is told', async () => {
      for (const { page } of two) {
        await goTo(page, 'Customers')
        await expect(listed(page)).toHaveCount(2)
        await page.getByRole('radio', { name: 'Duplicates 2' }).check()
        await listed(page).first().click()
        await expect(detail(page)).toContainText('There may be two records of this customer')
        await expect(detail(page)).toContainText('the same phone number and nearly the same name')
        await expect(ordersOf(page)).toHaveCount(1)
      }
    })

    await test.step('one person merges them, for all', async () => {
      const { page } = a
      await page.getByRole('button', { name: 'Compare with Karen Blom' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('group', { name: 'Phone' }).getByText('+45 30 40 50 60').click()
      await expect(dialog).toContainText('Karen Blom will have 2 orders')
      await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
      await expect(dialog).toBeHidden()
      await expectSound(two)
    })
    for (const { page } of two) {
      await goTo(page, 'Customers')
      await page.getByRole('radio', { name: 'All 1' }).check()
      await expect(listed(page)).toHaveCount(1)
      await openCustomer(page, 'Karen Blom')
      await expect(ordersOf(page)).toHaveCount(2)
      await expect(page.getByRole('link', { name: '+45 30 40 50 60', exact: true })).toBeVisible()
      await expect(page.getByRole('button', { name: /^Compare with/ })).toHaveCount(0)
    }

    await test.step('what another one does about the old record counts for whoever remains', async () => {
      await detail(b.page).getByRole('button', { name: 'New order' }).click()
      await expect(ordersOf(a.page)).toHaveCount(3)
      await expectSound(two)
    })
  })

  test(`S28 customers merged into each other come to one, and splitting makes them two again (back as ${back})`, async ({
    two,
  }) => {
    const [a, b] = two
    await prepare(a.page, bertaAndAda)
    await expectInStep(two)
    await apart(two, back, [merges('Berta Holm', 'Ada Lind'), merges('Ada Lind', 'Berta Holm')])

    for (const { page } of two) {
      await goTo(page, 'Customers')
      await expect(listed(page)).toHaveCount(1)
      await openCustomer(page, 'Ada Lind')
      await expect(page).toHaveURL(/\/customers\/ada$/)
      await expect(ordersOf(page)).toHaveCount(2)
      await goTo(page, 'Orders')
      const rows = page.getByRole('list', { name: 'Orders' }).getByRole('listitem')
      await expect(rows.filter({ hasText: 'Ada Lind' })).toHaveCount(2)
    }

    await test.step('each takes their own merge back', async () => {
      for (const { page } of two) {
        await page.keyboard.press('Control+z')
        await expect(page.getByText(/^Undone: Merge/)).toBeVisible()
        await expectInStep(two)
      }
    })
    for (const { page } of two) {
      await goTo(page, 'Customers')
      await expect(listed(page)).toHaveCount(2)
      for (const name of ['Ada Lind', 'Berta Holm']) {
        await openCustomer(page, name)
        await expect(ordersOf(page)).toHaveCount(1)
      }
    }
    await expectSound([a, b])
  })

  test(`a customer who is edited while another merges them loses nothing, and a merge is taken back (back as ${back})`, async ({
    two,
  }) => {
    const [a] = two
    await prepare(a.page, bertaAndAda)
    await expectInStep(two)
    await apart(two, back, [
      merges('Berta Holm', 'Ada Lind'),
      async ({ page }) => {
        await openCustomer(page, 'Berta Holm')
        await editCustomer(page, { Phone: '+45 33 33 33 33', Address: 'Nørregade 4' })
      },
    ])

    for (const { page } of two) {
      await openCustomer(page, 'Ada Lind')
      await expect(detail(page)).toContainText('Nørregade 4')
      await expect(page.getByRole('link', { name: '+45 11 11 11 11', exact: true })).toBeVisible()
      await expect(page.getByRole('button', { name: 'Use Phone: +45 33 33 33 33' })).toBeVisible()
      await page.getByLabel('Search customers').fill('berta')
      await expect(listed(page)).toHaveCount(1)
      await page.getByRole('button', { name: 'Clear search' }).click()
    }
    await test.step('somebody says which number it is', async () => {
      await a.page.getByRole('button', { name: 'Use Phone: +45 33 33 33 33' }).click()
      for (const { page } of two) {
        await expect(page.getByRole('link', { name: '+45 33 33 33 33', exact: true })).toBeVisible()
        await expect(page.getByRole('button', { name: /^Use Phone/ })).toHaveCount(0)
      }
    })
    await test.step('split again, each has what was theirs', async () => {
      const split = a.page.getByRole('button', { name: 'Split off Berta Holm' })
      await split.click()
      await expect(split).toHaveCount(0)
      await expectSound(two)
      for (const { page } of two) {
        await openCustomer(page, 'Berta Holm')
        await expect(detail(page)).toContainText('Nørregade 4')
        await expect(ordersOf(page)).toHaveCount(1)
      }
    })
  })
}

test('a customer who is merged into two different ones is asked about, and a decision settles it', async ({
  two,
}) => {
  const [a, b] = two
  await prepare(a.page, [...bertaAndAda, customer.commands.register('carl', { name: 'Carl Berg' })])
  await expectInStep(two)
  await apart(two, 'BA', [merges('Ada Lind', 'Berta Holm'), merges('Ada Lind', 'Carl Berg')])

  await openMatter(a.page, /Who is it\?/)
  await matter(a.page)
    .getByRole('button', { name: /^Keep .*: Berta Holm$/ })
    .click()
  await expect(matter(a.page)).toHaveCount(0)
  await expectSound(two)
  for (const { page } of two) {
    await openCustomer(page, 'Berta Holm')
    await expect(ordersOf(page)).toHaveCount(2)
    await openCustomer(page, 'Carl Berg')
    await expect(ordersOf(page)).toHaveCount(0)
  }
  await expect(b.page.getByRole('link', { name: 'Needs you' })).toHaveText('Needs you')
})

test('two who are not the same are told apart once, by everybody, and an archived one is out of the way', async ({
  two,
}) => {
  const [a, b] = two
  await prepare(a.page, [
    customer.commands.register('ada', { name: 'Ada Lind', phone: '11223344' }),
    customer.commands.register('per', { name: 'Per Lind', phone: '11 22 33 44' }),
  ])
  await expectInStep(two)
  await apart(
    two,
    'AB',
    (['Ada Lind', 'Per Lind'] as const).map((name) => async ({ page }: Device) => {
      await openCustomer(page, name)
      await page.getByRole('button', { name: /^Not the same/ }).click()
    }),
  )
  for (const { page } of two) {
    await expect(page.getByRole('button', { name: /^Not the same/ })).toHaveCount(0)
    await expect(page.getByRole('radio', { name: 'Duplicates 0' })).toBeVisible()
  }
  await detail(a.page).getByRole('button', { name: 'Archive' }).click()
  await expect(b.page.getByRole('radio', { name: 'Archived 1' })).toBeVisible()
  await expect(listed(b.page)).toHaveCount(1)
  await expectSound(two)
})
