import type { View } from '@causeway/core'
import type { EventLog } from '../log/event-log.ts'
import type { LaneDefinitions } from './lane.ts'
import { laneEvent } from './lane.ts'
import { createLanes, type Lanes, type LaneThreads } from './lanes.ts'
import type { Checkpoint, ViewTables } from './tables.ts'

/** Events in one step: what somebody waits behind it is a few milliseconds of work. */
const eventsPerStep = 500

/** From how many events on a build is worth threads. */
const worthThreads = 5000

/** Events whose streams are held in memory for a track, about: on the relay's thread, and on threads for a while. */
const mostHeld = { here: 20_000, onThreads: 200_000 }

/** Keeps the views of one workspace, step by step. */
export interface ViewKeeper {
  /** Does the next piece of work; false when there is none. */
  step(): Promise<boolean>
  close(): Promise<void>
}

export interface KeeperSetting extends LaneDefinitions {
  readonly log: Pick<EventLog, 'read' | 'points'>
  readonly tables: ViewTables
  readonly threads?: LaneThreads
}

/**
 * The keeper of a workspace's views. All it must remember is in the tables: it may be stopped at any place, and goes on
 * from the checkpoints. Views that are at one position go on together; one that is being built is brought on only when
 * those that serve are up to date, until it has caught up with the log and takes over.
 */
export function createViewKeeper(workspace: string, setting: KeeperSetting): ViewKeeper {
  const { log, tables, threads, views } = setting
  /** Streams folded up to a position, by that position. */
  const folded = new Map<number, Lanes>()
  let isChecked = false

  async function step(): Promise<boolean> {
    const end = await tables.end(workspace)
    if (!end) return false
    const held = await tables.checkpoints(workspace)
    const retired = held.find(({ state }) => state === 'retired')
    if (retired) {
      await tables.clear(workspace, retired)
      return true
    }
    if (!isChecked) {
      isChecked = true
      if (await retireForeign(held)) return true
    }
    if (await beginMissing(held)) return true
    const own = held.filter((one) => versionOf(views, one.name) === one.version)
    const ready = own.find(({ state, position }) => state === 'building' && position >= end.position)
    if (ready) {
      await tables.serve(workspace, ready)
      return true
    }
    const behind = mostBehind(own, end.position)
    if (!behind) return false
    await advance(behind, own, end.position)
    return true
  }

  /** Retires views of another log: the database was put together from copies of different days. */
  async function retireForeign(held: readonly Checkpoint[]): Promise<boolean> {
    const positions = held.map(({ position }) => position)
    const points = new Map(
      (await log.points(workspace, positions)).map((point) => [point.position, point.digest]),
    )
    const foreign = held.filter(({ position, digest }) => position > 0 && points.get(position) !== digest)
    for (const view of foreign) await tables.retire(workspace, view)
    return foreign.length > 0
  }

  /** Begins versions that are new; those that were being built and are not wanted any more are retired. */
  async function beginMissing(held: readonly Checkpoint[]): Promise<boolean> {
    let changed = false
    for (const { name, version } of views) {
      const versions = held.filter((one) => one.name === name)
      // A newer relay works on the same database: its version is not for this one to replace.
      if (versions.some((one) => one.version >= version)) continue
      for (const one of versions) if (one.state === 'building') await tables.retire(workspace, one)
      await tables.begin(workspace, { name, version })
      changed = true
    }
    return changed
  }

  async function advance(
    track: readonly Checkpoint[],
    all: readonly Checkpoint[],
    end: number,
  ): Promise<void> {
    const from = track[0]?.position ?? 0
    const ahead = all.map(({ position }) => position).filter((position) => position > from)
    const to = Math.min(from + eventsPerStep, end, ...ahead)
    const entries = await log.read(workspace, from + 1, to)
    const last = entries.at(-1)
    if (!last) return
    const lanes = folded.get(from) ?? newLanes(from, end)
    folded.delete(from)
    const names = track.map(({ name }) => name)
    let moved: readonly string[] = []
    try {
      const rows = await lanes.fold(entries.map(laneEvent), from, names)
      moved = await tables.advance({
        ...{ workspace, views: track, from, rows },
        ...{ to: last.position, digest: last.digest },
      })
    } finally {
      // What others moved, or what failed in between, is read anew from the tables; so are streams met by another track.
      const isMet = folded.has(last.position)
      const isDone = lanes.isThreaded && last.position >= end
      const isKept = moved.length === track.length && !isMet && !isDone
      if (isKept) folded.set(last.position, lanes)
      else await lanes.close()
    }
  }

  function newLanes(from: number, end: number): Lanes {
    const onThreads = end - from >= worthThreads ? threads : undefined
    return createLanes({
      definitions: setting,
      threads: onThreads,
      isBeginning: from === 0,
      most: onThreads ? mostHeld.onThreads : mostHeld.here,
      histories: (streams, upTo) => tables.histories(workspace, streams, upTo),
    })
  }

  return {
    step,
    async close() {
      await Promise.all([...folded.values()].map((lanes) => lanes.close()))
      folded.clear()
    },
  }
}

const versionOf = (views: readonly View[], name: string) => views.find((view) => view.name === name)?.version

/** The views at the position that is to go on next: those that serve before those that are being built. */
function mostBehind(views: readonly Checkpoint[], end: number): readonly Checkpoint[] | undefined {
  for (const state of ['serving', 'building'] as const) {
    const behind = views.filter((view) => view.state === state && view.position < end)
    if (behind.length === 0) continue
    const position = Math.min(...behind.map((view) => view.position))
    return views.filter((view) => view.position === position)
  }
  return undefined
}
