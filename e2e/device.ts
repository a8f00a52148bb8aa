import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Workspace } from '@causeway/client'
import { type RelayProxy, startProxy } from '@causeway/testing/proxy'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { findBrowser, launchOptions } from '../apps/launcher/browser.mjs'
import { killBrowser } from './browser-process.ts'
import type { RelayProcess } from './relay-process.ts'

/** A person's device: a browser with a profile of its own on disk, and its own line to the relay. */
export interface Device {
  readonly name: string
  readonly page: Page
  /** The line to the relay, which can be cut, stalled, or lose answers. */
  readonly line: RelayProxy
  /** Where its profile lies. */
  readonly profile: string
  /** Another tab of the desk in the same profile. */
  openTab(): Promise<Page>
  /** The browser is killed as the power failing would: nothing is closed, nothing is flushed. */
  kill(): Promise<void>
  /** Starts the browser again on the same profile and goes back to the desk. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Copies the profile of a device that is not running, as a restored backup or a cloned disk would. */
export async function copyProfile({ profile }: Device): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'causeway-copy-'))
  // The browser's own mark that a profile is in use stays behind.
  await cp(profile, copy, { recursive: true, filter: (path) => !/Singleton/.test(path) })
  return copy
}

/** Opens a browser and joins the relay's workspace by its link; `profile` takes over one that was copied. */
export async function openDevice(name: string, relay: RelayProcess, profile?: string): Promise<Device> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), `causeway-${name}-`)))
  const line = await startProxy(relay.url)
  let context = await launch(folder, line)
  let page = await openDesk(context, `${desk}${new URL(relay.link).hash}`)

  return {
    name,
    line,
    profile: folder,
    get page() {
      return page
    },
    openTab: () => openDesk(context, desk),
    async kill() {
      const closed = new Promise((resolve) => context.once('close', resolve))
      killBrowser(folder)
      await closed
    },
    async restart() {
      context = await launch(folder, line)
      page = await openDesk(context, desk)
    },
    async close() {
      await context.close().catch(() => undefined)
      await line.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The one address of the desk: a copied profile must find its storage again, whichever line leads to the relay. */
const desk = 'http://desk.localhost/'

function launch(profile: string, line: RelayProxy): Promise<BrowserContext> {
  const { args, ...options } = launchOptions(findBrowser())
  return chromium.launchPersistentContext(profile, {
    ...options,
    args: [...args, `--host-resolver-rules=MAP desk.localhost ${new URL(line.url).host}`],
    viewport: { width: 1440, height: 900 },
  })
}

async function openDesk(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
  await page.goto(url)
  await page.waitForFunction(() => globalThis.causeway !== undefined)
  return page
}

declare global {
  /** The desk's console handle. */
  var causeway: Workspace | undefined
}

/** Waits until the desk would open without a connection. */
export async function opensOffline({ page }: Device): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** What a device holds, as far as being in step goes. */
function standing({ page }: Device) {
  return page.evaluate(async () => {
    const workspace = globalThis.causeway
    const { phase, waiting, position } = workspace?.sync.getState() ?? {}
    // The digest is of every event up to the position in its order: equal ones hold each event once, in one order.
    const { digest } = (await workspace?.diagnostics()) ?? {}
    return { phase, waiting, position, digest, state: workspace?.stateHash() }
  })
}

/**
 * What must become true at the end of every scenario, all at once: every device is connected, nothing waits, all hold
 * the same log in the same order, and what they folded of it is the same to the letter.
 */
export async function expectInStep(devices: readonly Device[]): Promise<void> {
  await expect(
    async () => {
      const standings = await Promise.all(devices.map(standing))
      const [first] = standings
      for (const each of standings) expect(each).toEqual({ ...first, phase: 'live', waiting: 0 })
    },
    `${devices.map(({ name }) => name).join(' and ')} are in step`,
  ).toPass({ timeout: 60_000 })
}

/** How far a device holds the committed log. */
export function position({ page }: Device): Promise<number> {
  return page.evaluate(() => globalThis.causeway?.sync.getState().position ?? -1)
}

/** A digest of everything a tab has folded. */
export function stateHash(page: Page): Promise<string> {
  return page.evaluate(() => globalThis.causeway?.stateHash() ?? '')
}
