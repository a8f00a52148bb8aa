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
