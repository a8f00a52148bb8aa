import type { Page } from '@playwright/test'
import { type Chance, chance } from '../chance.ts'
import type { Device } from '../device.ts'
import { keeping } from './keeping.ts'
import { looking } from './looking.ts'
import { selling } from './selling.ts'
import type { Watch } from './watch.ts'

/** Somebody at work on a device. */
export interface Person {
  readonly device: Device
  readonly chance: Chance
  /** Numbers of orders whose goods they gave out. */
  readonly given: string[]
}

/** One thing a person does, on a page that stands anywhere. */
export interface Task {
  readonly name: string
  readonly weight: number
  readonly run: (page: Page, person: Person) => Promise<void>
}

const tasks: readonly Task[] = [...selling, ...keeping, ...looking]

/**
 * Works until the time is over, at a busy person's pace: a breath between two things, and whatever comes up next.
 * After each the counts on the screen must be the store's. A thing that could not be done is noted as a stumble.
 */
export async function work(device: Device, seed: number, until: number, watch: Watch): Promise<void> {
  const person: Person = { device, chance: chance(seed), given: [] }
  while (Date.now() < until) {
    const task = person.chance.weighted(tasks)
    if (!task) return
    try {
      await task.run(device.page, person)
      watch.did(task.name)
    } catch (error) {
      await watch.stumbled(device, task.name, error)
      await startOver(device.page)
    }
    await watch.countsAgree(device, task.name)
    await breath(person)
  }
}

/** Whatever was open is left, as one leaves a form one gives up on. */
async function startOver(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'screen' })
  await page.goto(new URL('/orders', page.url()).href)
  await page.waitForFunction(() => globalThis.causeway !== undefined)
}

function breath({ chance: { between } }: Person): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, between(300, 2500)))
}

/** Whether a button is to be seen right now: of exactly this name, for “Undo: Confirm order …” is another. */
export function isThere(page: Page, button: string | RegExp): Promise<boolean> {
  return page.getByRole('button', { name: button, exact: true }).first().isVisible()
}
