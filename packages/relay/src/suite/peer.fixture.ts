import {
  type ClientMessage,
  decodeRelayFrame,
  encodeFrame,
  type LogEntries,
  type LogPoint,
  type Membership,
  type Push,
  paths,
  protocolVersion,
  type RelayMessage,
  type Seal,
  type Welcome,
} from '@causeway/protocol'
import { type ClientOptions, WebSocket } from 'ws'
import type { Relay } from '../relay.ts'

type MessageOf<K extends RelayMessage['kind']> = Extract<RelayMessage, { readonly kind: K }>

/** Any answer to a push. */
export type Answer = Extract<RelayMessage, { readonly push: number }>

/** A client at the level of frames. */
export interface Peer {
  readonly socket: WebSocket
  send(message: ClientMessage): void
  sendRaw(frame: string | Buffer): void
  /** The next message of a kind that nobody has asked for yet; others wait. Rejects when the socket closes. */
  next<K extends RelayMessage['kind']>(kind: K): Promise<MessageOf<K>>
  /** Pushes, and waits for the answer. */
  push(events: readonly string[], seal?: Seal, expect?: Push['expect']): Promise<Answer>
  /** The next answer to a push by its id; ids count from 1. */
  answer(push: number): Promise<Answer>
  /** `log` messages up to the one that holds `position`. */
  logUntil(position: number): Promise<LogEntries[]>
  /** The code the socket is closed with. */
  readonly closed: Promise<number>
  close(): Promise<void>
}

interface Waiter {
  /** True when it took the message. */
  offer(message: RelayMessage): boolean
  reject(error: Error): void
}

/** Opens a socket and says nothing. */
export async function openPeer({ url }: Pick<Relay, 'url'>, options: ClientOptions = {}): Promise<Peer> {
  const socket = new WebSocket(url.replace('http', 'ws') + paths.sync, options)
  const unasked: RelayMessage[] = []
  let waiters: Waiter[] = []
  let pushes = 0

  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      for (const { reject } of waiters) reject(new Error(`The relay closed with ${code}.`))
      resolve(code)
    })
  })
  socket.on('message', (data) => {
    const message = decodeRelayFrame(String(data))
    const taker = waiters.find(({ offer }) => offer(message))
    if (taker === undefined) unasked.push(message)
    waiters = waiters.filter((waiter) => waiter !== taker)
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => {})

  function wait<M extends RelayMessage>(matches: (message: RelayMessage) => message is M): Promise<M> {
    return new Promise((resolve, reject) => {
      const offer = (message: RelayMessage) => {
        if (!matches(message)) return false
        resolve(message)
        return true
      }
      const index = unasked.findIndex(offer)
      if (index >= 0) unasked.splice(index, 1)
      else if (socket.readyState > socket.OPEN) reject(new Error('The socket is closed.'))
      else waiters.push({ offer, reject })
    })
  }

  const send = (message: ClientMessage) => socket.send(encodeFrame(message))
  const next = <K extends RelayMessage['kind']>(kind: K) =>
    wait((message): message is MessageOf<K> => message.kind === kind)
  const answer = (push: number) =>
    wait((message): message is Answer => 'push' in message && message.push === push)

  return {
    socket,
    send,
    sendRaw: (frame) => socket.send(frame),
    next,
    answer,
    push(events, seal, expect) {
      pushes += 1
      send({ kind: 'push', id: pushes, events, ...(seal && { seal }), ...(expect && { expect }) })
      return answer(pushes)
    },
    async logUntil(position) {
      const logs: LogEntries[] = []
      for (;;) {
        const log = await next('log')
        logs.push(log)
        if (log.from + log.entries.length > position) return logs
      }
    },
    closed,
    async close() {
      socket.close()
      await closed
    },
  }
}

/** Opens a socket and says hello. */
export async function joinPeer(
  relay: Pick<Relay, 'url' | 'token'>,
  member: Membership & { readonly replica: string; readonly point?: LogPoint },
): Promise<Peer & { readonly welcome: Welcome }> {
  const { replica, point = { position: 0, digest: '' }, ...identity } = member
  const peer = await openPeer(relay)
  const token = await relay.token(identity)
  peer.send({ kind: 'hello', protocol: protocolVersion, token, replica, point })
  return { ...peer, welcome: await peer.next('welcome') }
}
