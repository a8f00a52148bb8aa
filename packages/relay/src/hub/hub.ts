import type { Person } from '@causeway/core'
import { closeCodes, type LostStretch, limits, type Membership, paths } from '@causeway/protocol'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Restoring } from '../intake/lost.ts'
import type { Door } from '../upgrades.ts'
import { type Connection, type ConnectionSetting, connect } from './connection.ts'
import { createExpulsions } from './hang-up.ts'
import { startHeartbeat } from './heartbeat.ts'
import { createRoom, type Room, type RoomSetting, type RoomStates } from './room.ts'

/** All sockets of a relay, and the rooms they are in. */
export interface Hub extends Door {
  /** A member as the log knows them now. */
  personOf(member: Membership): Promise<Person>
  /** What a workspace's log comes to; nothing where nobody folds it. */
  statesOf(workspace: string): Promise<RoomStates | undefined>
  /** Puts back what a workspace's log has lost. */
  restore(workspace: string, lost: LostStretch): Promise<Restoring>
  /** Closes the room of a workspace and every socket in it; resolves when nothing of it is being committed. */
  closeRoom(workspace: string): Promise<void>
  /** Lets nobody in any more, finishes what is being committed, and closes every socket. */
  close(): Promise<void>
}

/** The sockets that follow logs, and push to them. */
export function createHub(setting: Omit<ConnectionSetting, 'roomOf' | 'expulsions'> & RoomSetting): Hub {
  const rooms = new Map<string, Room>()
  const connections = new Set<Connection>()
  const expulsions = createExpulsions(setting.bounds.expulsionMs)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
  })

  function roomOf(workspace: string): Room {
    const known = rooms.get(workspace)
    if (known !== undefined) return known
    const room = createRoom(workspace, setting)
    rooms.set(workspace, room)
    return room
  }

  function welcome(socket: WebSocket): void {
    heartbeat.watch(socket)
    const connection = connect(socket, { ...setting, expulsions, roomOf })
    connections.add(connection)
    socket.once('close', () => connections.delete(connection))
  }

  const heartbeat = startHeartbeat(sockets, setting.bounds.heartbeatMs)

  return {
    entry(path) {
      if (path !== paths.sync) return undefined
      return (request, stream, head) => sockets.handleUpgrade(request, stream, head, welcome)
    },
    async personOf({ workspace, actor, role }) {
      const { writer, authority } = roomOf(workspace)
      await writer.refresh()
      return {
        actor,
        role,
        read: (aggregate, id) => authority?.read(aggregate, id) ?? aggregate.initialState,
      }
    },
    statesOf: (workspace) => roomOf(workspace).states(),
    restore: (workspace, lost) => roomOf(workspace).restore(lost),
    async closeRoom(workspace) {
      const room = rooms.get(workspace)
      rooms.delete(workspace)
      room?.authority?.stop()
      for (const connection of connections) {
        if (connection.workspace === workspace) connection.end(closeCodes.unauthorised, 'It is over.')
      }
      await room?.writer.idle()
    },
    async close() {
      heartbeat.stop()
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
