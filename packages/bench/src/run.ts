import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRelay } from '@causeway/relay'
import { openBrowser } from './browser.ts'
import { benchModel, benchVersion } from './domain.ts'
import type { Figure } from './figure.ts'
import { bundle } from './figures/bundle.ts'
import { desk } from './figures/desk.ts'
import { bulkAppend, coldOpen, fold, localCommit, sealing, timeTravel } from './figures/device.ts'
import { fanOut } from './figures/fan-out.ts'
import { load } from './figures/load.ts'
import { catchUp, fullWorkspace, liveLatency, membership } from './figures/relay.ts'
import { textOpen } from './figures/text.ts'
import { views } from './figures/views.ts'
import { beginRun, keepRun, pageFile } from './history.ts'
import { recordedLog } from './log.ts'
import { connectRaw, pushAll } from './raw-client.ts'

// `npm run bench`: one JSON object per line and figure; `npm run bench -- fold bundle` measures only those. What was
// measured is added to `docs/bench`, also when a later figure fails.
const wanted = process.argv.slice(2)
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)

const run = beginRun()
const measured: Figure[] = []

function print(figures: readonly Figure[]): void {
  measured.push(...figures)
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)
}

async function alone(): Promise<void> {
  if (isWanted('bundle')) print(await bundle())
  if (isWanted('fan-out')) print(await fanOut())
  if (isWanted('desk')) print(await desk())
  if (isWanted('text-open')) print(await textOpen())
  if (isWanted('load')) print(await load())
  if (isWanted('views')) print(await views())
}

async function inBrowser(): Promise<void> {
  const names = [
    'local-commit',
    'bulk-append',
    'cold-open',
    'catch-up',
    'sealing',
    'live-latency',
    'fold',
    'time-travel',
  ]
  if (!names.some(isWanted)) return
  const browser = await openBrowser()
  const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-relay-'))
  const relay = await createRelay({
    model: benchModel,
    version: benchVersion,
    dataDir,
    deskDir: browser.built,
  })
  try {
    if (isWanted('fold')) print(await fold(browser.bare))
    if (isWanted('local-commit')) print(await localCommit(browser.bare))
    if (isWanted('bulk-append')) print(await bulkAppend(browser.bare))
    if (['cold-open', 'catch-up', 'sealing', 'time-travel'].some(isWanted)) {
      const member = await membership(relay, fullWorkspace)
      await pushAll(
        await connectRaw(relay.url, member.token, 'A'),
        recordedLog('A').map(({ text }) => text),
      )
    }
    const page = await browser.open(relay.url)
    if (isWanted('catch-up')) print(await catchUp(relay, page, browser.bare))
    if (isWanted('sealing')) print(await sealing(page, await membership(relay, fullWorkspace)))
    if (isWanted('cold-open')) print(await coldOpen(page, await membership(relay, fullWorkspace)))
    if (isWanted('time-travel')) print(await timeTravel(page, await membership(relay, fullWorkspace)))
    if (isWanted('live-latency')) print(await liveLatency(relay, page, browser.bare))
  } finally {
    await browser.close()
    await relay.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

try {
  await alone()
  await inBrowser()
} finally {
  if (measured.length > 0) {
    await keepRun(run, measured)
    process.stderr.write(`Charts of this run and of earlier ones: ${pageFile}\n`)
  }
}
