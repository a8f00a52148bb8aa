import { entryEventText } from '@causeway/protocol'
import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { freshName, open } from './recording.fixture.ts'
import { everything, fill, sealAll } from './whole-log.fixture.ts'

/** Records of segments that are compressed, and those that are not. */
async function records(name: string): Promise<{ readonly sealed: number[]; readonly open: number[] }> {
  const database = new Dexie(name)
  await database.open()
  const all: { readonly from: number; readonly packed?: ArrayBuffer; readonly text?: string }[] =
    await database.table('segments').toArray()
  database.close()
  return {
    sealed: all.filter(({ packed, text }) => packed && text === undefined).map(({ from }) => from),
    open: all.filter(({ packed, text }) => !packed && text !== undefined).map(({ from }) => from),
  }
}

describe('sealed segments', () => {
  test('are those that are full and end at or before a position; all that is read of them stays the same', async () => {
    const name = freshName()
    const store = await open(name)
    const fence = await store.claimLeadership()
    await fill(store, fence, [1000, 40, 700, 501, 600, 30])
    const before = await everything(store)
    expect(await sealAll(store, fence, 2300)).toBe(3)
    expect(await records(name)).toEqual({ sealed: [1, 1041, 1741], open: [1001, 2242, 2842] })
    expect(await everything(store)).toEqual(before)
    expect(await store.seal(fence, 2300)).toBe(0)
    expect(await sealAll(store, fence, 2900)).toBe(1)
    expect(await everything(store)).toEqual(before)
  })

  test('take a fraction of the space', async () => {
    const name = freshName()
    const store = await open(name)
    const fence = await store.claimLeadership()
    await fill(store, fence, [1000])
    const text = (await store.load()).segments.flatMap(({ lines }) => lines).join('\n').length
    await sealAll(store, fence, 1000)
    const database = new Dexie(name)
    await database.open()
    const [{ packed, streams }] = await database.table('segments').toArray()
    database.close()
    expect(packed.byteLength + streams.byteLength).toBeLessThan(text / 4)
  })

  test('can be cut through: what was in them is to be sent again', async () => {
    const results = await Promise.all(
      [true, false].map(async (isSealed) => {
        const name = freshName()
        const store = await open(name)
        const fence = await store.claimLeadership()
        await fill(store, fence, [...Array.from({ length: 40 }, () => 20), 600, 700])
        const point = (await store.points())[4]
        if (!point) throw new Error('There are 42.')
        if (isSealed) {
          expect(await store.compact(fence)).toBe(39)
          expect(await sealAll(store, fence, 2100)).toBe(3)
        }
        await store.truncate(fence, point)
        expect((await records(name)).sealed).toEqual([])
        const brief = (text: string) => [JSON.parse(text).seq, JSON.parse(text).stream]
        return {
          returned: (await store.returned()).map(({ text }) => brief(text)),
          lines: (await store.load()).segments.flatMap(({ lines }) => lines.map(entryEventText).map(brief)),
          ends: (await store.points()).map(({ position }) => position).at(-1),
        }
      }),
    )
    const [sealed, plain] = results
    expect(sealed?.lines).toHaveLength(100)
    expect(sealed?.returned).toHaveLength(2000)
    expect(sealed).toEqual(plain)
  })

  test('never undo what was changed while they were being compressed', async () => {
    const name = freshName()
    const store = await open(name)
    const fence = await store.claimLeadership()
    await fill(store, fence, [600, 700, 600])
    const point = (await store.points())[0]
    if (!point) throw new Error('There are three.')
    const { CompressionStream: able } = globalThis
    let cut: Promise<unknown> | undefined
    // Compressing takes until the log has been cut.
    globalThis.CompressionStream = new Proxy(able, {
      construct(_able, [format]) {
        const { readable, writable } = new able(format)
        cut ??= store.truncate(fence, point)
        const waiting = new TransformStream<BufferSource, BufferSource>({
          start: async () => {
            await cut
          },
        })
        return { writable, readable: readable.pipeThrough(waiting) }
      },
    })
    try {
      await store.seal(fence, 1900)
    } finally {
      globalThis.CompressionStream = able
    }
    expect(cut).toBeDefined()
    expect((await store.load()).segments.flatMap(({ lines }) => lines)).toHaveLength(600)
    expect(await store.returned()).toHaveLength(1300)
    expect((await records(name)).sealed).toEqual([1])
  })

  test('are left alone by a leader that was deposed', async () => {
    const name = freshName()
    const store = await open(name)
    const fence = await store.claimLeadership()
    await fill(store, fence, [600])
    await store.claimLeadership()
    await expect(store.seal(fence, 600)).rejects.toMatchObject({ code: 'deposed' })
    expect((await records(name)).sealed).toEqual([])
  })

  test('are not made where the browser cannot compress', async () => {
    const name = freshName()
    const store = await open(name)
    const fence = await store.claimLeadership()
    await fill(store, fence, [600])
    const { CompressionStream: able } = globalThis
    Reflect.deleteProperty(globalThis, 'CompressionStream')
    try {
      expect(await store.seal(fence, 600)).toBe(0)
    } finally {
      globalThis.CompressionStream = able
    }
    expect(await store.seal(fence, 600)).toBe(1)
  })
})
