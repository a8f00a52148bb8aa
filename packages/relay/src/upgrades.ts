import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { OriginCheck } from './http/origin.ts'

type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void

/** An endpoint for WebSockets. */
export interface Door {
  /** What takes upgrades of a path; nothing when the path is not of this endpoint, `busy` when too many wait there. */
  entry(path: string): Upgrade | 'busy' | undefined
}

/** Takes WebSocket upgrades from an HTTP server to the doors they are for. */
export function takeUpgrades(
  server: Server,
  isWelcome: OriginCheck,
  doors: readonly Door[],
): { /** Lets nobody in any more. */ stop(): void } {
  let isStopped = false
  server.on('upgrade', (request, stream, head) => {
    const [path = ''] = (request.url ?? '').split('?')
    const entry = doors.map((door) => door.entry(path)).find((found) => found !== undefined)
    if (isStopped) refuse(stream, '503 Service Unavailable')
    else if (entry === undefined) refuse(stream, '404 Not Found')
    else if (!isWelcome(request.headers.origin, request.headers.host)) refuse(stream, '403 Forbidden')
    else if (entry === 'busy') refuse(stream, '503 Service Unavailable')
    else entry(request, stream, head)
  })
  return {
    stop() {
      isStopped = true
    },
  }
}

function refuse(stream: Duplex, status: string): void {
  // Nobody is left to tell.
  stream.on('error', () => {})
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
