import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Device } from '../device.ts'
import { counts } from './counts.ts'
import { measure, type Sample } from './memory.ts'

/** Somebody could not do what they set out to do. */
interface Stumble {
  readonly device: string
  readonly at: string
  readonly task: string
  readonly message: string
}

/** What is watched while people work, and what came of it. */
export interface Watch {
  did(task: string): void
  stumbled(device: Device, task: string, error: unknown): Promise<void>
  /** What the screen says must become what the store holds, soon; what does not is a fault. */
  countsAgree(device: Device, task: string): Promise<void>
  /** The network is back after it failed in some way: takes the time until everything is sent. */
  cameBack(device: Device, after: string): Promise<void>
  /** Listens to a device's pages for errors that nobody caught. */
  listen(device: Device): void
  /** Takes a picture, and the measure of memory. */
  look(device: Device): Promise<void>
  readonly found: Found
}

/** All that was seen. */
export interface Found {
  readonly tasks: Record<string, number>
  readonly stumbles: Stumble[]
  readonly pageErrors: string[]
  readonly wrongCounts: string[]
  readonly countsCompared: { times: number }
  readonly failures: Record<string, number>
  /** Milliseconds from the network's return to all sent, and after what. */
  readonly returns: { readonly device: string; readonly after: string; readonly took: number }[]
  /** Returns during which the network failed anew, or the page was reloaded, before all was sent. */
  readonly unmeasured: { times: number }
  readonly samples: Sample[]
}

/** Longer than a slow machine needs to paint; milliseconds. */
const soon = 20_000

/** Begins to watch; pictures go into a folder. */
export function startWatch(folder: string): Watch {
  mkdirSync(folder, { recursive: true })
  const started = Date.now()
  const found: Found = {
    tasks: {},
    stumbles: [],
    pageErrors: [],
    wrongCounts: [],
    countsCompared: { times: 0 },
    failures: {},
    returns: [],
    unmeasured: { times: 0 },
    samples: [],
  }
  const clock = () => new Date(Date.now() - started).toISOString().slice(11, 19)
  const picture = (page: Page, name: string) =>
    page.screenshot({ path: join(folder, `${name}.png`) }).catch(() => undefined)

  return {
    found,
    did: (task) => count(found.tasks, task),
    async stumbled({ name, page }, task, error) {
      const message = String(error).replaceAll(/\s+/g, ' ')
      found.stumbles.push({ device: name, at: clock(), task, message: message.slice(0, 600) })
      process.stdout.write(`${clock()} ${name} stumbled: ${task}: ${message.slice(0, 400)}\n`)
      await picture(page, `stumble-${found.stumbles.length}-${name}`)
    },
    async countsAgree({ name, page }, task) {
      const until = Date.now() + soon
      let said: string | undefined
      do {
        said = await page.evaluate(counts).catch((error: unknown) => `could not be read: ${String(error)}`)
        if (said !== undefined) await pause(100)
      } while (said !== undefined && Date.now() < until)
      found.countsCompared.times++
      if (said === undefined) return
      found.wrongCounts.push(`${clock()} ${name} after “${task}”: ${said}`)
      process.stdout.write(`${clock()} ${name} counts differ: ${said}\n`)
      await picture(page, `counts-${found.wrongCounts.length}-${name}`)
    },
    async cameBack({ name, page }, after) {
      count(found.failures, after)
      const back = Date.now()
      // The next failure comes no sooner than this.
      while (Date.now() - back < 120_000) {
        const isSent = await page
          .evaluate(() => {
            const { phase, waiting } = globalThis.causeway?.sync.getState() ?? {}
            return phase === 'live' && waiting === 0
          })
          .catch(() => undefined)
        if (isSent) {
          found.returns.push({ device: name, after, took: Date.now() - back })
          return
        }
        await pause(100)
      }
      found.unmeasured.times++
      process.stdout.write(`${clock()} ${name} is not in step two minutes after “${after}”\n`)
      await picture(page, `unsent-${found.unmeasured.times}-${name}`)
    },
    listen({ name, page }) {
      page.context().on('weberror', (error) => {
        found.pageErrors.push(`${clock()} ${name}: ${error.error().stack ?? error.error().message}`)
        process.stdout.write(`${clock()} ${name} page error: ${error.error().stack}\n`)
      })
      page.on('crash', () => found.pageErrors.push(`${clock()} ${name}: the page crashed`))
    },
    async look(device) {
      await picture(device.page, `${clock().replaceAll(':', '-')}-${device.name}`)
      const sample = await measure(device, clock()).catch(() => undefined)
      if (!sample) return
      found.samples.push(sample)
      process.stdout.write(`${JSON.stringify(sample)}\n`)
    },
  }
}

function count(sums: Record<string, number>, name: string): void {
  sums[name] = (sums[name] ?? 0) + 1
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
