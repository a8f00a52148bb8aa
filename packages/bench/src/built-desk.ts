import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRelay, type Relay } from '@causeway/relay'
import { shopModel, shopProcesses, shopRights } from '@causeway/shop'
import { chromium, type Page } from 'playwright'
import { findBrowser, launchOptions } from '../../../apps/launcher/browser.mjs'
import { build } from '../../../apps/launcher/build.mjs'

/** The folder of the desk as it is served. */
export const built = fileURLToPath(new URL('../../../apps/desk/dist/', import.meta.url))

/** The built desk in a real Chromium whose profile is on disk, served by a relay of its own. */
export interface BuiltDesk {
  readonly relay: Relay
  readonly page: Page
  close(): Promise<void>
}

/** Builds the desk and opens an empty one as its owner; `watch` runs in the page before everything else. */
export async function openDesk(watch?: () => void): Promise<BuiltDesk> {
  build(() => {})
  const folder = await mkdtemp(join(tmpdir(), 'causeway-bench-desk-'))
  const relay = await createRelay({
    model: shopModel,
    processes: shopProcesses,
    rights: shopRights,
    dataDir: join(folder, 'relay'),
    deskDir: built,
  })
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...launchOptions(findBrowser()),
    viewport: { width: 1440, height: 900 },
  })
  const page = await context.newPage()
  page.setDefaultTimeout(120_000)
  if (watch) await page.addInitScript(watch)
  await page.goto(await relay.ownerLink())
  await until(page, `'causeway' in globalThis`)
  return {
    relay,
    page,
    async close() {
      await context.close()
      await relay.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Until an expression is true in the page. The desk's policy lets no text be run from within. */
export async function until(page: Page, expression: string): Promise<void> {
  while (!(await page.evaluate<boolean>(expression))) await page.waitForTimeout(100)
}

/** Until the browser has painted and has nothing to do. */
export function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 500 })),
      ),
  )
}
