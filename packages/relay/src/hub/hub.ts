import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { closeCodes, limits, paths } from '@causeway/protocol'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Connection, type ConnectionSetting, connect } from './connection.ts'
import { createRoom, type Room, type RoomSetting } from './room.ts'

/** All sockets of a relay, and the rooms they are in. */
export interface Hub {
  /** Lets nobody in any more, finishes what is being committed, and closes every socket. */
  close(): Promise<void>
}

/** Takes WebSocket upgrades from an HTTP server. `isWelcome` judges their `Origin` and `Host`. */
export function createHub(
  server: Server,
  setting: Omit<ConnectionSetting, 'roomOf'> & RoomSetting,
  isWelcome: (origin: string | undefined, host: string | undefined) => boolean,
): Hub {
  const rooms = new Map<string, Room>()
  const connections = new Set<Connection>()
  const alive = new WeakSet<WebSocket>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
  })
  let closing = false

  function roomOf(workspace: string): Room {
    const known = rooms.get(workspace)
    if (known !== undefined) return known
    const room = createRoom(workspace, setting)
    rooms.set(workspace, room)
    return room
  }

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const [path] = (request.url ?? '').split('?')
    if (closing) refuse(stream, '503 Service Unavailable')
    else if (path !== paths.sync) refuse(stream, '404 Not Found')
    else if (!isWelcome(request.headers.origin, request.headers.host)) refuse(stream, '403 Forbidden')
    else sockets.handleUpgrade(request, stream, head, welcome)
  }

  function welcome(socket: WebSocket): void {
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    socket.on('message', () => alive.add(socket))
    const connection = connect(socket, { ...setting, roomOf })
    connections.add(connection)
    socket.once('close', () => connections.delete(connection))
  }

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, setting.bounds.heartbeatMs)
  heartbeat.unref()

  server.on('upgrade', upgrade)

  return {
    async close() {
      closing = true
      clearInterval(heartbeat)
      const gone = [...sockets.clients].map(
        (socket) => new Promise((resolve) => socket.once('close', resolve)),
      )
      for (const socket of sockets.clients) socket.pause()
      for (const { authority } of rooms.values()) authority?.stop()
      await Promise.all([...rooms.values()].map(({ writer }) => writer.idle()))
      for (const connection of connections) connection.end(closeCodes.restarting, 'The relay is stopping.')
      for (const socket of sockets.clients) socket.resume()
      await Promise.all(gone)
    },
  }
}

function refuse(stream: Duplex, status: string): void {
  // Nobody is left to tell.
  stream.on('error', () => {})
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
