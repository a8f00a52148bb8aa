import { type Command, isCommitted, type LoggedEvent } from '@causeway/core'
import { audit, shopModel } from '@causeway/shop'
import { expect, type Page } from '@playwright/test'
import { type Device, expectInStep } from './device.ts'

/**
 * What must be true at the end of every scenario: all devices hold the same log and made the same of it, nothing
 * waits, and the log is sound: each event once, no fact undone, every verdict with its reason, stock and money add up.
 */
export async function expectSound(devices: readonly Device[]): Promise<void> {
  // A press just made may be recorded between being in step and reading the log: both are asked for again then.
  await expect(async () => {
    await expectInStep(devices)
    for (const { name, page } of devices) {
      const log = await page.evaluate(async () => (await globalThis.causeway?.log()) ?? [])
      expect(
        log.filter((event: LoggedEvent) => !isCommitted(event)),
        `${name} has nothing unsent`,
      ).toEqual([])
      expect(audit(shopModel, log), `the log of ${name} is sound`).toEqual([])
    }
  }).toPass({ timeout: 60_000 })
}

/** Records, as somebody did before the scenario begins. */
export async function prepare(page: Page, commands: readonly Command[]): Promise<void> {
  const problem = await page.evaluate(async (given) => {
    const outcome = await globalThis.causeway?.execute(given)
    return outcome?.ok === false ? outcome.error.message : undefined
  }, commands)
  expect(problem).toBeUndefined()
}
