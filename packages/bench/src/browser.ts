import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { findBrowser, launchOptions } from '../../../apps/launcher/browser.mjs'

/** A real Chromium whose profile is on disk, and a page with everything measured on `window.measured`. */
export interface MeasuringBrowser {
  /** The page on an origin of its own, where nothing is restricted. */
  readonly bare: Page
  /** The folder with the built page, for a relay to serve. */
  readonly built: string
  /** Opens the same page from another origin. */
  open(origin: string): Promise<Page>
  close(): Promise<void>
}

/** Builds the measured page as an app would be built, and opens it. */
export async function openBrowser(): Promise<MeasuringBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-bench-'))
  const built = join(folder, 'page')
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('./page/', import.meta.url)),
    build: { outDir: built, target: 'es2022' },
  })
  const server = createServer(async (request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/')
    const body = await readFile(join(built, path)).catch(() => undefined)
    response.writeHead(body ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const context = await chromium.launchPersistentContext(
    join(folder, 'profile'),
    launchOptions(findBrowser()),
  )
  const open = async (origin: string) => {
    const page = await context.newPage()
    page.on('pageerror', (error) => process.stderr.write(`${error}\n`))
    await load(page, origin)
    return page
  }
  return {
    bare: await open(`http://127.0.0.1:${port}`),
    built,
    open,
    async close() {
      await context.close()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Loads the page (anew), as a person who comes back would. */
export async function load(page: Page, origin = new URL(page.url()).origin): Promise<void> {
  await page.goto(origin)
  await page.waitForFunction(() => 'measured' in window)
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }
