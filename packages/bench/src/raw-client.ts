import { once } from 'node:events'
import {
  type ClientMessage,
  decodeRelayFrame,
  encodeFrame,
  type LogPoint,
  limits,
  paths,
  protocolVersion,
  type RelayMessage,
} from '@causeway/protocol'
import { type RawData, WebSocket } from 'ws'

/** A client of a relay without any storage: to fill a log, and to count what is delivered. */
export interface RawClient {
  readonly point: LogPoint
  send(message: ClientMessage): void
  /** Calls with each frame as it came. */
  onFrame(listener: (frame: string) => void): void
  close(): void
}

/** Connects to a relay and says hello. */
export async function connectRaw(url: string, token: string, replica: string): Promise<RawClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${paths.sync}`, { origin: url })
  await once(socket, 'open')
  const send = (message: ClientMessage) => socket.send(encodeFrame(message))
  const welcomed = once(socket, 'message')
  send({ kind: 'hello', protocol: protocolVersion, token, replica, point: { position: 0, digest: '' } })
  const [data]: RawData[] = await welcomed
  const welcome = decodeRelayFrame(String(data))
  if (welcome.kind !== 'welcome') throw new Error(`The relay said ${welcome.kind}.`)
  return {
    point: welcome.point,
    send,
    onFrame: (listener) => socket.on('message', (frame: RawData) => listener(String(frame))),
    close: () => socket.terminate(),
  }
}

/** Pushes texts of one replica's events, some pushes in flight, until the relay has them all. */
export async function pushAll(
  client: RawClient,
  texts: readonly string[],
  perPush: number = limits.pushEvents,
): Promise<void> {
  const inFlight = 4
  let sent = 0
  let taken = 0
  await new Promise<void>((resolve, reject) => {
    const sendNext = () => {
      if (sent * perPush >= texts.length) return
      client.send({ kind: 'push', id: sent, events: texts.slice(sent * perPush, (sent + 1) * perPush) })
      sent++
    }
    client.onFrame((frame) => {
      const message: RelayMessage = decodeRelayFrame(frame)
      if (message.kind === 'refused' || message.kind === 'missing' || message.kind === 'forked') {
        reject(new Error(`The relay did not take a push: ${message.kind}.`))
      }
      if (message.kind !== 'taken') return
      taken++
      if (taken * perPush >= texts.length) resolve()
      else sendNext()
    })
    for (let push = 0; push < inFlight; push++) sendNext()
  })
}
