import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { paths, type ViewProgress } from '@causeway/protocol'
import { createRelay, type Relay } from '@causeway/relay'
import { build } from 'vite'
import { benchModel, orders } from '../domain.ts'
import { type Figure, figure, median, quantile } from '../figure.ts'
import { recordedLog } from '../log.ts'
import { connectRaw, pushAll } from '../raw-client.ts'

const member = { workspace: 'views', actor: 'bench', role: 'owner' }
const appends = 300

/**
 * `replay`: seconds to fold the whole log on two threads, beside one thread; `replay-here` on the relay's own. `view-build`:
 * seconds until the relay has the list of 10,000 orders in its tables, beside the replay alone. `append-beside-views`:
 * milliseconds from a push to its answer while the view follows, beside a relay without views.
 */
export async function views(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'causeway-bench-views-'))
  const script = await builtLane()
  try {
    const log = recordedLog('A').map(({ text }) => text)
    const plain = await createRelay({ model: benchModel, dataDir })
    const client = await connectRaw(plain.url, await plain.token(member), 'A')
    await pushAll(client, log)
    client.close()
    const without = await appendTimes(plain, 'B')
    await plain.close()

    const relay = await createRelay({
      ...{ model: benchModel, dataDir, views: [orders], viewThreads: { script, count: 1 } },
    })
    const built = await buildTime(relay)
    const beside = await appendTimes(relay, 'C')
    const times = {
      here: await replayTimes(relay, script, 0),
      one: await replayTimes(relay, script, 1),
      two: await replayTimes(relay, script, 2),
    }
    await relay.close()
    return [
      figure('replay', times.two, 's', times.one),
      figure('replay-here', times.here, 's'),
      figure('view-build', built, 's', times.here),
      figure('append-beside-views-p50', quantile(beside, 0.5), 'ms', quantile(without, 0.5)),
      figure('append-beside-views-p99', quantile(beside, 0.99), 'ms', quantile(without, 0.99)),
    ]
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function replayTimes(relay: Relay, script: URL, count: number): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < 3; round++) {
    const start = performance.now()
    await relay.replay({
      ...{ workspace: member.workspace, view: orders.name },
      ...(count > 0 && { threads: { script, count } }),
    })
    times.push((performance.now() - start) / 1000)
  }
  return median(times)
}

async function buildTime(relay: Relay): Promise<number> {
  const start = performance.now()
  const headers = { authorization: `Bearer ${await relay.token(member)}` }
  for (;;) {
    const progress: readonly ViewProgress[] = await (await fetch(relay.url + paths.views, { headers })).json()
    if (progress.some(({ state }) => state === 'serving')) return (performance.now() - start) / 1000
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Milliseconds of one push after the other. */
async function appendTimes(relay: Relay, replica: string): Promise<readonly number[]> {
  const client = await connectRaw(relay.url, await relay.token(member), replica)
  let answered = () => {}
  client.onFrame((frame) => {
    if (frame.startsWith('{"kind":"taken"')) answered()
  })
  const times: number[] = []
  for (const { text } of recordedLog(replica, appends)) {
    const start = performance.now()
    await new Promise<void>((resolve) => {
      answered = resolve
      client.send({ kind: 'push', id: times.length, events: [text] })
    })
    times.push(performance.now() - start)
  }
  client.close()
  return times
}

/** Node runs no TypeScript on threads. */
async function builtLane(): Promise<URL> {
  const outDir = fileURLToPath(new URL('../../node_modules/.built-lane', import.meta.url))
  const ssr = fileURLToPath(new URL('../view-lane.ts', import.meta.url))
  await build({
    ...{ configFile: false, logLevel: 'error', ssr: { noExternal: true } },
    build: { outDir, target: 'node20', ssr },
  })
  return pathToFileURL(join(outDir, 'view-lane.js'))
}
