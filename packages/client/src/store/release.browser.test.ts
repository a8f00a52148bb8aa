import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBeyond } from '../history/beyond.ts'
import { OutpacedError } from './append.ts'
import { headRecord } from './checkpoint.ts'
import type { OlderSource } from './fetching.ts'
import { committed, freshName, open, record } from './recording.fixture.ts'
import type { Releasing, Store } from './store.ts'
import { everything, fill, sealAll } from './whole-log.fixture.ts'

const sizes = [1000, 40, 700, 501, 600, 30]

/** A store that can be cut off from where its older history is. */
interface Desk {
  readonly name: string
  readonly store: Store
  readonly fence: number
  /** Positions that were asked for. */
  readonly asked: number[]
  line: 'open' | 'cut' | 'false'
}

/** A store with six segments of five streams, the first so many compressed, and a checkpoint of nothing at its end. */
async function desk(isSealed = true): Promise<Desk> {
  const name = freshName()
  const kept: string[] = []
  const older: OlderSource = async (from, to) => {
    made.asked.push(from)
    if (made.line === 'cut') throw new Error('No connection.')
    const lines = kept.slice(from - 1, to)
    return made.line === 'false' ? lines.toReversed() : lines
  }
  const store = await open(name, older)
  const fence = await store.claimLeadership()
  await fill(store, fence, sizes)
  kept.push(...(await store.load()).segments.flatMap(({ lines }) => lines))
  if (isSealed) await sealAll(store, fence, 2300)
  await checkpoint(store, fence, 2871)
  const made: Desk = { name, store, fence, asked: [], line: 'open' }
  return made
}

async function checkpoint(store: Store, fence: number, position: number): Promise<void> {
  const head = { id: 'c', position, vector: {}, version: '1', reducers: {}, at: 0, chunks: {} }
  await store.saveCheckpoint(fence, undefined, () => [headRecord(head)])
}

async function releaseAll(
  { store, fence }: Desk,
  upTo: number,
  how: Partial<Releasing> = {},
): Promise<{ events: number; bytes: number }> {
  const total = { events: 0, bytes: 0 }
  for (;;) {
    const { revision } = await store.meta()
    const rest = { checkpoint: 'c', revision, keep: new Set<string>(), fetchedBefore: 0 }
    const { events, bytes } = await store.release(fence, { ...rest, upTo, ...how })
    if (events === 0) return total
    total.events += events
    total.bytes += bytes
  }
}

const older = { code: 'older' }

