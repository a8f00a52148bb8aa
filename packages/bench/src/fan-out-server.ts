import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRelay } from '@causeway/relay'
import { WebSocketServer } from 'ws'
import { benchModel } from './domain.ts'

/** What the measuring process is told. */
export interface FanOutServers {
  readonly url: string
  readonly token: string
  readonly bareUrl: string
}

// A process of its own, so that what serves and what receives do not share a processor's time unseen: a relay on an
// embedded log, and the smallest broadcast there can be.
const dataDir = await mkdtemp(join(tmpdir(), 'causeway-fan-out-'))
const relay = await createRelay({ model: benchModel, dataDir })
const bare = new WebSocketServer({ port: 0, host: '127.0.0.1' })
bare.on('connection', (socket) => {
  socket.on('message', (data) => {
    const text = String(data)
    for (const client of bare.clients) client.send(text)
  })
})
bare.on('listening', async () => {
  const address = bare.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const token = await relay.token({ workspace: 'fan-out', actor: 'bench', role: 'owner' })
  const servers: FanOutServers = { url: relay.url, token, bareUrl: `ws://127.0.0.1:${port}` }
  process.send?.(servers)
})
process.once('message', async () => {
  await relay.close()
  bare.close()
  await rm(dataDir, { recursive: true, force: true })
  process.exit(0)
})
