import { once } from 'node:events'
import type { Relay } from '@causeway/relay'
import type { Page } from 'playwright'
import { WebSocketServer } from 'ws'
import { eventCount } from '../domain.ts'
import { type Figure, figure, median, quantile } from '../figure.ts'
import { committedLog } from '../log.ts'
import type { Membership } from '../page/open.ts'

/** The workspace that holds the measured log. */
export const fullWorkspace = 'full'

/** A membership of a workspace of the relay, for the page. */
export async function membership(relay: Relay, workspace: string): Promise<Membership> {
  const member = { workspace, actor: 'bench', role: 'owner' }
  return { ...member, relay: relay.url, token: await relay.token(member) }
}

/**
 * `catch-up`: seconds and megabytes until a new device holds the whole log, beside bare segments over a socket. `joining`: until
 * it works on the states that the relay has in the log's place, beside that.
 */
export async function catchUp(relay: Relay, ours: Page, bare: Page): Promise<Figure[]> {
  const rounds = 3
  const member = await membership(relay, fullWorkspace)
  const server = await bareServer()
  const times: Record<'ours' | 'bare' | 'joining', number[]> = { ours: [], bare: [], joining: [] }
  for (let round = 0; round < rounds; round++) {
    times.bare.push(await bare.evaluate((url) => window.measured.bareCatchUp(url), server.segmentsUrl))
    times.ours.push(await ours.evaluate((who) => window.measured.catchUp(who), member))
    times.joining.push(await ours.evaluate((who) => window.measured.joining(who), member))
  }
  // In a round of its own: a browser that reports its traffic is slower.
  const counting = await countBytes(ours)
  await ours.evaluate((who) => window.measured.catchUp(who), member)
  const bytes = await counting.stop()
  const countingStates = await countBytes(ours)
  await ours.evaluate((who) => window.measured.joining(who), member)
  const stateBytes = await countingStates.stop()
  server.close()
  return [
    figure('catch-up', median(times.ours) / 1000, 's', median(times.bare) / 1000),
    figure('catch-up-bytes', bytes / 1e6, 'MB', 6),
    figure('joining', median(times.joining) / 1000, 's', median(times.ours) / 1000),
    figure('joining-bytes', stateBytes / 1e6, 'MB', bytes / 1e6),
  ]
}

/** `live-latency`: milliseconds from a command to its commit, beside a bare echo with the same durable writes. */
export async function liveLatency(relay: Relay, ours: Page, bare: Page): Promise<Figure[]> {
  const count = 200
  const member = await membership(relay, 'live')
  const server = await bareServer()
  const echoed = await bare.evaluate(([url, n]) => window.measured.bareLatency(url, n), [
    server.echoUrl,
    count,
  ] as const)
  const committed = await ours.evaluate(([who, n]) => window.measured.liveLatency(who, n), [
    member,
    count,
  ] as const)
  server.close()
  return [
    figure('live-latency-p50', quantile(committed, 0.5), 'ms', quantile(echoed, 0.5)),
    figure('live-latency-p99', quantile(committed, 0.99), 'ms', quantile(echoed, 0.99)),
  ]
}

/** A socket server as small as can be: one path sends the log as 500 events a message, the other echoes. */
async function bareServer() {
  const segments = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const echo = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await Promise.all([once(segments, 'listening'), once(echo, 'listening')])
  const log = committedLog('A')
  const messages: string[] = []
  for (let at = 0; at < eventCount; at += 500) messages.push(JSON.stringify(log.slice(at, at + 500)))
  segments.on('connection', (socket) => {
    for (const message of messages) socket.send(message)
    socket.send('[]')
  })
  echo.on('connection', (socket) => socket.on('message', (data) => socket.send(String(data))))
  return {
    segmentsUrl: urlOf(segments),
    echoUrl: urlOf(echo),
    close: () => {
      segments.close()
      echo.close()
    },
  }
}

function urlOf(server: WebSocketServer): string {
  const address = server.address()
  return `ws://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
}

/** Counts what a page receives over the network, as it is on the wire. */
async function countBytes(page: Page) {
  const session = await page.context().newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    bytes += response.payloadData.length
  })
  await session.send('Network.enable')
  return {
    async stop() {
      await session.detach()
      return bytes
    },
  }
}