describe('released history', () => {
  test('is of full segments only, and makes the store smaller by what it says', async () => {
    const one = await desk()
    const before = (await one.store.stretches()).reduce((sum, { bytes }) => sum + bytes, 0)
    const freed = await releaseAll(one, 2500)
    expect(freed.events).toBe(1000 + 700 + 501)
    const after = (await one.store.stretches()).reduce((sum, { bytes }) => sum + bytes, 0)
    expect(before - after).toBe(freed.bytes)
    expect((await one.store.stretches()).map(({ isHeld }) => isHeld)).toEqual(
      sizes.map((size, index) => size < 500 || index > 3),
    )
    expect((await one.store.meta()).floor).toMatchObject({ position: 2241 })
  })

  test('reads the same as before by every way there is, whatever was released', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.integer({ min: 0, max: 2871 }),
        fc.subarray(['counter/0', 'counter/1', 'counter/2', 'counter/none']),
        async (isSealed, upTo, keep) => {
          const one = await desk(isSealed)
          const before = await everything(one.store)
          await releaseAll(one, upTo, { keep: new Set(keep) })
          expect(await everything(one.store)).toEqual(before)
          one.store.close()
        },
      ),
      { numRuns: 12 },
    )
  })

  test('is put back as it was, and the floor is where something is still missing', async () => {
    const one = await desk()
    const before = await one.store.stretches()
    await releaseAll(one, 2871)
    await one.store.readLog(1100, 1101)
    expect(one.asked).toEqual([1041])
    await one.store.readLog(1100, 1101)
    expect(one.asked).toEqual([1041])
    await one.store.holdAll(2871)
    expect(await one.store.meta()).not.toHaveProperty('floor')
    const plain = (await one.store.stretches()).map(({ fetched: _fetched, ...stretch }) => stretch)
    // Those that were not compressed yet are now.
    expect(plain).toEqual(before.map((stretch, index) => ({ ...stretch, bytes: plain[index]?.bytes })))
  })

  test('is not released again at once', async () => {
    const one = await desk()
    await releaseAll(one, 2871)
    await one.store.readLog(1, 1)
    expect(await releaseAll(one, 2871, { fetchedBefore: Date.now() - 60_000 })).toMatchObject({ events: 0 })
    expect(await releaseAll(one, 2871, { fetchedBefore: Date.now() + 1 })).toMatchObject({ events: 1000 })
  })

  test('is never taken for all there is: without a connection reading it fails, and says why', async () => {
    const one = await desk()
    await releaseAll(one, 2871)
    one.line = 'cut'
    const { store } = one
    await expect(store.readLog(1, 2871)).rejects.toMatchObject(older)
    await expect(store.history(['counter/0'], 2871)).rejects.toMatchObject(older)
    await expect(store.find({}, 2871, 10)).rejects.toMatchObject(older)
    await expect(store.load()).rejects.toMatchObject(older)
    await expect(Array.fromAsync(store.walk(2871))).rejects.toMatchObject(older)
    await expect(Array.fromAsync(store.scan({}, 2871))).rejects.toMatchObject(older)
    await expect(Array.fromAsync(store.eventsOf(['counter'], 2871))).rejects.toMatchObject(older)
    expect(await store.readLog(2842, 2871)).toHaveLength(30)
    expect(await store.readLog(2872, 2871)).toEqual([])
    expect((await store.readAfter(2871, 0)).meta.position).toBe(2871)
  })

  test('is not passed over by a tab that has folded less: it is fetched, or said to be missing', async () => {
    const one = await desk()
    await releaseAll(one, 2500)
    one.line = 'cut'
    await expect(readBeyond(one.store, 400)).rejects.toMatchObject(older)
    one.line = 'open'
    const positions = (await readBeyond(one.store, 400)).map(({ position }) => position)
    expect(positions).toEqual(Array.from({ length: 2471 }, (_, index) => 401 + index))
  })

  test('is not taken from a log that is another one', async () => {
    const one = await desk()
    await releaseAll(one, 2871)
    one.line = 'false'
    await expect(one.store.readLog(1, 1)).rejects.toMatchObject(older)
    one.line = 'open'
    expect(await one.store.readLog(1, 1)).toHaveLength(1)
  })

  test('leaves the histories that are needed', async () => {
    const one = await desk()
    const keep = ['counter/0', 'counter/none']
    const before = await one.store.history(keep, 2871)
    expect(before.get('counter/0')?.length).toBeGreaterThan(1000)
    await releaseAll(one, 2871, { keep: new Set(keep) })
    one.line = 'cut'
    expect(await one.store.history(keep, 2871)).toEqual(before)
    expect(await one.store.history(['counter/0'], 700)).toEqual(
      new Map([['counter/0', before.get('counter/0')?.filter(({ position }) => position <= 700)]]),
    )
    await expect(one.store.history(['counter/0', 'counter/1'], 2871)).rejects.toMatchObject(older)
  })

  test('stays when it is not known to be safe', async () => {
    const one = await desk()
    const { revision } = await one.store.meta()
    expect(await releaseAll(one, 2871, { checkpoint: 'another' })).toMatchObject({ events: 0 })
    expect(await releaseAll(one, 2871, { revision: revision - 1 })).toMatchObject({ events: 0 })
    await checkpoint(one.store, one.fence, 900)
    expect(await releaseAll(one, 901)).toMatchObject({ events: 0 })
    await checkpoint(one.store, one.fence, 2871)
    await one.store.claimLeadership()
    await expect(releaseAll(one, 2871)).rejects.toMatchObject({ code: 'deposed' })
    expect((await one.store.stretches()).every(({ isHeld }) => isHeld)).toBe(true)
  })

  test('has nothing stored behind it unless what folding that needs was looked at just before', async () => {
    const one = await desk()
    await releaseAll(one, 2871)
    const { store, fence } = one
    await record(store, 'first')
    const before = await store.meta()
    await record(store, 'second')
    const [text = ''] = await store.pendingAfter(0, 1, 100_000)
    const { log, events } = committed(before, [text])
    await expect(store.append(fence, log, events, 0)).rejects.toBeInstanceOf(OutpacedError)
    await expect(store.append(fence, log, events, 0, before)).rejects.toBeInstanceOf(OutpacedError)
    const now = await store.meta()
    const released = { ...now, generation: now.generation - 1 }
    await expect(store.append(fence, log, events, 0, released)).rejects.toBeInstanceOf(OutpacedError)
    expect(await store.append(fence, log, events, 0, now)).toMatchObject({ position: 2872 })
  })

  test('can be cut away: what is here of it is sent again, and the rest is the relay’s', async () => {
    const one = await desk()
    await releaseAll(one, 2300)
    const [, point] = await one.store.points()
    if (!point) throw new Error('There are six.')
    await one.store.holdAll(point.position)
    const meta = await one.store.truncate(one.fence, point)
    expect(meta).toMatchObject({ position: 1040, digest: point.digest })
    expect(meta).not.toHaveProperty('floor')
    expect(await one.store.returned()).toHaveLength(630)
    expect(await one.store.readLog(1, 1040)).toHaveLength(1040)
  })
})
