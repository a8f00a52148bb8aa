import { expect, type Locator, type Page } from '@playwright/test'
import type { Device } from './device.ts'

// What a person does at the desk, by what they see: roles and names.

/** The sync pill's words. */
export function syncPill(page: Page): Locator {
  return page.getByRole('banner').getByRole('status')
}

/** Goes to a screen by the navigation. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: screen }).click()
}

/** Fills an empty desk with the sample shop. */
export async function loadSampleShop(page: Page): Promise<void> {
  await goTo(page, 'Orders')
  await page.getByRole('button', { name: 'Load the sample shop' }).click()
  await expect(page.getByRole('list', { name: 'Orders' })).toBeVisible()
}

/** Starts an order and returns its number. */
export async function newOrder(page: Page): Promise<string> {
  await goTo(page, 'Orders')
  const before = page.url()
  await page.getByRole('button', { name: 'New order' }).first().click()
  await page.waitForURL((url) => url.href !== before && /\/orders\/.+/.test(url.pathname))
  return (await orderDetail(page).getByRole('heading').first().textContent())?.trim() ?? ''
}

/** Opens an order by its number. */
export async function openOrder(page: Page, number: string): Promise<void> {
  await goTo(page, 'Orders')
  await page.getByLabel('Search orders').fill(number)
  await page
    .getByRole('list', { name: 'Orders' })
    .getByRole('link', { name: new RegExp(number) })
    .click()
}

export function orderDetail(page: Page): Locator {
  return page.getByRole('region', { name: 'Order', exact: true })
}

/** The rows of the open order, as people read them. */
export function orderLines(page: Page): Locator {
  return page.getByRole('region', { name: 'Lines' }).getByRole('listitem')
}

/** Adds one of a product to the open order. */
export async function addLine(page: Page, product: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Add a line' }).fill(product)
  await page.getByRole('option', { name: product }).first().click()
  await expect(orderLines(page).filter({ hasText: product })).toBeVisible()
}

/** Presses + on a line some times, each time until the quantity shows it. */
export async function stepUp(page: Page, product: string, times: number): Promise<void> {
  const quantity = quantityOf(page, product)
  for (let press = 0; press < times; press++) {
    const before = Number(await quantity.textContent())
    await page.getByRole('button', { name: `One ${product} more` }).click()
    await expect(quantity).toHaveText(String(before + 1))
  }
}

/** The quantity of a line of the open order. */
export function quantityOf(page: Page, product: string): Locator {
  return page.getByRole('group', { name: `Quantity of ${product}` }).getByRole('status')
}

/** Records the open order's balance as paid in cash. */
export async function takePayment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take payment' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Record payment' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Opens a customer whom the list shows. */
export async function openCustomer(page: Page, name: string): Promise<void> {
  await goTo(page, 'Customers')
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
}

/** Opens a customer by searching, as one does where there are more than a screen shows. */
export async function findCustomer(page: Page, name: string): Promise<void> {
  await goTo(page, 'Customers')
  await page.getByLabel('Search customers').fill(name)
  await page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
}

/** Finds a product by its name and opens it. */
export async function openProduct(page: Page, name: string): Promise<void> {
  await goTo(page, 'Products')
  await page.getByLabel('Search products').fill(name)
  await page.getByRole('list', { name: 'Products' }).getByRole('link', { name }).first().click()
}

/** Changes fields of the open customer. */
export async function editCustomer(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields))
    await dialog.getByLabel(label, { exact: true }).fill(value)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

/** Presses a button of the open order that does something at once. */
export async function press(page: Page, name: string): Promise<void> {
  await orderDetail(page).getByRole('button', { name, exact: true }).click()
}

/** Opens a dialog of the open order by a button, fills it in and carries it out. */
export async function fillIn(
  page: Page,
  button: string,
  submit: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await press(page, button)
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value)
  await dialog.getByRole('button', { name: submit, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Opens one thing that needs a person, by words of what is asked. */
export async function openMatter(page: Page, asked: RegExp): Promise<void> {
  await goTo(page, 'Needs you')
  await inbox(page).getByRole('link', { name: asked }).first().click()
}

/** Everything that needs a person. */
export function inbox(page: Page): Locator {
  return page.getByRole('list', { name: 'Needs you' })
}

/** What is asked of whom, with what can be done about it. */
export function matter(page: Page): Locator {
  return page.getByRole('region', { name: 'What is asked' })
}

/** The other device joins by a link of its own, as a colleague. */
export async function becomes(name: string, other: Device, by: Device): Promise<void> {
  await goTo(by.page, 'Team')
  await by.page.getByLabel('Name').fill(name)
  await by.page.getByRole('button', { name: 'Make a link' }).click()
  const link = await by.page.getByText(/#/).filter({ hasText: 'http' }).first().textContent()
  await other.page.goto(`${new URL('/', other.page.url()).href}${new URL(link ?? '').hash}`)
  await other.page.waitForFunction(() => globalThis.causeway !== undefined)
}
