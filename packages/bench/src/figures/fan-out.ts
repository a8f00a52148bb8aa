import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { splitFrame } from '@causeway/protocol'
import { type RawData, WebSocket } from 'ws'
import type { FanOutServers } from '../fan-out-server.ts'
import { type Figure, figure, median } from '../figure.ts'
import { recordedLog } from '../log.ts'
import { connectRaw, pushAll } from '../raw-client.ts'

const subscribers = 100
const events = 5000
const perPush = 100
const rounds = 3

/** `fan-out`: events delivered per second to 100 subscribers through a durable log, beside a bare broadcast. */
export async function fanOut(): Promise<Figure[]> {
  const child = fork(fileURLToPath(new URL('../fan-out-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  })
  const [servers]: FanOutServers[] = await once(child, 'message')
  if (!servers) throw new Error('The servers did not start.')
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    const texts = recordedLog(`round${round}`, events).map(({ text }) => text)
    rates.bare.push(await bareRate(servers.bareUrl, texts))
    rates.ours.push(await relayRate(servers, `round${round}`, texts))
  }
  child.send('stop')
  await once(child, 'exit')
  return [figure('fan-out', median(rates.ours), 'deliveries/s', median(rates.bare))]
}

async function relayRate(
  { url, token }: FanOutServers,
  replica: string,
  texts: readonly string[],
): Promise<number> {
  const author = await connectRaw(url, token, replica)
  const counter = countTo(subscribers * texts.length)
  const clients = await Promise.all(
    Array.from({ length: subscribers }, async (_, index) => {
      const client = await connectRaw(url, token, `subscriber${index}`)
      client.onFrame((frame) => counter.add(frame.startsWith('{"kind":"log"') ? lines(frame) : 0))
      client.send({ kind: 'subscribe', after: client.point.position })
      return client
    }),
  )
  const start = performance.now()
  await Promise.all([pushAll(author, texts, perPush), counter.reached])
  const seconds = (performance.now() - start) / 1000
  for (const client of [author, ...clients]) client.close()
  return (subscribers * texts.length) / seconds
}

async function bareRate(url: string, texts: readonly string[]): Promise<number> {
  const counter = countTo(subscribers * texts.length)
  const author = new WebSocket(url)
  await once(author, 'open')
  const clients = await Promise.all(
    Array.from({ length: subscribers }, async () => {
      const client = new WebSocket(url)
      client.on('message', (data: RawData) => counter.add(lines(String(data))))
      await once(client, 'open')
      return client
    }),
  )
  const start = performance.now()
  for (let at = 0; at < texts.length; at += perPush) {
    author.send(['{"kind":"log"}', ...texts.slice(at, at + perPush)].join('\n'))
  }
  await counter.reached
  const seconds = (performance.now() - start) / 1000
  for (const client of [author, ...clients]) client.terminate()
  return (subscribers * texts.length) / seconds
}

/** How many events a frame carries. */
function lines(frame: string): number {
  return splitFrame(frame).lines.length
}

function countTo(target: number) {
  let count = 0
  let reach: () => void = () => undefined
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  return {
    reached,
    add(more: number) {
      count += more
      if (count >= target) reach()
    },
  }
}
