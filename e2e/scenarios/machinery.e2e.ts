import type { Page } from '@playwright/test'
import {
  addLine,
  goTo,
  loadSampleShop,
  newOrder,
  openOrder,
  orderLines,
  quantityOf,
  stepUp,
  syncPill,
  takePayment,
} from '../desk.ts'
import { copyProfile, expectInStep, position, stateHash } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'

test('S38 an answer lost three times leaves one order and one payment', async ({ device }) => {
  const [a, b] = [await device('A'), await device('B')]
  await loadSampleShop(a.page)
  await expectInStep([a, b])
  const second = await a.openTab()
  const before = await position(a)

  a.line.loseAnswers(3)
  const number = await newOrder(a.page)
  await addLine(a.page, 'Honey')
  await takePayment(a.page)
  await expect.poll(() => a.line.answersToLose, { timeout: 90_000 }).toBe(0)

  await expectInStep([a, b])
  // The order, its line and its payment: once each.
  expect((await position(b)) - before).toBe(3)
  await openOrder(b.page, number)
  await expect(orderLines(b.page)).toHaveCount(1)
  await expect.poll(() => stateHash(second)).toBe(await stateHash(b.page))
})

test('S39 a sale survives its browser being killed within a second of being saved', async ({ device }) => {
  const [a, b] = [await device('A'), await device('B')]
  await loadSampleShop(a.page)
  await expectInStep([a, b])
  a.line.cut()
  const number = await newOrder(a.page)
  await addLine(a.page, 'Honey')
  await takePayment(a.page)
  await a.kill()
  await a.restart()

  await openOrder(a.page, number)
  await expect(orderLines(a.page)).toHaveCount(1)
  await expect(a.page.getByText('Nothing paid yet.')).toBeHidden()
  a.line.mend()
  await expectInStep([a, b])
  await openOrder(b.page, number)
  await expect(orderLines(b.page)).toHaveCount(1)
})

test('two tabs of one profile work offline as one device, and reconnect', async ({ device }) => {
  const [a, b] = [await device('A'), await device('B')]
  await loadSampleShop(a.page)
  await expectInStep([a, b])
  const number = await newOrder(a.page)
  await addLine(a.page, 'Rye loaf')
  const tab = await a.openTab()
  await openOrder(tab, number)
  a.line.cut()
  // Each tab is shown what the other did before it goes on: a quantity read too early would be compared with the wrong one.
  await stepUp(a.page, 'Rye loaf', 2)
  await expect(quantityOf(tab, 'Rye loaf')).toHaveText('3')
  await stepUp(tab, 'Rye loaf', 1)
  await expect(quantityOf(a.page, 'Rye loaf')).toHaveText('4')
  await stepUp(a.page, 'Rye loaf', 1)
  for (const page of [a.page, tab]) await expect(quantityOf(page, 'Rye loaf')).toHaveText('5')
  await a.page.close()
  await stepUp(tab, 'Rye loaf', 1)
  a.line.mend()
  await expect(syncPill(tab)).toHaveText(/Synced/)
  await openOrder(b.page, number)
  await expect(quantityOf(b.page, 'Rye loaf')).toHaveText('6')
  await expect.poll(() => stateHash(tab)).toBe(await stateHash(b.page))
})

test('the desk opens and works after a reload with no network', async ({ device }) => {
  const a = await device('A')
  await loadSampleShop(a.page)
  await expectInStep([a])
  await a.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  a.line.cut()
  await a.page.reload()
  await expect(syncPill(a.page)).toHaveText(/Offline/)
  await newOrder(a.page)
  await addLine(a.page, 'Honey')
  await expect(syncPill(a.page)).toHaveText(/Offline · 2 waiting/)
  a.line.mend()
  await expectInStep([a])
})

test('a relay killed and started again in the middle of syncing loses nothing', async ({ relay, device }) => {
  const [a, b] = [await device('A'), await device('B')]
  await loadSampleShop(a.page)
  await expectInStep([a, b])
  a.line.cut()
  const number = await newOrder(a.page)
  await addLine(a.page, 'Rye loaf')
  await stepUp(a.page, 'Rye loaf', 8)
  a.line.mend()
  await relay.kill()
  await stepUp(a.page, 'Rye loaf', 1)
  await relay.start()
  await expectInStep([a, b])
  await openOrder(b.page, number)
  await expect(quantityOf(b.page, 'Rye loaf')).toHaveText('10')
})

