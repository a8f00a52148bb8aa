import type { Model } from '@causeway/core'
import {
  type ClientMessage,
  closeCodes,
  encodeFrame,
  type Hello,
  type Membership,
  type Push,
  type RelayMessage,
} from '@causeway/protocol'
import { decodeClientFrame } from '@causeway/protocol/validation'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import type { Bounds } from '../bounds.ts'
import { createIntake, type Intake } from '../intake/intake.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Sealer } from '../seals.ts'
import type { Tokens } from '../tokens.ts'
import { hangUp } from './hang-up.ts'
import type { Room } from './room.ts'

/** What a connection needs to know of its relay. */
export interface ConnectionSetting {
  readonly model: Model
  readonly tokens: Tokens
  readonly sealer: Sealer
  readonly log: EventLog
  readonly bounds: Bounds
  readonly logger: Logger
  roomOf(workspace: string): Room
  /** Milliseconds since 1970. */
  now(): number
}

/** Where the talk with one socket stands. */
type Talk =
  | { readonly kind: 'silent' }
  | { readonly kind: 'joined'; readonly room: Room; readonly intake: Intake }
  | { readonly kind: 'over' }

/** The talk with one socket. */
export interface Connection {
  /** Where it is, once it was let in. */
  readonly workspace: string | undefined
  /** Ends it with a close code; what the socket still sends is not heard. */
  end(code: number, reason: string): void
}

/** Talks with one socket, frame by frame in the order they come, until it closes. */
export function connect(socket: WebSocket, setting: ConnectionSetting): Connection {
  const { bounds, logger } = setting
  let talk: Talk = { kind: 'silent' }
  let turn: Promise<void> = Promise.resolve()
  let inFlight = 0

  const silence = setTimeout(() => end(closeCodes.unauthorised, 'No hello.'), bounds.helloMs)

  function end(code: number, reason: string): void {
    leave()
    if (talk.kind !== 'over') hangUp(socket, code, reason)
    talk = { kind: 'over' }
  }

  function leave(): void {
    clearTimeout(silence)
    if (talk.kind === 'joined') talk.room.tail.unsubscribe(socket)
  }

  function fail(error: unknown): void {
    logger.error({ err: error }, 'a frame could not be handled')
    end(closeCodes.failed, 'Something failed on the relay.')
  }

  function say(message: RelayMessage): void {
    if (socket.readyState === socket.OPEN) socket.send(encodeFrame(message))
  }

  async function hear(message: ClientMessage): Promise<void> {
    if (talk.kind === 'over') return
    if (message.kind === 'hello') return greet(message)
    if (talk.kind === 'silent') return end(closeCodes.unauthorised, 'A hello comes first.')
    switch (message.kind) {
      case 'push':
        return takeIn(talk.intake, message)
      case 'subscribe':
        return follow(talk.room, message.after)
      case 'ping':
        return say({ kind: 'pong', time: setting.now() })
    }
  }

  /** A hello begins the talk, and a later one begins it anew. */
  async function greet(hello: Hello): Promise<void> {
    leave()
    const member = await setting.tokens.verify(hello.token)
    if (member === undefined) return end(closeCodes.unauthorised, 'The token is not good here.')
    const room = setting.roomOf(member.workspace)
    await room.writer.refresh()
    const agrees = await holdsPoint(member, hello)
    if (talk.kind === 'over') return
    const intake = createIntake({
      ...setting,
      member,
      replica: hello.replica,
      writer: room.writer,
      answer: say,
    })
    talk = { kind: 'joined', room, intake }
    const { tip, heads } = room.writer
    const head = heads.get(hello.replica)
    say({
      kind: 'welcome',
      ...member,
      point: { position: tip.position, digest: tip.digest },
      agrees,
      vector: Object.fromEntries([...heads].map(([replica, { seq }]) => [replica, seq])),
      head: head === undefined ? null : { seq: head.seq, hash: head.hash },
      time: setting.now(),
    })
  }

  async function holdsPoint({ workspace }: Membership, { point }: Hello): Promise<boolean> {
    if (point.position === 0) return true
    const [held] = await setting.log.points(workspace, [point.position])
    return held?.digest === point.digest
  }

  /** Does not wait for the answer: pushes that come meanwhile go into the next append together. */
  function takeIn(intake: Intake, push: Push): void {
    inFlight += 1
    if (inFlight >= bounds.pushesInFlight) socket.pause()
    intake
      .take(push)
      .then((understood) => {
        if (!understood) end(closeCodes.malformed, 'A push holds consecutive events of one replica.')
        else if (intake.heldLength > bounds.heldLength) end(closeCodes.overloaded, 'Too much is kept aside.')
      }, fail)
      .finally(() => {
        inFlight -= 1
        if (inFlight < bounds.pushesInFlight) socket.resume()
      })
  }

  async function follow({ writer, tail }: Room, after: number): Promise<void> {
    if (after > writer.tip.position) await writer.refresh()
    if (after > writer.tip.position) end(closeCodes.malformed, 'The log does not reach so far.')
    else if (talk.kind === 'joined') tail.subscribe(socket, after)
  }

  socket.on('message', (data, isBinary) => {
    if (talk.kind === 'over') return
    const read = isBinary ? undefined : decodeClientFrame(String(data))
    if (read?.ok !== true) {
      end(read?.code ?? closeCodes.malformed, read?.reason ?? 'Frames are text.')
      return
    }
    const { message } = read
    turn = turn.then(() => hear(message)).catch(fail)
  })
  socket.on('close', () => {
    leave()
    talk = { kind: 'over' }
  })
  // What a peer does to its connection is its own affair; `close` follows.
  socket.on('error', (error) => logger.debug({ reason: error.message }, 'a socket failed'))

  return {
    get workspace() {
      return talk.kind === 'joined' ? talk.room.workspace : undefined
    },
    end,
  }
}
