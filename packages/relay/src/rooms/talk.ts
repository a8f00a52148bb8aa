import type { RoomRight } from '@causeway/core'
import { closeCodes, type Membership } from '@causeway/protocol'
import { decodeRoomHello } from '@causeway/protocol/validation'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import { hangUp } from '../hub/hang-up.ts'
import type { Tokens } from '../tokens.ts'
import type { RoomBounds } from './bounds.ts'
import { readRoomFrame } from './frames.ts'
import { createPace } from './pace.ts'
import type { Guest, LiveRoom } from './room.ts'

/** What the talk with one socket needs to know of its relay. */
export interface TalkSetting {
  readonly tokens: Tokens
  readonly bounds: RoomBounds
  /** Milliseconds from connecting to a good hello. */
  readonly helloMs: number
  readonly logger: Logger
  /** What somebody may do in the room. */
  rightOf(member: Membership): Promise<RoomRight>
  /** The room for one more of them; nothing when a bound is reached. */
  roomFor(member: Membership): LiveRoom | undefined
  /** The socket is in no room any more. */
  left(): void
}

/** The talk with one socket that is in a room, or about to be. */
export interface Talk {
  /** Nobody yet whose token is good. */
  readonly isStranger: boolean
  /** Ends it with a close code; what the socket still sends is not heard. */
  end(code: number, reason: string): void
  /** Looks again at what they may do. */
  reconsider(): Promise<void>
  /** Gives a sign of life. */
  sign(): void
}

interface Inside {
  readonly kind: 'inside'
  readonly room: LiveRoom
  readonly guest: Guest
}

type Stage = { readonly kind: 'stranger' } | Inside | { readonly kind: 'over' }

/** A hello is a token and little else. */
const helloLength = 8192

/** Talks with one socket, frame by frame in the order they come, until it closes. */
export function talkInRoom(socket: WebSocket, setting: TalkSetting): Talk {
  const { bounds, logger } = setting
  const pace = createPace(bounds.bytesPerSecond, bounds.burstBytes, () => performance.now())
  let stage: Stage = { kind: 'stranger' }
  /** Heard, and not done yet. */
  const waiting: (string | Uint8Array)[] = []
  let isBusy = false
  let isGone = false
  /** Bytes that were asked for, and may wait for their reader besides. */
  let answered = 0

  // Whoever is late comes again: the line may have held the hello back, and the token may be good.
  const silence = setTimeout(() => end(closeCodes.overloaded, 'No hello in time.'), setting.helloMs)

  function end(code: number, reason: string): void {
    if (stage.kind === 'over') return
    leave()
    socket.resume()
    hangUp(socket, code, reason)
  }

  function leave(): void {
    clearTimeout(silence)
    waiting.length = 0
    const { kind } = stage
    if (stage.kind === 'inside') {
      const { room, guest } = stage
      stage = { kind: 'over' }
      room.leave(guest)
    }
    stage = { kind: 'over' }
    if (kind !== 'over') setting.left()
  }

  function fail(error: unknown): void {
    logger.error({ err: error }, 'a frame of a room could not be handled')
    end(closeCodes.failed, 'Something failed on the relay.')
  }

  function send(frame: Uint8Array): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount === 0) answered = 0
    if (socket.bufferedAmount > answered + bounds.unsentBytes)
      end(closeCodes.overloaded, 'Reading too slowly.')
    else socket.send(frame, { binary: true, compress: false })
  }

  function answer(frame: Uint8Array): void {
    pace.spend(frame.length)
    send(frame)
    answered += frame.length
  }

  async function greet(first: string | Uint8Array): Promise<void> {
    if (typeof first !== 'string' || first.length > helloLength) {
      return end(closeCodes.unauthorised, 'A hello comes first.')
    }
    const read = decodeRoomHello(first)
    if (!read.ok) return end(read.code, read.reason)
    const { token, client } = read.hello
    const member = await setting.tokens.verify(token)
    if (member === undefined) return end(closeCodes.unauthorised, 'The token is not good here.')
    const right = await setting.rightOf(member)
    if (right === 'none') return end(closeCodes.forbidden, 'This room is not open to you.')
    if (stage.kind === 'over') return
    const room = setting.roomFor(member)
    if (room === undefined) return end(closeCodes.overloaded, 'Too many rooms or sockets.')
    clearTimeout(silence)
    const guest: Guest = { member, client, right, send, answer, end }
    stage = { kind: 'inside', room, guest }
    room.enter(guest)
  }

  function hear({ room, guest }: Inside, data: string | Uint8Array): void {
    pace.spend(bounds.frameCost + data.length)
    const frame = typeof data === 'string' ? undefined : readRoomFrame(data)
    // To give what is asked for, all that is there is looked through.
    if (frame?.kind === 'ask') pace.spend(room.bytes)
    if (frame === undefined) end(closeCodes.malformed, 'This is no frame of y-websocket.')
    else room.hear(guest, frame)
  }

  /** Does what waits, as fast as the pace allows. Meanwhile the socket is read no further. */
  function work(): void {
    while (!isBusy && waiting.length > 0) {
      const pause = stage.kind === 'inside' ? pace.wait() : 0
      if (pause > 0) {
        rest(new Promise((resolve) => setTimeout(resolve, pause)))
        break
      }
      const data = waiting.shift() ?? ''
      if (stage.kind === 'stranger') rest(greet(data))
      else if (stage.kind === 'inside') attempt(stage, data)
    }
    if (isBusy) return
    if (isGone) leave()
    else socket.resume()
  }

  function attempt(inside: Inside, data: string | Uint8Array): void {
    try {
      hear(inside, data)
    } catch (error) {
      fail(error)
    }
  }

  function rest(until: Promise<void>): void {
    isBusy = true
    socket.pause()
    until.catch(fail).finally(() => {
      isBusy = false
      work()
    })
  }

  socket.on('message', (data, isBinary) => {
    if (stage.kind === 'over' || !(data instanceof Buffer)) return
    // A copy with a buffer of its own: lib0 believes a length as far as the buffer goes, and this one is shared.
    waiting.push(isBinary ? Uint8Array.from(data) : data.toString())
    work()
  })
  socket.on('close', () => {
    // What was said before is still heard.
    isGone = true
    work()
  })
  // What a peer does to its connection is its own affair; `close` follows.
  socket.on('error', (error) => logger.debug({ reason: error.message }, 'a socket failed'))

  return {
    get isStranger() {
      return stage.kind === 'stranger'
    },
    end,
    async reconsider() {
      if (stage.kind !== 'inside') return
      const right = await setting.rightOf(stage.guest.member)
      if (stage.kind !== 'inside' || right === stage.guest.right) return
      if (right === 'none') return end(closeCodes.forbidden, 'This room is not open to you any more.')
      stage.guest.right = right
      stage.room.ask(stage.guest)
    },
    sign() {
      if (stage.kind === 'inside') stage.room.sign(stage.guest)
    },
  }
}
