import type { Model, Process, ReplicaId, Rights } from '@causeway/core'
import { closeCodes, type LostStretch, limits } from '@causeway/protocol'
import type { Logger } from 'pino'
import { type Authority, createAuthority, type LogStates } from '../authority/authority.ts'
import type { Bounds } from '../bounds.ts'
import { type Restoring, restoreLost } from '../intake/lost.ts'
import { createWriter, type Writer } from '../intake/writer.ts'
import type { Entry, Head, Tip } from '../log/entry.ts'
import type { EventLog } from '../log/event-log.ts'
import { logFrames } from '../log-message.ts'
import type { Sealer } from '../seals.ts'
import { type Tracing, tracedEvent, untraced } from '../tracing/tracing.ts'
import { hangUp } from './hang-up.ts'
import { createTail, type Tail } from './tail.ts'

/** A workspace somebody is connected to: who writes its log, and who follows it. */
export interface Room {
  readonly workspace: string
  readonly writer: Writer
  readonly tail: Tail
  /** Absent when there are neither processes nor rights, and no states to hand out. */
  readonly authority?: Authority
  /** What its log comes to; nothing where nobody folds it. */
  states(): Promise<RoomStates | undefined>
  /** Puts back what its log has lost. */
  restore(lost: LostStretch): Promise<Restoring>
}

/** What a log comes to, and where that is. */
export interface RoomStates extends LogStates {
  readonly tip: Tip
  readonly heads: ReadonlyMap<ReplicaId, Head>
}

/** What rooms are made with. */
export interface RoomSetting {
  readonly model: Model
  /** What the relay does by itself. */
  readonly processes: readonly Process[]
  /** What people may do; everything unless given. */
  readonly rights?: Pick<Rights, 'event'>
  /** The app's version; without it no states are handed out. */
  readonly version?: string
  readonly log: EventLog
  readonly sealer: Sealer
  readonly bounds: Bounds
  readonly logger: Logger
  readonly tracing?: Tracing
  /** Milliseconds since 1970. */
  now(): number
  /** Range `n` of a log is full from now on. */
  rangeFilled(workspace: string, n: number): void
  /** A log moved on. */
  logMoved?(workspace: string): void
}

/** Makes the room of a workspace; its writer has not looked at the log yet. */
export function createRoom(workspace: string, setting: RoomSetting): Room {
  const { log, sealer, bounds, logger, now, rangeFilled, tracing = untraced } = setting
  const authority =
    setting.processes.length === 0 && !setting.rights && setting.version === undefined
      ? undefined
      : createAuthority(workspace, setting, () => {
          writer
            .submit([], () => {})
            .catch((error: unknown) => logger.error({ err: error, workspace }, 'cannot act'))
        })
  const committed = (entries: readonly Entry[]) => {
    const endFanOut = tracing.begin('fan-out', workspace)
    tail.advance(writer.tip.position, () => logFrames(workspace, entries, sealer))
    endFanOut(
      () => entries.map(tracedEvent),
      () => ({ 'causeway.followers': tail.followers }),
    )
    for (const { position } of entries) {
      if (position % limits.rangeSize === 0) rangeFilled(workspace, position / limits.rangeSize - 1)
    }
    setting.logMoved?.(workspace)
  }
  const writer = createWriter(workspace, log, now, committed, authority, tracing)
  const tail = createTail(
    async (from, to) => logFrames(workspace, await log.read(workspace, from, to), sealer),
    (socket, error) => {
      if (socket.readyState === socket.OPEN) logger.error({ err: error, workspace }, 'cannot feed a reader')
      hangUp(socket, closeCodes.failed, 'The log cannot be read.')
    },
    bounds,
  )
  async function states(): Promise<RoomStates | undefined> {
    let found: RoomStates | undefined
    authority?.lookAgain()
    // Between two appends: within one, it knows of what may never be in the log.
    await writer.refresh(() => {
      const { tip, heads } = writer
      const held = authority?.states(tip)
      if (held) found = { ...held, tip, heads: new Map(heads) }
    })
    return found
  }
  async function restore(lost: LostStretch): Promise<Restoring> {
    const restoring = await restoreLost(workspace, { log, sealer }, lost)
    await writer.refresh()
    return restoring
  }
  return { workspace, writer, tail, states, restore, ...(authority && { authority }) }
}
