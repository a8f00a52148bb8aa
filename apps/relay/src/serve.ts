import { availableParallelism } from 'node:os'
import { createRelay, RelayStartError } from '@causeway/relay'
import { demoCast, shopProcesses, shopRights, shopViews, versionedShop } from '@causeway/shop'
import { pino } from 'pino'
import { readSettings } from './settings.ts'
import { openTraces } from './traces.ts'

/** What is built beside the relay. */
export interface Built {
  /** The desk's folder. */
  readonly desk: URL
  /** What runs on the threads that build views. */
  readonly lane: URL
}

/** One processor is left to the sockets; more threads than these would wait for the one database. */
const viewThreads = Math.min(4, Math.max(1, availableParallelism() - 1))

/** Runs the relay until the process is told to stop. What keeps it from starting is said in one sentence. */
export async function serve(env: NodeJS.ProcessEnv, built: Built): Promise<void> {
  const settings = readSettings(env, built.desk)
  if (typeof settings === 'string') return giveUp(settings)
  const { port, host, log, deskDir, logLevel } = settings
  const logger = pino({ level: logLevel }, pino.destination(2))
  if (deskDir === undefined) logger.warn('the desk is not built: only the API answers')
  const traces = await openTraces(env)
  try {
    const relay = await createRelay({
      ...versionedShop(),
      processes: shopProcesses,
      rights: shopRights,
      views: shopViews,
      viewThreads: { script: built.lane, count: viewThreads },
      ...log,
      port,
      host,
      logger,
      ...(traces && { tracerProvider: traces.provider }),
      ...(deskDir !== undefined && { deskDir }),
      ...(settings.demos && { demos: { cast: demoCast } }),
    })
    stopOnSignal(async () => {
      await relay.close()
      await traces?.close()
    })
    const place = 'dataDir' in log ? log.dataDir : 'the PostgreSQL of DATABASE_URL'
    process.stdout.write(`Causeway is running. Open ${await relay.ownerLink()}\nIts data lies in ${place}\n`)
  } catch (error) {
    if (!(error instanceof RelayStartError)) throw error
    giveUp(error.message)
  }
}

function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (stopping) process.exit(1)
      stopping = true
      close().then(
        () => process.exit(0),
        (error: unknown) => giveUp(String(error)),
      )
    })
  }
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
