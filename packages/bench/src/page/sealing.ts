import { anyOf } from '@causeway/client'
import { orderCount, orders } from '../domain.ts'
import { settled } from './bare-database.ts'
import { offline, open } from './open.ts'

/** A segment as it is stored, as far as its size goes. */
interface StoredSegment {
  readonly text?: string
  readonly packed?: ArrayBuffer
  readonly streams?: ArrayBuffer
}

/** How many segments of a workspace are not compressed. */
export async function openSegments(workspace: string): Promise<number> {
  return (await storedSegments(workspace)).filter(({ packed }) => packed === undefined).length
}

/** Bytes of a workspace's segments as they are stored, and of their texts. */
export async function logBytes(
  workspace: string,
): Promise<{ readonly stored: number; readonly text: number }> {
  let stored = 0
  let text = 0
  for (const segment of await storedSegments(workspace)) {
    const { packed, streams } = segment
    const length = packed
      ? (
          await new Response(
            new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')),
          ).arrayBuffer()
        ).byteLength
      : new TextEncoder().encode(segment.text ?? '').length
    text += length
    stored += packed ? packed.byteLength + (streams?.byteLength ?? 0) : length
  }
  return { stored, text }
}

async function storedSegments(workspace: string): Promise<readonly StoredSegment[]> {
  const database = await settled(indexedDB.open(`causeway/${workspace}`))
  const segments: StoredSegment[] = await settled(
    database.transaction('segments').objectStore('segments').getAll(),
  )
  database.close()
  return segments
}

/** For a version that leaves the checkpoint of the others alone. */
const never = anyOf()

/** Milliseconds from nothing to the full order list when states were computed by another version of the app: no checkpoint. */
export async function openAnew(workspaceId: string): Promise<number> {
  const start = performance.now()
  const workspace = await open({ ...offline(workspaceId), version: 'another', checkpoints: never })
  const rows = workspace.view(orders).getState().sorted.length
  const duration = performance.now() - start
  if (rows !== orderCount) throw new Error(`The list has ${rows} orders.`)
  await workspace.close()
  return duration
}

/** Milliseconds to read the history of one order of a stored workspace. */
export async function oneHistory(workspaceId: string): Promise<number> {
  const workspace = await open(offline(workspaceId))
  const start = performance.now()
  const events = await workspace.history('order/o005000')
  const duration = performance.now() - start
  if (events.length !== 10) throw new Error(`It has ${events.length} events.`)
  await workspace.close()
  return duration
}
