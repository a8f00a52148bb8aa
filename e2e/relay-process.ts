import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const relayMain = fileURLToPath(new URL('../apps/relay/dist/main.js', import.meta.url))

/** The built relay as a process of its own, on a port and a data folder that outlive it. */
export interface RelayProcess {
  readonly port: number
  /** Its origin. */
  readonly url: string
  /** The owner's join link, as `npm start` prints it. */
  readonly link: string
  /** Stops it in good order. */
  stop(): Promise<void>
  /** Kills it as the power failing would: SIGKILL. */
  kill(): Promise<void>
  /** Starts it again on the same port and data. */
  start(): Promise<void>
  /** Copies its data folder, while it is stopped. */
  backUp(): Promise<Backup>
  /** Stops it and removes its data. */
  dispose(): Promise<void>
}

/** A copy of a relay's data folder. */
export interface Backup {
  readonly folder: string
  /** Puts the copy in the place of the data folder; the relay must be stopped. */
  restore(): Promise<void>
}

/** Starts the built relay on a free port, with an empty data folder or a copy of one. */
export async function startRelayProcess(from?: Backup): Promise<RelayProcess> {
  /** Found by the first start; any port that is free. */
  let port = 0
  const root = await mkdtemp(join(tmpdir(), 'causeway-e2e-'))
  const data = join(root, 'data')
  let running: { readonly process: ChildProcess; readonly link: string } | undefined
  if (from) await cp(from.folder, data, { recursive: true })
  let backups = 0

  async function start(): Promise<void> {
    const child = spawn(process.execPath, [relayMain], {
      env: { ...process.env, PORT: String(port), CAUSEWAY_DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running = { process: child, link: await printedLink(child) }
    port = Number(new URL(running.link).port)
  }

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const child = running?.process
    running = undefined
    if (!child || child.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  await start()
  return {
    get port() {
      return port
    },
    get url() {
      return `http://127.0.0.1:${port}`
    },
    get link() {
      if (!running) throw new Error('The relay is stopped.')
      return running.link
    },
    start,
    stop: () => stop('SIGTERM'),
    kill: () => stop('SIGKILL'),
    async backUp() {
      const copy = join(root, `backup-${++backups}`)
      await cp(data, copy, { recursive: true })
      return {
        folder: copy,
        async restore() {
          await rm(data, { recursive: true, force: true })
          await cp(copy, data, { recursive: true })
        },
      }
    },
    async dispose() {
      await stop('SIGTERM')
      await rm(root, { recursive: true, force: true })
    },
  }
}

async function printedLink(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The relay was started without its output.')
  const printed: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line)
    const link = /https?:\/\/\S+#join=\S+/.exec(line)?.[0]
    if (!link) continue
    child.stdout.resume()
    return link
  }
  throw new Error(`The relay ended before it printed its link:\n${printed.join('\n')}`)
}
