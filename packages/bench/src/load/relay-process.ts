import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Report, Request } from './server.ts'

/** The shop's relay in a process of its own. */
export interface RelayProcess {
  readonly url: string
  /** One for each workspace. */
  readonly tokens: readonly string[]
  /** Bytes of memory, after a garbage collection. */
  memory(): Promise<number>
  /** As the power failing would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** Starts a relay on a folder, or on a PostgreSQL by its URL. */
export async function startRelay(place: string, workspaces: number, port = 0): Promise<RelayProcess> {
  const child = fork(
    fileURLToPath(new URL('./server.ts', import.meta.url)),
    [String(port), String(workspaces), place],
    { execArgv: ['--import', 'tsx', '--expose-gc'] },
  )
  const running = await next(child, 'running')
  return {
    ...running,
    async memory() {
      ask(child, 'memory')
      return (await next(child, 'memory')).bytes
    },
    async kill() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      const exited = once(child, 'exit')
      ask(child, 'stop')
      await exited
    },
  }
}

function ask(child: ChildProcess, request: Request): void {
  child.send(request)
}

async function next<Kind extends Report['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Report, { readonly kind: Kind }>> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The relay ended.')
  })
  for (;;) {
    const [report]: Report[] = await Promise.race([once(child, 'message'), ended])
    if (report && isOf(report, kind)) return report
  }
}

function isOf<Kind extends Report['kind']>(
  report: Report,
  kind: Kind,
): report is Extract<Report, { readonly kind: Kind }> {
  return report.kind === kind
}

/** Hostile clients in a process of their own; see `hostile.ts`. Resolves once they are about; returns how to end them. */
export async function letHostilesLoose({ url, tokens }: RelayProcess): Promise<() => Promise<void>> {
  const child = fork(fileURLToPath(new URL('./hostile.ts', import.meta.url)), [url, ...tokens], {
    execArgv: ['--import', 'tsx'],
  })
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('The hostile clients ended.')
    }),
  ])
  return async () => {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }
}
