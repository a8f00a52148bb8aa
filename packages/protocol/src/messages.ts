import type { Dot, LogQuery, ReplicaId, StreamId, VersionVector } from '@causeway/core'

/** The version of this protocol; a relay closes a socket that speaks another with {@link closeCodes}`.update`. */
export const protocolVersion = 1

/** How far a replica's chain reaches: the hash of its `seq`-th event. */
export interface ChainHead {
  readonly seq: number
  readonly hash: string
}

/** The relay's word that it accepted a replica's chain up to `seq`: a MAC over (workspace, replica, seq, hash). */
export interface Seal extends ChainHead {
  readonly mac: string
}

/** A place in the committed order with the rolling digest of everything up to it. */
export interface LogPoint {
  readonly position: number
  readonly digest: string
}

/** The first frame of a client. Nothing is said to a socket before its token is good. */
export interface Hello {
  readonly kind: 'hello'
  readonly protocol: number
  readonly token: string
  readonly replica: ReplicaId
  /** How far this client holds the committed log: position 0 and an empty digest for nothing. */
  readonly point: LogPoint
}

/**
 * Events for the log: whole events of one replica, in `seq` order, as JSON texts exactly as hashed. A client sends
 * its own; while healing it also sends others', each run with the seal that vouches for it.
 */
export interface Push {
  readonly kind: 'push'
  /** Echoed in the answer. */
  readonly id: number
  readonly events: readonly string[]
  /** For another replica's events: the relay's own seal at or after the last of them. */
  readonly seal?: Seal
  /**
   * Optimistic concurrency: for some streams, the position of the last event that the author had seen, 0 for none. If
   * one has moved on, nothing of the push is taken that the log does not hold: it is refused as `stale`.
   */
  readonly expect?: Readonly<Record<StreamId, number>>
  /**
   * Some of these events had other dots before, under which a copy of this storage may have sent them: what the log has
   * already, by command and time, it does not take again.
   */
  readonly rewritten?: true
}

/** Asks for the live tail, after the client has caught up to `after` over HTTP. */
export interface Subscribe {
  readonly kind: 'subscribe'
  readonly after: number
}

/** Says "still here"; answered by `pong` with the relay's time, from which the client learns its clock offset. */
export interface Ping {
  readonly kind: 'ping'
  /** How far this client holds the log by now. */
  readonly position?: number
}

/**
 * The first frame of a client in a live room, as JSON text. What both sides say after it is y-websocket's, in binary
 * frames; nothing is said to a socket, and nothing else heard, before its token is good.
 */
export interface RoomHello {
  readonly kind: 'hello'
  readonly protocol: number
  readonly token: string
  /** The awareness id of this client: the only one it may speak for. */
  readonly client: number
}

export type ClientMessage = Hello | Push | Subscribe | Ping

/** The answer to a good {@link Hello}. */
export interface Welcome {
  readonly kind: 'welcome'
  readonly workspace: string
  readonly actor: string
  readonly role: string
  /** The relay's latest point. */
  readonly point: LogPoint
  /** False when the relay's log does not hold the client's point: the client must heal before it subscribes. */
  readonly agrees: boolean
  /** How far the relay holds each replica's events. */
  readonly vector: VersionVector
  /** The relay's head of the client's own chain, for the client to check against its own. */
  readonly head: ChainHead | null
  /** Milliseconds since 1970 by the relay's clock. */
  readonly time: number
}

/** Why an event was not taken, for good: it will be refused again if sent again. */
export type RefusalCode = 'invalid' | 'unknown-type' | 'too-large' | 'not-allowed' | 'stale'

/** An event the relay will not take. What its author sent behind it may be sent again without it. */
export interface Refused {
  readonly kind: 'refused'
  readonly push: number
  readonly dot: Dot
  readonly code: RefusalCode
  /** What is wrong and what to do, in people's words. */
  readonly message: string
}

/** The push names events the relay does not hold: whoever has them is asked to send them first. */
export interface Missing {
  readonly kind: 'missing'
  readonly push: number
  /** How far the relay holds the replicas in question. */
  readonly vector: VersionVector
}

/**
 * The log holds other events in this replica's name, or, of what was {@link Push.rewritten}, the same ones in another:
 * the storage is a copy of another, or has been one, and must look into the log before it goes on.
 */
export interface Forked {
  readonly kind: 'forked'
  readonly push: number
  /** How far the log holds this replica's chain. */
  readonly head: ChainHead
}

/**
 * The push is believed so far but cannot enter the log yet: its run is still short of its seal, or its clocks name
 * events that were themselves kept aside on this socket. Go on sending; `taken` follows once the rest is there. It is
 * kept in memory only, so until `taken` it counts as not sent.
 */
export interface Held {
  readonly kind: 'held'
  readonly push: number
}

/** The push is in the log, all of it (now or since earlier). Its positions come with the log itself. */
export interface Taken {
  readonly kind: 'taken'
  readonly push: number
  /** The highest position the push's events have: read your writes by waiting for the log to reach it. */
  readonly position: number
}

/** A stretch of the committed order: the live tail, following on the last one, and the body of a range over HTTP. */
export interface LogEntries {
  readonly kind: 'log'
  /** Position of the first entry; the others follow without a gap. */
  readonly from: number
  /** Entry lines, see `entryLine`. */
  readonly entries: readonly string[]
  /** Digest at the last entry. */
  readonly digest: string
  /** For each replica with events here: the relay's seal at its last one. */
  readonly seals: Readonly<Record<ReplicaId, Seal>>
  /** The relay's word that its log was this at the last entry: a MAC over (workspace, position, digest). */
  readonly mac?: string
}

