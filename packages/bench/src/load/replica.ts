import { once } from 'node:events'
import { hybridTime, type RecordedEvent } from '@causeway/core'
import {
  type ClientMessage,
  chainHash,
  decodeRelayFrame,
  encodeFrame,
  eventText,
  paths,
  protocolVersion,
  type RelayMessage,
  splitFrame,
} from '@causeway/protocol'
import { counterPricing, order } from '@causeway/shop'
import { type RawData, WebSocket } from 'ws'

/** A device without storage: it records lines of orders, sends them, and follows the log. */
export interface Replica {
  /** Connects, says hello and follows from the tip. Resolves once the relay has welcomed it. */
  connect(url: string): Promise<void>
  /** Records one event and sends it; resolves when the relay has acknowledged it, after a reconnection if need be. */
  command(): Promise<void>
  /** Id of the command it sent last. */
  readonly lastCommand: string
  /** Sends again what was not acknowledged. */
  resend(): void
  /** Sequence number of the last event that was acknowledged. */
  readonly acknowledged: number
  /** How far the relay held this replica's events when it last welcomed it. */
  readonly held: number
  readonly unacknowledged: number
  /** Ends the connection as a cut line does. */
  cut(): void
}

interface Sent {
  readonly seq: number
  readonly text: string
  resolve(): void
}

/** Hears of each event that a replica is told of, by the id of its command. */
export type Delivered = (command: string) => void

/** How many lines an order gets before the next one is placed. */
const linesPerOrder = 9

/** A replica of the workspace that a token is for. */
export function createReplica(id: string, token: string, delivered: Delivered): Replica {
  let socket: WebSocket | undefined
  let seq = 0
  let prev = ''
  let held = 0
  let acknowledged = 0
  const unacknowledged = new Map<number, Sent>()

  function send(message: ClientMessage): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(encodeFrame(message))
  }

  function record(): string {
    seq += 1
    const line = (seq - 1) % (linesPerOrder + 1)
    const placedAt = seq - line
    const event: RecordedEvent = {
      ...{ replica: id, seq, stream: `order/${id}-${placedAt}` },
      ...(line === 0 ? placed(id, seq) : lineAdded(line)),
      clock: line === 0 ? {} : { [id]: seq - 1 },
      at: hybridTime(Date.now()),
      ...{ actor: 'load', command: `${id}.${seq}`, correlation: `${id}.${seq}`, prev },
    }
    const text = eventText(event)
    prev = chainHash(text)
    return text
  }

  function hear(frame: string): void {
    if (frame.startsWith('{"kind":"log"')) {
      for (const line of splitFrame(frame).lines) {
        const at = line.indexOf('"command":"') + 11
        delivered(line.slice(at, line.indexOf('"', at)))
      }
      return
    }
    const message: RelayMessage = decodeRelayFrame(frame)
    if (message.kind === 'taken') {
      acknowledged = Math.max(acknowledged, message.push)
      unacknowledged.get(message.push)?.resolve()
      unacknowledged.delete(message.push)
    } else if (message.kind !== 'pong' && message.kind !== 'welcome') {
      throw new Error(`The relay answered ${message.kind}.`)
    }
  }

  return {
    async connect(url) {
      const opened = new WebSocket(`${url.replace('http', 'ws')}${paths.sync}`, { origin: url })
      // What becomes of a connection is seen by `close`.
      opened.on('error', () => undefined)
      await Promise.race([once(opened, 'open'), once(opened, 'close').then(unreachable)])
      socket = opened
      const welcomed = Promise.race([once(opened, 'message'), once(opened, 'close').then(unreachable)])
      send({
        kind: 'hello',
        protocol: protocolVersion,
        token,
        replica: id,
        point: { position: 0, digest: '' },
      })
      const [data]: RawData[] = await welcomed
      const welcome = decodeRelayFrame(String(data))
      if (welcome.kind !== 'welcome') throw new Error(`The relay said ${welcome.kind}.`)
      held = welcome.head?.seq ?? 0
      opened.on('message', (frame: RawData) => hear(String(frame)))
      send({ kind: 'subscribe', after: welcome.point.position })
    },
    command() {
      const text = record()
      return new Promise((resolve) => {
        unacknowledged.set(seq, { seq, text, resolve })
        send({ kind: 'push', id: seq, events: [text] })
      })
    },
    get lastCommand() {
      return `${id}.${seq}`
    },
    resend() {
      for (const { seq: id, text } of unacknowledged.values()) send({ kind: 'push', id, events: [text] })
    },
    get acknowledged() {
      return acknowledged
    },
    get held() {
      return held
    },
    get unacknowledged() {
      return unacknowledged.size
    },
    cut() {
      socket?.terminate()
    },
  }
}

function unreachable(): never {
  throw new Error('The relay cannot be reached.')
}

function placed(id: string, seq: number) {
  const OrderPlaced = order.events.get('OrderPlaced')
  if (!OrderPlaced) throw new Error('Orders are placed.')
  return OrderPlaced.of({
    number: `${id}-${seq}`,
    currency: 'EUR',
    pricing: counterPricing,
    placedAt: Date.UTC(2026, 0, 5, 9),
    placedOn: '2026-01-05',
    as: 'draft',
  })
}

function lineAdded(line: number) {
  const LineAdded = order.events.get('LineAdded')
  if (!LineAdded) throw new Error('Lines are added.')
  return LineAdded.of({
    line: `l${line}`,
    product: `p${line % 7}`,
    name: `Product ${line % 7}`,
    quantity: 1 + (line % 3),
    price: { amount: 100 * line, per: 1 },
  })
}
