import { createServer, type Server } from 'node:http'
import type { Model, Process, Rights, View } from '@causeway/core'
import { joinLink, type Membership } from '@causeway/protocol'
import { getRequestListener } from '@hono/node-server'
import type { TracerProvider } from '@opentelemetry/api'
import type { Kysely } from 'kysely'
import { type Logger, pino } from 'pino'
import { type Bounds, defaultBounds } from './bounds.ts'
import { createDemos, type DemoOptions } from './demos/demos.ts'
import { createHttpApp } from './http/app.ts'
import type { Invitations } from './http/invites.ts'
import { createOriginCheck } from './http/origin.ts'
import { createRanges } from './http/ranges.ts'
import { createHub } from './hub/hub.ts'
import { claimDataFolder } from './log/data-folder.ts'
import { openFolderDatabase, openMemoryDatabase, openPostgresDatabase } from './log/database.ts'
import { createEventLog, type EventLog } from './log/event-log.ts'
import type { Schema } from './log/schema.ts'
import { databaseSecret, deriveKey, folderSecret } from './log/secret.ts'
import { defaultRoomBounds, type RoomBounds } from './rooms/bounds.ts'
import { createRooms } from './rooms/rooms.ts'
import { createSealer } from './seals.ts'
import { createSnapshots } from './snapshots/snapshots.ts'
import { RelayStartError, reasonOf, systemCode } from './start-error.ts'
import { createTokens } from './tokens.ts'
import { createTracing } from './tracing/tracing.ts'
import { takeUpgrades } from './upgrades.ts'
import type { LaneThreads } from './views/lanes.ts'
import { type Replay, type ReplayRequest, replay } from './views/replay.ts'
import { createViewTables } from './views/tables.ts'
import { createViews } from './views/views.ts'

/** How a relay is set up. */
export interface RelayOptions {
  /** The domain: what may enter the log. */
  readonly model: Model
  /** What the relay does by itself, as the authority of each workspace; nothing unless given. */
  readonly processes?: readonly Process[]
  /** The read models to keep in the database, beside those on devices; none unless given. */
  readonly views?: readonly View[]
  /** Threads to build long views on; the relay's own unless given. */
  readonly viewThreads?: LaneThreads
  /** The app's version, as devices give it: with it, states are handed out to those that begin or were long away. */
  readonly version?: string
  /** What people may do: what was recorded without the right is put aside. Everything is allowed unless given. */
  readonly rights?: Pick<Rights, 'event' | 'room'>
  /** Folder for an embedded log and the relay's secret; created when absent. */
  readonly dataDir?: string
  /** PostgreSQL to keep the log in, instead of a folder. Without either the log is in memory and goes with it. */
  readonly databaseUrl?: string
  /** A log that is kept elsewhere, with the relay's secret, in place of all of these. */
  readonly keptLog?: KeptLog
  /** TCP port; 0, the default, takes a free one. */
  readonly port?: number
  /** Address to listen on; this machine alone by default. */
  readonly host?: string
  /** Folder of the built desk, served from the same origin. */
  readonly deskDir?: string
  /** Other origins whose pages may talk to this relay, as `https://desk.example`. */
  readonly origins?: readonly string[]
  /** Which roles a role may invite. */
  readonly invitations?: Invitations
  /** Lets anybody have a workspace of their own for a while; nobody unless given. */
  readonly demos?: DemoOptions
  readonly bounds?: Partial<Bounds>
  readonly roomBounds?: Partial<RoomBounds>
  readonly logger?: Logger
  /** Who makes spans of what the relay does, in OpenTelemetry's terms; nobody unless given. */
  readonly tracerProvider?: TracerProvider
  /** Milliseconds since 1970. */
  readonly now?: () => number
}

/** A log, and the secret that tokens and seals of its relay are made with. */
export interface KeptLog {
  readonly log: EventLog
  readonly secret: string
}

/** A running relay. */
export interface Relay {
  /** Its origin, as `http://127.0.0.1:4321`. */
  readonly url: string
  /** A token for anyone, to any workspace of this relay. */
  token(member: Membership): Promise<string>
  /** The link that joins a workspace (`main` by default) as its owner. */
  ownerLink(workspace?: string): Promise<string>
  /** Folds a log anew, or what a query finds in it: what one of its views would hold. Nothing is written. */
  replay(request: ReplayRequest): Promise<Replay>
  /** Lets nobody in any more, finishes what is being committed, closes every socket and the database. */
  close(): Promise<void>
}

const defaultInvitations: Invitations = {
  owner: ['owner', 'manager', 'stock', 'seller'],
  manager: ['stock', 'seller'],
}

