import { createRelay } from '@causeway/relay'
import { shopModel, shopProcesses, shopRights } from '@causeway/shop'

/** What the measuring process asks of the relay's. */
export type Request = 'memory' | 'stop'

/** What the relay's process says. */
export type Report =
  | { readonly kind: 'running'; readonly url: string; readonly tokens: readonly string[] }
  /** Bytes of memory of the whole process, after a garbage collection. */
  | { readonly kind: 'memory'; readonly bytes: number }

// The shop's relay in a process of its own: `node server.ts <port> <number of workspaces> <folder or database URL>`.
const [, , port = '0', workspaces = '1', place = ''] = process.argv
const relay = await createRelay({
  model: shopModel,
  processes: shopProcesses,
  rights: shopRights,
  port: Number(port),
  ...(place.startsWith('postgres') ? { databaseUrl: place } : { dataDir: place }),
})
const tokens = await Promise.all(
  Array.from({ length: Number(workspaces) }, (_, index) =>
    relay.token({ workspace: workspaceName(index), actor: 'load', role: 'owner' }),
  ),
)

function workspaceName(index: number): string {
  return `team-${index}`
}

function report(message: Report): void {
  process.send?.(message)
}

process.on('message', async (request: Request) => {
  if (request === 'memory') {
    globalThis.gc?.()
    report({ kind: 'memory', bytes: process.memoryUsage().rss })
  } else {
    await relay.close()
    process.exit(0)
  }
})
report({ kind: 'running', url: relay.url, tokens })
