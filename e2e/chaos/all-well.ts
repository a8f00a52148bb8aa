import { isCommitted } from '@causeway/core'
import { audit, shopModel } from '@causeway/shop'
import { expect } from '@playwright/test'
import { type Device, expectInStep } from '../device.ts'
import { counts } from '../hour/counts.ts'
import { numbersOf } from '../hour/numbers.ts'
import type { Book } from './book.ts'
import { differences, reckon } from './reference/compare.ts'
import type { LoggedEvent } from './reference/log.ts'
import { refusedRequests } from './reference/orders.ts'
import type { Station } from './station.ts'

/** What there was in the end. */
export interface Ending {
  readonly events: number
  readonly byType: Readonly<Record<string, number>>
  /** Records compared with what the log says of them, in all tabs. */
  readonly compared: number
  readonly questions: number
  /** Requests that came to nothing because somebody else was first. */
  readonly refused: number
}

/**
 * Once nothing is in the way: all devices are in step and hold one log; it has what was answered, once; every record, in
 * every tab, is what the log says by a second reckoning; the screens say what the stores hold; and goods, money and
 * numbers add up.
 */
export async function expectAllWell(stations: readonly Station[], book: Book): Promise<Ending> {
  const devices = stations.map(({ device }) => device)
  const [anyone] = devices
  if (!anyone) throw new Error('There is no device.')
  let log: readonly LoggedEvent[] = []
  let compared = 0
  // The relay goes on setting goods aside for a moment: what is read on the way may be older than what is read after it.
  await expect(async () => {
    await expectInStep(devices)
    log = await logOf(anyone)
    expect(book.hold(log), 'what was answered is what the log has').toEqual([])
    const text = JSON.stringify(log)
    const reckoned = reckon(log)
    compared = 0
    for (const { name, device, tabs } of stations) {
      expect(JSON.stringify(await logOf(device)) === text, `${name} has the same log`).toBe(true)
      for (const tab of tabs) {
        expect(await differences(tab, reckoned), `${name} shows what the log says`).toEqual([])
        expect(await tab.evaluate(counts), `the screen of ${name} says what its store holds`).toBeUndefined()
        compared += reckoned.size
      }
    }
  }).toPass({ timeout: 180_000 })

  const events = await anyone.page.evaluate(async () => (await globalThis.causeway?.log()) ?? [])
  expect(audit(shopModel, events.filter(isCommitted)), 'the log is sound').toEqual([])
  const { sums, byType, gaps, repeated } = await numbersOf(anyone)
  expect([gaps, repeated], 'numbers are given once, and official ones without gaps').toEqual([[], []])
  const refused = refusedRequests(log)
  for (const { name, page } of devices) {
    const listed = await page.evaluate(() => {
      const refusals = globalThis.causeway?.refusals().getState() ?? []
      return refusals.map(({ command }) => command)
    })
    const own = refused.filter((command) => book.keeper(command) === name)
    expect(listed.toSorted(), `${name} is told what came to nothing, and nothing else`).toEqual(
      own.toSorted(),
    )
  }
  return { events: log.length, byType, compared, questions: sums.questions, refused: refused.length }
}

/** A device's log, as text has it. */
async function logOf({ page }: Device): Promise<readonly LoggedEvent[]> {
  return JSON.parse(await page.evaluate(async () => JSON.stringify(await globalThis.causeway?.log())))
}
