import {
  type ClientMessage,
  decodeRelayFrame,
  encodeFrame,
  paths,
  type RelayMessage,
} from '@causeway/protocol'
import type { ClockSample } from './clock-offset.ts'
import type { Loss } from './loss.ts'
import type { Network } from './network.ts'

/** Bounds in milliseconds. */
export interface SocketTiming {
  /** For the connection to open. */
  readonly opening: number
  /** After this much silence we ask whether the relay is there. */
  readonly silence: number
  /** For the answer. */
  readonly answer: number
  /** For the answer when there is reason to doubt the connection. */
  readonly probe: number
}

export const defaultSocketTiming: SocketTiming = {
  opening: 10_000,
  silence: 15_000,
  answer: 5000,
  probe: 2000,
}

export interface SocketEvents {
  opened(): void
  message(message: RelayMessage): void
  /** Something about the relay's clock. */
  clock(sample: ClockSample): void
  /** Once, and nothing after it. */
  lost(loss: Loss): void
}

export interface RelaySocket {
  send(message: ClientMessage): void
  /** Asks for a sign of life now: a network that went away often leaves sockets open that never say anything again. */
  probe(): void
  /** Hangs up; no event follows. */
  close(): void
}

/** Opens a WebSocket to the relay and watches over it: a socket that is open but silent counts as lost. */
export function openSocket(
  { openSocket: open }: Pick<Network, 'openSocket'>,
  relay: string,
  events: SocketEvents,
  timing: SocketTiming = defaultSocketTiming,
): RelaySocket {
  const socket = open(new URL(paths.sync, relay.replace(/^http/, 'ws')))
  let done = false
  let askedAt: number | undefined
  let timer = setTimeout(() => lose({ kind: 'unreachable' }), timing.opening)

  function lose(loss: Loss): void {
    if (done) return
    close()
    events.lost(loss)
  }

  function close(): void {
    done = true
    clearTimeout(timer)
    // A stalled socket may take a minute to close: nobody waits for it.
    socket.close()
  }

  function rest(): void {
    clearTimeout(timer)
    timer = setTimeout(() => ask(timing.answer), timing.silence)
  }

  function ask(patience: number): void {
    if (done || socket.readyState !== WebSocket.OPEN) return
    if (askedAt === undefined) {
      askedAt = Date.now()
      send({ kind: 'ping' })
    }
    expect(patience)
  }

  function expect(patience: number): void {
    clearTimeout(timer)
    const due = Date.now() + patience
    timer = setTimeout(() => {
      // Much too late: the tab was frozen meanwhile, and the answer may be waiting behind this very timer.
      if (Date.now() - due > patience) expect(patience)
      else lose({ kind: 'stalled' })
    }, patience)
  }

  function send(message: ClientMessage): void {
    if (!done) socket.send(encodeFrame(message))
  }

  socket.onopen = () => {
    if (done) return
    rest()
    events.opened()
  }
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    if (done) return
    const message = readFrame(data)
    if (!message) {
      lose({ kind: 'failed', message: 'the relay sent something unreadable.' })
      return
    }
    if (message.kind === 'pong' && askedAt !== undefined) {
      events.clock({ askedAt, answeredAt: Date.now(), relayTime: message.time })
      askedAt = undefined
    }
    // The answer may stand behind much else; what comes meanwhile shows that the connection lives.
    if (askedAt === undefined) rest()
    else expect(timing.answer)
    events.message(message)
  }
  socket.onclose = ({ code }) => lose(code === 1006 ? { kind: 'unreachable' } : { kind: 'closed', code })

  return { send, probe: () => ask(timing.probe), close }
}

function readFrame(frame: string): RelayMessage | undefined {
  try {
    return decodeRelayFrame(frame)
  } catch {
    return undefined
  }
}
