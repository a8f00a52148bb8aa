import type { Person, Rights, RoomRight } from '@causeway/core'
import { closeCodes, limits, type Membership, paths } from '@causeway/protocol'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Bounds } from '../bounds.ts'
import { startHeartbeat } from '../hub/heartbeat.ts'
import type { Tokens } from '../tokens.ts'
import type { Door } from '../upgrades.ts'
import type { RoomBounds } from './bounds.ts'
import { type LiveRoom, openRoom } from './room.ts'
import { type Talk, talkInRoom } from './talk.ts'

/** What live rooms are made with. */
export interface RoomsSetting {
  readonly tokens: Tokens
  /** Who may do what in which room; everybody may write everywhere unless it says so. */
  readonly rights?: Pick<Rights, 'room'>
  readonly bounds: Bounds
  readonly roomBounds: RoomBounds
  readonly logger: Logger
  /** Somebody, with what the log says of them. */
  personOf(member: Membership): Promise<Person>
}

/** All live rooms of a relay. They are open while somebody is there. */
export interface Rooms extends Door {
  /** Shows everybody in the rooms of a workspace out. */
  closeRooms(workspace: string): void
  close(): Promise<void>
}

const prefix = paths.room('')

/** The live rooms of a relay, none open yet. */
export function createRooms(setting: RoomsSetting): Rooms {
  const { bounds, roomBounds, rights } = setting
  const workspaces = new Map<string, Map<string, LiveRoom>>()
  const talks = new Set<Talk>()
  const whereabouts = new WeakMap<Talk, string>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.roomFrameBytes,
    perMessageDeflate: false,
  })

  async function rightOf(member: Membership, name: string): Promise<RoomRight> {
    if (!rights?.room) return 'write'
    return rights.room(await setting.personOf(member), name)
  }

  function roomFor({ workspace, actor }: Membership, name: string): LiveRoom | undefined {
    const open = workspaces.get(workspace) ?? new Map<string, LiveRoom>()
    const guests = [...open.values()].flatMap((room) => room.guests)
    if (guests.filter(({ member }) => member.actor === actor).length >= roomBounds.socketsPerPerson)
      return undefined
    const known = open.get(name)
    if (known) return known
    if (open.size >= roomBounds.roomsPerWorkspace) return undefined
    const room = openRoom(roomBounds, (bytes) => {
      const used = [...open.values()].reduce((sum, other) => sum + other.bytes, 0)
      return used + bytes <= roomBounds.workspaceBytes
    })
    open.set(name, room)
    workspaces.set(workspace, open)
    return room
  }

  /** Lets go of a room that nobody is in. */
  function tidy(workspace: string, name: string): void {
    const open = workspaces.get(workspace)
    if (open?.get(name)?.guests.length === 0) open.delete(name)
    if (open?.size === 0) workspaces.delete(workspace)
  }

  function welcome(socket: WebSocket, name: string): void {
    let workspace: string | undefined
    const talk = talkInRoom(socket, {
      ...setting,
      bounds: roomBounds,
      helloMs: bounds.helloMs,
      rightOf: (member) => rightOf(member, name),
      roomFor(member) {
        workspace = member.workspace
        whereabouts.set(talk, workspace)
        return roomFor(member, name)
      },
      left() {
        if (workspace !== undefined) tidy(workspace, name)
      },
    })
    heartbeat.watch(socket)
    talks.add(talk)
    socket.once('close', () => talks.delete(talk))
  }

  const strangers = () => [...talks].filter(({ isStranger }) => isStranger).length

  const heartbeat = startHeartbeat(sockets, bounds.heartbeatMs, () => {
    for (const talk of talks) {
      talk.reconsider().catch((error: unknown) => {
        setting.logger.error({ err: error }, 'cannot tell what somebody may do in a room')
        talk.end(closeCodes.failed, 'Something failed on the relay.')
      })
    }
  })
  const signs = setInterval(() => {
    for (const talk of talks) talk.sign()
  }, roomBounds.signMs)
  signs.unref()

  return {
    entry(path) {
      const name = path.startsWith(prefix) ? roomName(path.slice(prefix.length)) : undefined
      if (name === undefined) return undefined
      if (strangers() >= roomBounds.strangers) return 'busy'
      return (request, stream, head) =>
        sockets.handleUpgrade(request, stream, head, (socket) => welcome(socket, name))
    },
    closeRooms(workspace) {
      for (const talk of talks) {
        if (whereabouts.get(talk) === workspace) talk.end(closeCodes.unauthorised, 'It is over.')
      }
    },
    async close() {
      heartbeat.stop()
      clearInterval(signs)
      const gone = [...sockets.clients].map(
        (socket) => new Promise((resolve) => socket.once('close', resolve)),
      )
      for (const talk of talks) talk.end(closeCodes.restarting, 'The relay is stopping.')
      await Promise.all(gone)
    },
  }
}

function roomName(encoded: string): string | undefined {
  try {
    const name = decodeURIComponent(encoded)
    return name !== '' && name.length <= limits.roomName ? name : undefined
  } catch {
    return undefined
  }
}
