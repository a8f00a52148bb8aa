import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { goTo, loadSampleShop, syncPill } from '../desk.ts'
import { expectInStep } from '../device.ts'
import { expect, test } from '../devices.fixture.ts'
import { expectSound } from '../sound.ts'
import { numbersOf } from './numbers.ts'
import { work } from './person.ts'
import { startWatch } from './watch.ts'
import { weather } from './weather.ts'

const minutes = Number(process.env.CAUSEWAY_MINUTES ?? 60)
const seed = Number(process.env.CAUSEWAY_SEED ?? 1)
const folder = fileURLToPath(new URL('../../hour-results', import.meta.url))

test('orders on two devices while the network comes and goes', async ({ two, relay }) => {
  test.setTimeout(0)
  const [a, b] = two
  const watch = startWatch(folder)
  for (const device of two) watch.listen(device)
  await b.page.setViewportSize({ width: 820, height: 1180 })
  await loadSampleShop(a.page)
  await goTo(a.page, 'Settings')
  await a.page.getByRole('button', { name: 'Add location' }).click()
  await a.page.getByRole('dialog').getByLabel('Name').fill('Stall')
  await a.page.getByRole('dialog').getByRole('button', { name: 'Add location' }).click()
  await expectInStep(two)
  await goTo(b.page, 'Settings')
  await b.page.getByLabel('This device works at').selectOption({ label: 'Stall' })

  const started = Date.now()
  const until = started + minutes * 60_000
  const looks = setInterval(
    () => {
      for (const device of two) void watch.look(device)
    },
    Math.max(30_000, (minutes * 60_000) / 20),
  )
  const outage = setTimeout(() => void relay.kill().then(() => relay.start()), (minutes * 60_000) / 2)
  await Promise.all(
    two.flatMap((device, index) => [
      work(device, seed * 1000 + index, until, watch),
      weather(device, seed * 1000 + 100 + index, until, watch),
    ]),
  )
  clearInterval(looks)
  clearTimeout(outage)
  for (const { line, page } of two) {
    line.mend()
    await page.context().setOffline(false)
  }
  const stopped = Date.now()
  await expectInStep(two)
  const settled = Date.now() - stopped
  for (const device of two) await watch.look(device)

  const { found } = watch
  const numbers = await numbersOf(a)
  const longest = Math.max(...found.returns.map(({ took }) => took))
  writeFileSync(
    `${folder}/report.json`,
    JSON.stringify({ minutes, seed, settled, longest, numbers, ...found }, undefined, 2),
  )
  process.stdout.write(
    `${JSON.stringify({ minutes, seed, settled, longest, ...numbers.sums, tasks: found.tasks })}\n`,
  )

  await expectSound(two)
  for (const { page } of two) await expect(syncPill(page)).not.toHaveText(/waiting|Sending|Offline/)
  expect(numbers.repeated, 'every number is there once').toEqual([])
  expect(numbers.gaps, 'official numbers have no gaps').toEqual([])
  expect(found.wrongCounts, 'the screen says what the store holds').toEqual([])
  expect(found.pageErrors, 'no error that nobody caught').toEqual([])
  expect(found.unmeasured.times, 'every return of the network ended with all sent').toBe(0)
})
