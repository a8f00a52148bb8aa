import AxeBuilder from '@axe-core/playwright'
import type { Workspace } from '@causeway/client'
import type { Page } from '@playwright/test'
import { goTo } from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'

declare global {
  var causeway: Workspace | undefined
}

/** Renames one customer so many times: history, and little else. */
async function recordMuch(page: Page, count: number): Promise<void> {
  const refused = await page.evaluate(async (many) => {
    const requests = Array.from({ length: many }, (_, index) => ({
      commands: [
        index < 50
          ? { aggregate: 'customer', id: `c${index}`, name: 'register', input: { name: `Customer ${index}` } }
          : {
              aggregate: 'customer',
              id: `c${index % 50}`,
              name: 'changeDetails',
              input: { name: `Name ${index}` },
            },
      ],
    }))
    const outcomes = await causeway?.executeEach(requests)
    return outcomes?.find(({ ok }) => !ok)
  }, count)
  expect(refused).toBeUndefined()
}

async function expectNoFlaws(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect
    .soft(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)))
    .toEqual([])
}

test('a device lets go of older history, works without it, and fetches it when somebody looks back', async ({
  device,
}) => {
  const a = await device('A')
  await recordMuch(a.page, 4400)
  const b = await device('B')
  await expectInStep([a, b])
  // The relay hears how much it holds when it comes.
  await a.page.reload()
  await expectInStep([a, b])

  const { page } = b
  await goTo(page, 'Diagnostics')
  const section = page.getByRole('region', { name: 'History on this device' })
  await expect(section).toContainText('All 4,400')
  await section.getByRole('radio', { name: /Only the last 1,000 changes/ }).check()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Nothing is lost')
  await expectNoFlaws(page)
  await dialog.getByRole('button', { name: 'Keep only recent history' }).click()
  await expect(section).toContainText(/freed: the history of .* changes is left to the relay/)
  await expectNoFlaws(page)

  await expect(section).toContainText(' of 4,400')
  const [, held] = (await section.textContent())?.match(/([\d,]+) of 4,400/) ?? []
  // To look at the diagnostics fetches nothing.
  await goTo(page, 'Orders')
  await goTo(page, 'Diagnostics')
  await expect(page.getByRole('region', { name: 'The wire' })).toBeVisible()
  await expect(section).toContainText(`${held} of 4,400`)

  b.line.cut()
  await expect(page.getByText('You are offline.')).toBeVisible()
  await goTo(page, 'History')
  await expect(page.getByText('Older history is not on this device')).toBeVisible()
  await expectNoFlaws(page)
  b.line.mend()
  await expect(page.getByText('Older history is not on this device')).toBeHidden()
  await expect(
    page.getByRole('list', { name: 'History' }).or(page.getByLabel('History')).first(),
  ).toContainText('Name')
  await expectInStep([a, b])
})

test('a device joins, or comes back to, a long history and works at once; the rest comes by itself', async ({
  device,
}) => {
  const a = await device('A')
  await recordMuch(a.page, 5600)
  const b = await device('B')
  await expectInStep([a, b])
  const { page } = b
  const took = () => page.evaluate(() => causeway?.sync.getState().tookStates?.events)
  expect(await took()).toBe(5600)
  await goTo(page, 'Diagnostics')
  const section = page.getByRole('region', { name: 'History on this device' })
  await expect(section).toContainText('All 5,600', { timeout: 60_000 })

  b.line.cut()
  await expect(page.getByText('You are offline.')).toBeVisible()
  await goTo(page, 'Customers')
  await page.evaluate(async () => {
    const name = { aggregate: 'customer', id: 'c7', name: 'changeDetails', input: { name: 'Met at sea' } }
    await causeway?.execute(name)
  })
  await recordMuch(a.page, 5400)
  await expect.poll(() => a.page.evaluate(() => causeway?.sync.getState().waiting)).toBe(0)
  b.line.mend()
  await expectInStep([a, b])
  const report = page.getByText('You are back.')
  await expect(report).toBeVisible()
  await expect(page.getByText(/What [\d,]+ changes by others came to is here/)).toBeVisible()
  await expectNoFlaws(page)
})