test('a relay restored from an older copy of its data is healed by the devices', async ({
  relay,
  device,
}) => {
  const [a, b] = [await device('A'), await device('B')]
  await loadSampleShop(a.page)
  await expectInStep([a, b])
  await relay.stop()
  const backup = await relay.backUp()
  await relay.start()
  const number = await newOrder(a.page)
  await addLine(a.page, 'Rye loaf')
  await expectInStep([a, b])
  await openOrder(b.page, number)
  await stepUp(b.page, 'Rye loaf', 2)
  await expectInStep([a, b])
  const held = await position(a)

  await relay.stop()
  await backup.restore()
  await relay.start()

  await expectInStep([a, b])
  expect(await position(a)).toBe(held)
  await expect(quantityOf(a.page, 'Rye loaf')).toHaveText('3')
  const c = await device('C')
  await expectInStep([a, b, c])
})

test('a copied profile gets an identity of its own, and both keep what they recorded', async ({ device }) => {
  const [a, b] = [await device('A'), await device('B')]
  await loadSampleShop(a.page)
  await expectInStep([a, b])
  a.line.cut()
  const first = await newOrder(a.page)
  await addLine(a.page, 'Rye loaf')
  await a.kill()
  const copy = await copyProfile(a)
  await a.restart()
  const second = await newOrder(a.page)
  await addLine(a.page, 'Honey')
  a.line.mend()
  await expectInStep([a, b])

  const c = await device('C', copy)
  await expectInStep([a, b, c])
  const replicas = await Promise.all(
    [a, c].map(({ page }) => page.evaluate(() => globalThis.causeway?.replica)),
  )
  expect(new Set(replicas).size).toBe(2)
  const own = await newOrder(c.page)
  await addLine(c.page, 'Canvas bag')
  await expectInStep([a, b, c])
  expect(new Set([first, second, own]).size).toBe(3)
  for (const number of [first, second, own]) {
    await openOrder(b.page, number)
    await expect(orderLines(b.page)).toHaveCount(1)
  }
})

test('saved states that a disk has spoilt cost a device the time to compute them anew, and nothing else', async ({
  device,
}) => {
  const [a, b] = [await device('A'), await device('B')]
  await loadSampleShop(a.page)
  await registerMany(a.page, 500)
  await expectInStep([a, b])
  await expect.poll(() => spoilCheckpoint(a.page)).toBe(true)
  a.line.cut()
  await a.page.reload()
  await expect(a.page.getByRole('list', { name: 'Orders' })).toBeVisible()
  expect(await stateHash(a.page)).toBe(await stateHash(b.page))
  await goTo(a.page, 'Settings')
  await a.page.getByRole('link', { name: 'Diagnostics' }).click()
  await expect(
    a.page.getByText('Damaged (part 1 altered), so they were computed anew from the log.'),
  ).toBeVisible()
})

/** Registers so many customers: enough for states to be saved. */
async function registerMany(page: Page, count: number): Promise<void> {
  const registered = await page.evaluate(async (many) => {
    const requests = Array.from({ length: many }, (_, index) => ({
      commands: [
        { aggregate: 'customer', id: `many-${index}`, name: 'register', input: { name: `Nr ${index}` } },
      ],
    }))
    const outcomes = await globalThis.causeway?.executeEach(requests)
    return outcomes?.filter(({ ok }) => ok).length
  }, count)
  expect(registered).toBe(count)
}

/** Writes over a part of the saved states; false while there are none. */
function spoilCheckpoint(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    const database = await settled(indexedDB.open(names.find((name) => name.startsWith('causeway/')) ?? ''))
    const checkpoints = database.transaction('checkpoints', 'readwrite').objectStore('checkpoints')
    const isThere = (await settled(checkpoints.count())) > 1
    if (isThere) await settled(checkpoints.put({ chunk: 1, text: '[{"stream":' }))
    database.close()
    return isThere
  })
}
