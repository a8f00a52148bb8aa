import { encodeFrame, paths, protocolVersion } from '@causeway/protocol'
import { WebSocket } from 'ws'

/** How many of each kind there are. */
const each = 5

/** Milliseconds between two attempts of one of them: its request loop is bounded. */
const pause = 20

// In a process of their own, so that what they spend is not taken from those who measure:
// `node hostile.ts <url of the relay> <tokens...>`. They go on until the process is killed.
const [, , url = '', ...tokens] = process.argv
letLoose(url, tokens)
process.send?.('loose')

/**
 * Members of the same workspaces who read nothing of what they asked for; others who send what is no message, whatever
 * they may not, or more than fits in a frame; and strangers with tokens that are none.
 */
function letLoose(url: string, tokens: readonly string[]): void {
  function open(opened: (socket: WebSocket) => void, closed?: () => void): void {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${paths.sync}`, { origin: url })
    socket.on('open', () => opened(socket))
    socket.on('error', () => undefined)
    socket.on('close', () => closed && setTimeout(closed, pause))
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
}
