import type { Model, ReplicaId, StreamId } from '@causeway/core'
import {
  entryLine,
  type PlacedLine,
  readEvent,
  reducerDigests,
  type Seal,
  type Snapshot,
  type SnapshotRequest,
} from '@causeway/protocol'
import type { RoomStates } from '../hub/room.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Sealer } from '../seals.ts'
import { createOutlines } from './outlines.ts'

/** Hands out what a log comes to, to devices that would compute the same. */
export interface Snapshots {
  /** Nothing when the asker computes other states, holds as much, or nobody here folds the log. */
  of(workspace: string, request: SnapshotRequest): Promise<Snapshot | undefined>
}

export interface SnapshotsSetting {
  readonly model: Model
  /** The app's version. */
  readonly version: string
  readonly log: EventLog
  readonly sealer: Sealer
  statesOf(workspace: string): Promise<RoomStates | undefined>
}

/** Snapshots of the states that the authorities of a relay hold. */
export function createSnapshots({ model, version, log, sealer, statesOf }: SnapshotsSetting): Snapshots {
  const reducers = reducerDigests(model)
  const outlines = createOutlines(log)

  return {
    async of(workspace, request) {
      if (request.version !== version || !areEqual(request.reducers, reducers)) return undefined
      const held = await statesOf(workspace)
      if (!held || held.tip.position <= request.after) return undefined
      const { tip, vector, states, unsettled, heads } = held
      const { position, digest, receivedAt } = tip
      const streams = [...new Set([...request.streams, ...unsettled])]
      const [outlined, found] = await Promise.all([
        outlines.of(workspace, request.after, position),
        log.ofStreams(workspace, streams, request.after, position),
      ])
      const kept = new Map<StreamId, PlacedLine[]>(streams.map((stream) => [stream, []]))
      for (const event of found) {
        const line = entryLine(event.receivedAt, event.text)
        kept.get(readEvent(event.text).stream)?.push([event.position, line])
      }
      const seals: Record<ReplicaId, Seal> = {}
      for (const [replica, head] of heads)
        if (head.position > request.after) seals[replica] = sealer.seal(workspace, replica, head)
      return {
        ...{ point: { position, digest }, mac: sealer.sealPoint(workspace, tip) },
        ...{ vector, seals, clock: receivedAt },
        ...{ states, outlines: outlined, kept: Object.fromEntries(kept) },
      }
    },
  }
}

function areEqual(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && one[name] === other[name])
  )
}
