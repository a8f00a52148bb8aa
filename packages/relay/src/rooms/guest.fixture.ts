import { type Membership, paths, protocolVersion } from '@causeway/protocol'
import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { type ClientOptions, WebSocket } from 'ws'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import { applyUpdate, Doc, type Doc as YDoc } from 'yjs'
import type { Relay } from '../relay.ts'

/** Somebody who comes into a room. */
export interface Visit {
  readonly workspace: string
  readonly room: string
  readonly actor?: string
  readonly role?: string
}

const memberOf = ({ workspace, actor = 'Ann', role = 'seller' }: Visit): Membership => ({
  workspace,
  actor,
  role,
})

/** A client at the level of frames: it knows what the relay said, and says what a test wants. */
export interface RawGuest {
  readonly socket: WebSocket
  /** What the room holds, as far as it was told. */
  readonly doc: YDoc
  readonly awareness: Awareness
  /** Reasons why something was not done. */
  readonly denied: string[]
  send(frame: Uint8Array | string): void
  /** Resolves once `condition` holds, which is looked at after each frame. Rejects when the socket closes before. */
  until(condition: () => boolean): Promise<void>
  /** Resolves once everything that was sent before has been heard by the relay. */
  heard(): Promise<void>
  readonly closed: Promise<number>
  close(): Promise<void>
}

/** Opens a socket to a room and says nothing. */
export async function openGuest(
  { url }: Pick<Relay, 'url'>,
  room: string,
  options: ClientOptions = {},
): Promise<RawGuest> {
  const socket = new WebSocket(url.replace('http', 'ws') + paths.room(room), options)
  const doc = new Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const denied: string[] = []
  let answers = 0
  let checks: (() => void)[] = []

  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  socket.on('message', (data: Buffer) => {
    const decoder = createDecoder(Uint8Array.from(data))
    const kind = readVarUint(decoder)
    if (kind === 0) {
      const step = readVarUint(decoder)
      const bytes = readVarUint8Array(decoder)
      if (step > 0) applyUpdate(doc, bytes, 'relay')
      if (step === 1) answers += 1
    } else if (kind === 1) {
      applyAwarenessUpdate(awareness, readVarUint8Array(decoder), 'relay')
    } else if (kind === 2) {
      readVarUint(decoder)
      denied.push(readVarString(decoder))
    }
    if (hasContent(decoder)) throw new Error('More than one message in a frame.')
    for (const check of checks) check()
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.on('error', () => {})

  function until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!condition()) return
        checks = checks.filter((other) => other !== check)
        resolve()
      }
      checks.push(check)
      closed.then((code) => reject(new Error(`The relay closed with ${code}.`)))
      check()
    })
  }

  return {
    socket,
    doc,
    awareness,
    denied,
    send: (frame) => socket.send(frame),
    until,
    async heard() {
      const before = answers
      // Asks for everything; frames are heard in order.
      socket.send(Uint8Array.of(0, 0, 1, 0))
      await until(() => answers > before)
    },
    closed,
    async close() {
      socket.close()
      await closed
    },
  }
}

/** Comes into a room. */
export async function enter(relay: Relay, visit: Visit, client = 1): Promise<RawGuest> {
  const guest = await openGuest(relay, visit.room)
  guest.send(helloText(await relay.token(memberOf(visit)), client))
  await guest.heard()
  return guest
}

/** A hello, as text. */
export const helloText = (token: string, client = 1) =>
  JSON.stringify({ kind: 'hello', protocol: protocolVersion, token, client })

/** A client as people have it: y-websocket's own, which says hello first. */
export async function joinWithProvider(relay: Relay, visit: Visit): Promise<WebsocketProvider> {
  const token = await relay.token(memberOf(visit))
  const doc = new Doc()
  class Polite extends WebSocket {
    constructor(address: string | URL) {
      super(address)
      this.addEventListener('open', () => this.send(helloText(token, doc.clientID)))
    }
  }
  return new WebsocketProvider(
    `${relay.url.replace('http', 'ws')}/api/rooms`,
    encodeURIComponent(visit.room),
    doc,
    {
      // It asks for a browser's, and Node's differs in types alone.
      WebSocketPolyfill: Polite as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    },
  )
}
