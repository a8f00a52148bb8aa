import { encodeFrame, paths, protocolVersion } from '@causeway/protocol'
import { WebSocket } from 'ws'

/** Clients that mean no good, until they are stopped. */
export interface Hostiles {
  stop(): void
}

/** How many of each kind there are. */
const each = 5

/** Milliseconds between two attempts of one of them: its request loop is bounded. */
const pause = 20

/**
 * Members of the same workspaces who read nothing of what they asked for; others who send what is no message, whatever
 * they may not, or more than fits in a frame; and strangers with tokens that are none.
 */
export function letLoose(url: string, tokens: readonly string[]): Hostiles {
  let stopped = false
  const sockets = new Set<WebSocket>()
  const timers = new Set<NodeJS.Timeout>()

  function open(opened: (socket: WebSocket) => void, closed?: () => void): void {
    if (stopped) return
    const socket = new WebSocket(`${url.replace('http', 'ws')}${paths.sync}`, { origin: url })
    sockets.add(socket)
    socket.on('open', () => opened(socket))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      if (closed) timers.add(setTimeout(closed, pause))
    })
  }

  function hello(socket: WebSocket, token: string, replica: string): void {
    const point = { position: 0, digest: '' }
    socket.send(encodeFrame({ kind: 'hello', protocol: protocolVersion, token, replica, point }))
  }

  function readNothing(index: number): void {
    open((socket) => {
      hello(socket, tokens[index % tokens.length] ?? '', `deaf-${index}`)
      socket.send(encodeFrame({ kind: 'subscribe', after: 0 }))
      socket.pause()
    })
  }

  function babble(index: number): void {
    const again = () => babble(index)
    open((socket) => {
      hello(socket, tokens[index % tokens.length] ?? '', `babbler-${index}`)
      socket.send('{"kind":"push","id":1}\n{"not":"an event"')
      socket.send('x'.repeat(100_000))
    }, again)
  }

  function flood(index: number): void {
    const again = () => flood(index)
    open((socket) => {
      const token = tokens[index % tokens.length] ?? ''
      hello(socket, token, `flooder-${index}`)
      for (let push = 1; push <= 50; push++) {
        const events = Array.from({ length: 100 }, () => JSON.stringify({ replica: 'other', seq: push }))
        socket.send(encodeFrame({ kind: 'push', id: push, events }))
      }
    }, again)
  }

  function pretend(index: number): void {
    open(
      (socket) => hello(socket, `none.${index}.none`, `stranger-${index}`),
      () => pretend(index),
    )
  }

  for (let index = 0; index < each; index++) {
    readNothing(index)
    babble(index)
    flood(index)
    pretend(index)
  }
  return {
    stop() {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      for (const socket of sockets) socket.terminate()
    },
  }
}
