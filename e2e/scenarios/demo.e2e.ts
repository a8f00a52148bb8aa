import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { findBrowser, launchOptions } from '../../apps/launcher/browser.mjs'
import { expect, test } from '../devices.fixture.ts'

test.use({ launchOptions: launchOptions(findBrowser()), viewport: { width: 1440, height: 900 } })

const stories = ['S01', 'S02', 'S04', 'S09', 'S10', 'S16', 'S18', 'S22', 'S24', 'S38']

const guide = (page: Page) => page.getByRole('region', { name: 'Story' })
const wire = (page: Page) => page.getByRole('region', { name: 'The wire' })

/** Opens the demo and waits until its devices are set up. */
async function openDemo(page: Page, relay: string): Promise<void> {
  await page.goto(`${relay}/demo`)
  await expect(guide(page).getByRole('button', { name: 'Begin' })).toBeEnabled({ timeout: 90_000 })
}

/** Plays one step and waits until it has happened. */
async function step(page: Page): Promise<void> {
  await guide(page)
    .getByRole('button', { name: /^(Begin|Next)$/ })
    .click()
  await expect(guide(page).locator('[aria-busy="false"]')).toBeVisible({ timeout: 90_000 })
  await expect(guide(page).getByRole('alert')).toHaveCount(0)
}

const demoDatabases = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('causeway/demo:') ? name : [])),
  )

test('every story of the demo comes out as it says, and nothing of it is left', async ({ relay, page }) => {
  // Ten stories, each on three devices.
  test.setTimeout(900_000)
  const ended = page.waitForResponse(
    (response) => response.url().endsWith('/api/demo') && response.request().method() === 'DELETE',
    { timeout: 0 },
  )
  await openDemo(page, relay.url)
  for (const story of stories) {
    await test.step(story, async () => {
      await guide(page).getByRole('combobox').selectOption(story)
      const next = guide(page).getByRole('button', { name: /^(Begin|Next)$/ })
      while (await next.isEnabled()) await step(page)
      const outcome = guide(page).getByRole('list', { name: 'What came of it' }).getByRole('listitem')
      expect(await outcome.count()).toBeGreaterThanOrEqual(4)
      await expect(outcome.locator('[aria-label="Not true:"]')).toHaveCount(0)
    })
  }
  expect(await demoDatabases(page)).toHaveLength(3)
  await page.getByRole('button', { name: 'Leave the demo' }).click()
  await page.waitForURL(`${relay.url}/`)
  expect((await ended).status()).toBe(204)
  expect(await demoDatabases(page)).toEqual([])
})

test('the wire shows rivals, goes back in time, and is walked by keyboard', async ({ relay, page }) => {
  await openDemo(page, relay.url)
  await guide(page).getByRole('combobox').selectOption('S02')
  for (let played = 0; played < 4; played++) await step(page)
  const events = wire(page).getByRole('button', { name: /Changed the phone number/ })
  await expect(events).toHaveCount(2)
  await events.last().focus()
  await expect(events.first()).toHaveAccessibleName(/about the same: phone/)
  await page.keyboard.press('ArrowUp')
  await expect(events.first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(wire(page).getByRole('region', { name: 'The event' })).toContainText('In question')
  await guide(page).getByRole('button', { name: 'Previous' }).click()
  await expect(events.first()).toHaveAccessibleName(/waiting/)
  await wire(page).getByRole('button', { name: 'As a table' }).click()
  await expect(wire(page).getByRole('row', { name: /\+45 20 22 22 22/ })).toBeVisible()
})

const onDevice = (page: Page, device: string) => ({
  desk: page.frameLocator(`iframe[title$="${device}"]`),
  line: page.getByRole('group', { name: new RegExp(`^Line of .*${device}$`) }),
})

test('a plug pulled by hand keeps a device alone, and what it did arrives when it is put back', async ({
  relay,
  page,
}) => {
  await openDemo(page, relay.url)
  const laptop = onDevice(page, 'laptop')
  const phone = onDevice(page, 'phone')
  await phone.line.getByText('Offline').click()
  await expect(phone.desk.getByRole('banner').getByRole('status')).toContainText('Offline')
  await phone.desk.getByRole('button', { name: 'New order' }).first().click()
  const number = (await phone.desk.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
  await expect(phone.desk.getByRole('banner').getByRole('status')).toContainText('1 waiting')
  await expect(wire(page).getByRole('button', { name: /waiting/ })).not.toHaveCount(0)
  const arrived = laptop.desk.getByRole('list', { name: 'Orders' }).getByRole('link', { name: number })
  await expect(arrived).toHaveCount(0)

  await phone.line.getByText('Slow').click()
  await expect(arrived).toBeVisible()
  await phone.line.getByText('Lossy').click()
  await phone.desk.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Orders' }).click()
  await phone.desk.getByRole('button', { name: 'New order' }).first().click()
  // It arrives though its sender is never told; told at last, it counts once.
  const count = laptop.desk.getByRole('banner')
  await expect(count).toContainText('Orders22')
  await expect(phone.desk.getByRole('banner').getByRole('status')).toContainText('waiting')
  await phone.line.getByText('Online').click()
  await expect(phone.desk.getByRole('banner').getByRole('status')).toContainText('Synced')
  await expect(count).toContainText('Orders22')
})

test('the demo is free of what axe can find, plays by itself, and shows one device at a time on a phone', async ({
  relay,
  page,
}) => {
  await openDemo(page, relay.url)
  await guide(page).getByRole('button', { name: 'Play' }).click()
  await expect(guide(page)).toContainText('Step 2 of', { timeout: 90_000 })
  await guide(page).getByRole('button', { name: 'Stop' }).click()
  await expect(guide(page).locator('[aria-busy="false"]')).toBeVisible({ timeout: 90_000 })
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // The same desk stands in three frames, each with a title of its own: their landmarks are alike by intent.
      const { violations } = await new AxeBuilder({ page }).disableRules('landmark-unique').analyze()
      expect
        .soft(
          violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`)),
          `${colorScheme}, ${size.width}`,
        )
        .toEqual([])
    }
  }
  const front = page.getByRole('group', { name: 'Device in front' })
  await front.getByText('Phone').click()
  await expect(page.locator('iframe[title$="phone"]')).toBeVisible()
  await expect(page.locator('iframe[title$="laptop"]')).toBeHidden()
})