/**
 * Starts a relay. Throws {@link RelayStartError}, whose message is for the person who started it.
 *
 * @example
 * const relay = await createRelay({ model: shopModel, dataDir: '.causeway' })
 * console.info(await relay.ownerLink())
 */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const logger = options.logger ?? pino({ level: 'silent' })
  const undo: (() => Promise<void>)[] = []
  const host = options.host ?? '127.0.0.1'
  const port = options.port ?? 0
  try {
    // Found out before the seconds that a first start takes to make its log.
    await stop(await listen(createServer(), host, port))
    const { log, secret, db }: KeptLog & { readonly db?: Kysely<Schema> } =
      options.keptLog ?? (await openLog(options, logger, undo))
    const sealer = createSealer(deriveKey(secret, 'seals'))
    const now = options.now ?? Date.now
    const definitions = { model: options.model, views: options.views ?? [] }
    const views =
      db &&
      createViews({
        ...{ ...definitions, log, logger, tables: createViewTables(db) },
        ...(options.viewThreads && { threads: options.viewThreads }),
      })
    undo.push(async () => views?.close())
    const demos = createDemos({
      ...{ log, now, logger, options: options.demos },
      tokens: createTokens(deriveKey(secret, 'tokens')),
      async closeRoom(workspace) {
        rooms.closeRooms(workspace)
        await hub.closeRoom(workspace)
        await views?.forget(workspace)
      },
    })
    const { tokens } = demos
    const tracing = options.tracerProvider && { tracing: createTracing(options.tracerProvider) }
    const ranges = createRanges(log, sealer)
    const origins = options.origins ?? []
    const isWelcome = createOriginCheck(origins)
    const { version } = options
    const snapshots =
      version !== undefined &&
      createSnapshots({
        ...{ model: options.model, version, log, sealer },
        statesOf: (workspace) => hub.statesOf(workspace),
      })
    const app = createHttpApp({
      model: options.model,
      log,
      tokens,
      sealer,
      ranges,
      restore: (workspace, lost) => hub.restore(workspace, lost),
      logger,
      isWelcome,
      origins,
      invitations: options.invitations ?? defaultInvitations,
      deskDir: options.deskDir,
      demos,
      ...(views && { views }),
      ...(snapshots && { snapshots }),
      ...tracing,
    })
    const server = createServer(getRequestListener(app.fetch))
    const bounds = { ...defaultBounds, ...options.bounds }
    const rights = options.rights && { rights: options.rights }
    const hub = createHub({
      model: options.model,
      processes: options.processes ?? [],
      ...rights,
      ...(version !== undefined && { version }),
      ...tracing,
      tokens,
      sealer,
      log,
      bounds,
      logger,
      now,
      rangeFilled: ranges.prepare,
      ...(views && { logMoved: views.moved }),
    })
    const rooms = createRooms({
      tokens,
      ...rights,
      bounds,
      roomBounds: { ...defaultRoomBounds, ...options.roomBounds },
      logger,
      personOf: hub.personOf,
    })
    const upgrades = takeUpgrades(server, isWelcome, [hub, rooms])
    undo.push(async () => {
      await demos.stop()
      upgrades.stop()
      const stopped = stop(server)
      await Promise.all([rooms.close(), hub.close()])
      server.closeAllConnections()
      await stopped
    })
    const url = urlOf(await listen(server, host, port))
    const token = (member: Membership) => tokens.sign(member)
    let closing: Promise<void> | undefined
    return {
      url,
      token,
      replay: (request) => replay(log, definitions, request),
      ownerLink: async (workspace = 'main') =>
        joinLink(url, await token({ workspace, actor: 'Owner', role: 'owner' })),
      close: () => {
        closing ??= undoAll(undo)
        return closing
      },
    }
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

async function undoAll(undo: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of undo.toReversed()) await step()
}

async function openLog(
  { dataDir, databaseUrl }: RelayOptions,
  logger: Logger,
  undo: (() => Promise<void>)[],
): Promise<KeptLog & { readonly db: Kysely<Schema> }> {
  const closing = (db: Kysely<Schema>) => {
    undo.push(() => db.destroy())
    return db
  }
  if (databaseUrl !== undefined) {
    const db = closing(await openPostgresDatabase(databaseUrl, logger))
    return { db, log: createEventLog(db, 'many'), secret: await databaseSecret(db) }
  }
  if (dataDir === undefined) {
    const db = closing(await openMemoryDatabase())
    return { db, log: createEventLog(db, 'one'), secret: await databaseSecret(db) }
  }
  const folder = await claimDataFolder(dataDir)
  undo.push(folder.release)
  const secret = await folderSecret(folder.path)
  const db = closing(await openFolderDatabase(folder.path, logger))
  return { db, log: createEventLog(db, 'one'), secret }
}

async function listen(server: Server, host: string, port: number): Promise<Server> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, resolve)
    })
    return server
  } catch (error) {
    const sentence =
      systemCode(error) === 'EADDRINUSE'
        ? `Port ${port} is in use on ${host}; set PORT to another one.`
        : `Port ${port} on ${host} cannot be listened on (${reasonOf(error)}).`
    throw new RelayStartError('port-unusable', sentence, error)
  }
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** The origin of a listening server; one that listens everywhere is reached on this machine at least. */
function urlOf(server: Server): string {
  const bound = server.address()
  if (typeof bound !== 'object' || bound === null) throw new Error('The server does not listen on a port.')
  const { address, port } = bound
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`
}
