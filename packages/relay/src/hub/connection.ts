import type { Model, ReplicaId } from '@causeway/core'
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
import type { RawData, WebSocket } from 'ws'
import type { Bounds } from '../bounds.ts'
import { createIntake, type Intake } from '../intake/intake.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Sealer } from '../seals.ts'
import type { Tokens } from '../tokens.ts'
import type { Tracing } from '../tracing/tracing.ts'
import { type Expulsions, hangUp } from './hang-up.ts'
import type { Room } from './room.ts'

/** What a connection needs to know of its relay. */
export interface ConnectionSetting {
  readonly model: Model
  readonly tokens: Tokens
  readonly sealer: Sealer
  readonly log: EventLog
  readonly bounds: Bounds
  /** The same for all connections of a relay. */
  readonly expulsions: Expulsions
  readonly logger: Logger
  readonly tracing?: Tracing
  roomOf(workspace: string): Room
  /** Milliseconds since 1970. */
  now(): number
}

/** Where the talk with one socket stands. */
type Talk =
  | { readonly kind: 'silent' }
  | { readonly kind: 'joined'; readonly room: Room; readonly intake: Intake; readonly holds: Holds }
  /** `closeNow` while the socket is still open, though not heard. */
  | { readonly kind: 'over'; readonly closeNow?: () => void }

/** Notes how far this client holds the log. */
type Holds = (position: number) => void

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
  /** Frames that are read and not heard yet. */
  let waiting = 0
  let inFlight = 0
  /** Why the socket is read no further for now: so many reasons. */
  let pauses = 0

  // A line may hold a hello back for as long: whoever is late comes again, and is not told that the link is no good.
  const silence = setTimeout(() => end(closeCodes.overloaded, 'No hello in time.'), bounds.helloMs)

  function end(code: number, reason: string): void {
    leave()
    if (talk.kind === 'over') talk.closeNow?.()
    else hangUp(socket, code, reason)
    talk = { kind: 'over' }
  }

  /** Ends the talk with somebody who does not keep to the protocol, or is not let in. */
  function sendAway(code: number, reason: string): void {
    leave()
    if (talk.kind !== 'over')
      talk = { kind: 'over', closeNow: setting.expulsions.expel(socket, code, reason) }
  }

  function leave(): void {
    clearTimeout(silence)
    if (talk.kind !== 'joined') return
    talk.room.tail.unsubscribe(socket)
    talk.intake.close()
  }

  function fail(error: unknown): void {
    logger.error({ err: error }, 'a frame could not be handled')
    end(closeCodes.failed, 'Something failed on the relay.')
  }

  function say(message: RelayMessage): void {
    if (socket.readyState === socket.OPEN) socket.send(encodeFrame(message))
  }

  function pause(): void {
    pauses += 1
    if (pauses === 1) socket.pause()
  }

  function resume(): void {
    pauses -= 1
    const isSentAway = talk.kind === 'over' && talk.closeNow !== undefined
    if (pauses === 0 && !isSentAway) socket.resume()
  }

  async function read(data: RawData, isBinary: boolean): Promise<void> {
    // Among many of one socket's frames, others have their turn.
    if (waiting > 1) await new Promise((resolve) => setImmediate(resolve))
    if (talk.kind === 'over') return
    const frame = isBinary ? undefined : decodeClientFrame(String(data))
    if (frame?.ok) return hear(frame.message)
    if (frame?.code === closeCodes.update) end(frame.code, frame.reason)
    else sendAway(closeCodes.malformed, frame?.reason ?? 'Frames are text.')
  }

  async function hear(message: ClientMessage): Promise<void> {
    if (message.kind === 'hello') return greet(message)
    if (talk.kind !== 'joined') return sendAway(closeCodes.unauthorised, 'A hello comes first.')
    switch (message.kind) {
      case 'push':
        return takeIn(talk.intake, message)
      case 'subscribe':
        talk.holds(message.after)
        return follow(talk.room, message.after)
      case 'ping':
        if (message.position !== undefined) talk.holds(message.position)
        return say({ kind: 'pong', time: setting.now() })
    }
  }

  /** A hello begins the talk, and a later one begins it anew. */
  async function greet(hello: Hello): Promise<void> {
    leave()
    const member = await setting.tokens.verify(hello.token)
    if (member === undefined) return sendAway(closeCodes.unauthorised, 'The token is not good here.')
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
    const holds = noting(member, hello.replica, room)
    talk = { kind: 'joined', room, intake, holds }
    // Until it is healed it holds another log.
    holds(agrees ? hello.point.position : 0)
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

  /** Nobody waits for it: what is not noted makes others only keep more. */
  function noting({ workspace, actor }: Membership, replica: ReplicaId, { writer }: Room): Holds {
    return (said) => {
      const position = Math.min(said, writer.tip.position)
      setting.log
        .note(workspace, { replica, actor, position, heardAt: setting.now() })
        .catch((error: unknown) => logger.debug({ err: error, workspace }, 'cannot note a device'))
    }
  }

  async function holdsPoint({ workspace }: Membership, { point }: Hello): Promise<boolean> {
    if (point.position === 0) return true
    const [held] = await setting.log.points(workspace, [point.position])
    return held?.digest === point.digest
  }

  /** Does not wait for the answer: pushes that come meanwhile go into the next append together. */
  function takeIn(intake: Intake, push: Push): void {
    inFlight += 1
    if (inFlight === bounds.pushesInFlight) pause()
    intake
      .take(push)
      .then((understood) => {
        if (!understood) sendAway(closeCodes.malformed, 'A push holds consecutive events of one replica.')
        else if (intake.heldLength > bounds.heldLength) end(closeCodes.overloaded, 'Too much is kept aside.')
      }, fail)
      .finally(() => {
        if (inFlight === bounds.pushesInFlight) resume()
        inFlight -= 1
      })
  }

  async function follow({ writer, tail }: Room, after: number): Promise<void> {
    if (after > writer.tip.position) await writer.refresh()
    if (after > writer.tip.position) sendAway(closeCodes.malformed, 'The log does not reach so far.')
    else if (talk.kind === 'joined') tail.subscribe(socket, after)
  }

  socket.on('message', (data, isBinary) => {
    if (talk.kind === 'over') return
    waiting += 1
    pause()
    turn = turn
      .then(() => read(data, isBinary))
      .catch(fail)
      .finally(() => {
        waiting -= 1
        resume()
      })
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
