import type { StreamCheckpoint, StreamId } from '@causeway/core'
import { mayHoldStream, type Outline, readFilter, type Snapshot } from '@causeway/protocol'
import { isStill, type Readiness, withoutAcknowledged } from './append.ts'
import { chunkSize, headRecord } from './checkpoint.ts'
import { checksum } from './checksum.ts'
import type { Database, KeptLine, Meta, ReleasedSegment } from './database.ts'
import { withFloor } from './own-events.ts'
import { randomId } from './replica.ts'
import type { TakingStates } from './store.ts'

/** Puts states in the place of the log between where it is held to and their point, within a transaction. */
export async function writeStates(
  database: Database,
  meta: Meta,
  { snapshot, computing, now }: TakingStates,
  ready: Readiness,
): Promise<Meta | undefined> {
  const { point, vector, seals, states, outlines } = snapshot
  if (!isStill(ready, meta) || meta.position >= point.position) return undefined
  await database.segments.bulkPut(outlines.map((outline) => releasedSegment(outline, snapshot.kept, now)))
  await database.seals.bulkPut(Object.entries(seals).map(([replica, seal]) => ({ ...seal, replica })))
  await acknowledge(database, vector[meta.replica] ?? 0)
  await database.checkpoints.clear()
  const chunks: Record<number, string> = {}
  for (const [index, text] of chunksOf(states).entries()) {
    chunks[index + 1] = checksum(text)
    await database.checkpoints.put({ chunk: index + 1, text })
  }
  const { position } = point
  await database.checkpoints.put(
    headRecord({ id: randomId(), position, vector, ...computing, at: now, chunks }),
  )
  const next: Meta = {
    ...(await withFloor(database, meta)),
    ...point,
    mac: snapshot.mac,
    clock: Math.max(meta.clock, snapshot.clock),
    revision: meta.revision + 1,
    generation: meta.generation + 1,
  }
  await database.meta.put(next)
  return next
}

function releasedSegment(
  { streams, ...span }: Outline,
  kept: Snapshot['kept'],
  now: number,
): ReleasedSegment {
  const filter = readFilter(streams)
  const within = ([position]: KeptLine) => position >= span.from && position <= span.to
  // As of what is released here: those that the filter only takes for being in it are named as well.
  const lines = Object.entries(kept).flatMap(([stream, all]): [StreamId, KeptLine[]][] =>
    mayHoldStream(filter, stream) ? [[stream, all.filter(within)]] : [],
  )
  return {
    ...span,
    ...{ released: 1, streams: filter, kept: Object.fromEntries(lines) },
    arrivals: [{ from: span.from, at: now }],
  }
}

/** Takes own events up to a `seq` out of the outbox. */
async function acknowledge({ pending }: Database, upTo: number): Promise<void> {
  const records = await pending.where('seq').belowOrEqual(upTo).toArray()
  await pending.bulkDelete(records.map(({ seq }) => seq))
  // Only the last record may go further than what is acknowledged.
  const last = records.at(-1)
  const rest = last && withoutAcknowledged(last, upTo)
  if (rest) await pending.put(rest)
}

function chunksOf(states: readonly StreamCheckpoint[]): string[] {
  const texts: string[] = []
  for (let at = 0; at < states.length; at += chunkSize)
    texts.push(JSON.stringify(states.slice(at, at + chunkSize)))
  return texts
}
