/** What live rooms may cost the relay. Bytes are those on the wire; the relay keeps a room as such. */
export interface RoomBounds {
  /** Rooms that are open at once in a workspace. */
  readonly roomsPerWorkspace: number
  /** Sockets in one room. */
  readonly socketsPerRoom: number
  /** Sockets of one person in all rooms of a workspace. */
  readonly socketsPerPerson: number
  /** Sockets that have not shown a good token yet, on the whole relay. */
  readonly strangers: number
  /** Bytes of one room's document. A room that outgrows them is begun anew. */
  readonly roomBytes: number
  /** Bytes of all documents of a workspace. */
  readonly workspaceBytes: number
  /** Bytes of one client's awareness state. */
  readonly awarenessBytes: number
  /** Bytes a second that are heard from a socket; what comes faster waits on its way here. */
  readonly bytesPerSecond: number
  /** Bytes that are heard at once. */
  readonly burstBytes: number
  /** Bytes that every frame counts besides its own: what it costs to tell the others. */
  readonly frameCost: number
  /** Unsent bytes, beyond an answer that was asked for, at which a socket reads too slowly and is cut off. */
  readonly unsentBytes: number
  /** Milliseconds between signs of life. A y-websocket client that hears nothing for 30 s takes the line for dead. */
  readonly signMs: number
}

/** Bounds for a team that writes together: about 120 small frames a second and socket, after a thousand at once. */
export const defaultRoomBounds: RoomBounds = {
  roomsPerWorkspace: 200,
  socketsPerRoom: 100,
  socketsPerPerson: 60,
  strangers: 200,
  roomBytes: 8 * 1024 * 1024,
  workspaceBytes: 64 * 1024 * 1024,
  awarenessBytes: 4096,
  bytesPerSecond: 512 * 1024,
  burstBytes: 4 * 1024 * 1024,
  frameCost: 4096,
  unsentBytes: 1024 * 1024,
  signMs: 12_000,
}