/** What a relay that was put back from an older copy has lost of its log, from a member who holds it: the body of a `POST`. */
export interface LostStretch {
  readonly kind: 'lost'
  /** Position of the first entry: the one after the relay's last. */
  readonly from: number
  /** Entry lines. */
  readonly entries: readonly string[]
  /** The relay's own word on its log at the last of them, as {@link LogEntries} gave it. */
  readonly mac: string
}

export interface Pong {
  readonly kind: 'pong'
  readonly time: number
}

export type RelayMessage = Welcome | Refused | Missing | Forked | Held | Taken | LogEntries | Pong

/** Why a relay closed a socket, and so what the client does next. */
export const closeCodes = {
  /** The relay is stopping: retry with jittered backoff. */
  restarting: 1012,
  /** Something failed on the relay: retry with jittered backoff. */
  failed: 1011,
  /** A frame was too large: do not send it again. */
  tooLarge: 1009,
  /** Not this protocol's messages: stop, and report a bug. */
  malformed: 4400,
  /** The token is missing, false or expired: ask for a new link. */
  unauthorised: 4401,
  /** This person may not be in this room: stop, and ask an owner. */
  forbidden: 4403,
  /** The awareness id is somebody else's: come again with another one. */
  idTaken: 4409,
  /** Another version of the protocol: update the app. */
  update: 4426,
  /** Sent too much, read too slowly, or said hello too late: retry with jittered backoff. */
  overloaded: 4429,
} as const

/** Bounds both sides keep to. */
export const limits = {
  /** UTF-8 bytes of one event's text. */
  eventBytes: 256 * 1024,
  /** Events in one push, and in one tail message. */
  pushEvents: 500,
  /** UTF-8 bytes of one frame. */
  frameBytes: 1024 * 1024,
  /** Bytes of one frame in a live room. */
  roomFrameBytes: 2 * 1024 * 1024,
  /** Characters of a room's name. */
  roomName: 200,
  /** Positions asked for in one request for points. */
  points: 64,
  /** Events in one answer to a query. */
  queryEvents: 1000,
  /** Bytes of a stretch of the log that is given back. */
  lostBytes: 32 * 1024 * 1024,
  /** Streams named in one request for states. */
  snapshotStreams: 5000,
  /** Positions in one sealed range of the log: range `n` holds `n * rangeSize + 1` to `(n + 1) * rangeSize`. */
  rangeSize: 1000,
} as const

/** Where a relay's origin answers. The HTTP paths want `authorization: Bearer <token>`. */
export const paths = {
  /** The WebSocket. */
  sync: '/api/sync',
  /** The WebSocket of a live room, which begins with a {@link RoomHello}. The workspace is the token's. */
  room: (name: string) => `/api/rooms/${encodeURIComponent(name)}`,
  /**
   * `GET`: range `n` of the log, complete ones only, as the frame of a {@link LogEntries}. A log healed after a loss
   * may hold another range under the same number, so it is cached for good only when asked for by the digest of its
   * last position.
   */
  range: (n: number, digest?: string) => `/api/log/${n}${digest === undefined ? '' : `?digest=${digest}`}`,
  /** `GET`: the log from a position to at most the end of its range, as the frame of a {@link LogEntries}. */
  from: (position: number) => `/api/log?from=${position}`,
  /**
   * `POST` a {@link LostStretch}: its entries are in the log again, each in its old place. 409 when the log does not end
   * before them (any more), 403 when it was never this.
   */
  log: '/api/log',
  /** `GET`: the {@link LogPoint}s at these positions as a JSON array, those beyond the log's end left out. */
  points: (positions: readonly number[]) => `/api/points?at=${positions.join()}`,
  /** `GET`: what a query finds, as an `EventsAnswer`. */
  events: (query: LogQuery = {}) => `/api/events${queryText(query)}`,
  /** `GET`: the `ReplicaProgress` of each device that was ever heard, as a JSON array. */
  replicas: '/api/replicas',
  /** `GET`: the `ViewProgress` of each view, as a JSON array. */
  views: '/api/views',
  /** `GET`: rows of a view, by stream, after one of them, as a `ViewAnswer`. */
  view: (name: string, after?: string) =>
    `/api/views/${encodeURIComponent(name)}${after === undefined ? '' : `?after=${encodeURIComponent(after)}`}`,
  /** `POST` a `SnapshotRequest`: a `Snapshot`; 409 when the asker would compute other states than the relay. */
  snapshot: '/api/snapshot',
  /** `GET`: the token's `Membership`. */
  me: '/api/me',
  /** `POST` an `InviteRequest`: an `Invite`. */
  invites: '/api/invites',
  /** `POST`, with no token: a `Demo`. `DELETE`, with the token of one of its members: it is over. */
  demo: '/api/demo',
} as const

/** A query as that of a URL, with its question mark: a parameter for each part, `type` as often as there are types. */
export function queryText({ types, ...query }: LogQuery): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, `${value}`)
  for (const type of types ?? []) parameters.append('type', type)
  return parameters.size === 0 ? '' : `?${parameters}`
}
