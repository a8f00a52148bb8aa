import type { RecordedEvent } from '@causeway/core'
import { chainHash, type LogPoint } from '@causeway/protocol'
import { describe, expect, test } from 'vitest'
import { headRecord } from './checkpoint.ts'
import { checksum } from './checksum.ts'
import { databaseOf } from './database.ts'
import { StoreError } from './errors.ts'
import { openStore } from './open-store.ts'
import { committed, counted, freshName, open, record } from './recording.fixture.ts'
import type { Store } from './store.ts'

/** Commits all that is pending, as the leader does who hears of it. */
async function commitPending(store: Store, fence: number): Promise<void> {
  const texts = await store.pendingAfter(0, 1000, 1_000_000)
  const { log, events } = committed(await store.meta(), texts)
  await store.append(fence, log, events, 0)
}

/** The lines of all segments, in order. */
async function logLines(store: Store): Promise<readonly string[]> {
  return (await store.load('1')).segments.flatMap(({ lines }) => lines)
}

describe('own events', () => {
  test('a commit survives reopening', async () => {
    const name = freshName()
    const store = await open(name)
    const meta = await record(store, 'first', 3)
    store.close()
    const again = await open(name)
    expect(await again.meta()).toEqual(meta)
    expect((await again.load('1')).pending.map(({ seq, command }) => [seq, command])).toEqual([
      [1, 'first'],
      [2, 'first'],
      [3, 'first'],
    ])
    expect((await again.receipt('first'))?.events).toHaveLength(3)
  })

  test('two stores on one database never take one seq nor decide on stale state', async () => {
    const name = freshName()
    const [one, two] = await Promise.all([open(name), open(name)])
    const { revision } = await one.meta()
    const results = await Promise.all(
      [one, two, one, two].map((store, index) =>
        store.record(revision, [`c${index}`], (meta) => counted(meta, `c${index}`)),
      ),
    )
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['moved', 'moved', 'moved', 'recorded'])
    expect((await two.load('1')).pending.map(({ seq }) => seq)).toEqual([1])
    expect((await one.meta()).nextSeq).toBe(2)
  })

  test('a command another tab carried out is known inside the transaction', async () => {
    const name = freshName()
    const [one, two] = await Promise.all([open(name), open(name)])
    const { revision } = await record(one, 'once')
    let known: unknown
    await two.record(revision, ['once', 'never'], (meta, receipts) => {
      known = [...receipts.keys()]
      return { ...counted(meta, 'once'), events: [], texts: [], receipts: [] }
    })
    expect(known).toEqual(['once'])
    expect((await one.meta()).revision).toBe(revision)
  })

  test('a transaction that fails half-way records nothing', async () => {
    const store = await open(freshName())
    const before = await store.meta()
    const failing = store.record(before.revision, ['bad'], (meta) => {
      const recording = counted(meta, 'bad')
      return {
        ...recording,
        receipts: [...recording.receipts, { ...recording.receipts[0], refusal: () => 'no clone' } as never],
      }
    })
    await expect(failing).rejects.toThrow(StoreError)
    const { pending } = await store.load('1')
    expect(pending).toEqual([])
    expect(await store.receipt('bad')).toBeUndefined()
    expect(await store.meta()).toEqual(before)
    expect((await record(store, 'good')).nextSeq).toBe(2)
  })

  test('a build that throws records nothing and its error is told', async () => {
    const store = await open(freshName())
    const { revision } = await store.meta()
    const failing = store.record(revision, ['bad'], () => {
      throw new Error('a fault')
    })
    await expect(failing).rejects.toMatchObject({ code: 'failed', cause: new Error('a fault') })
    expect((await store.load('1')).pending).toEqual([])
  })

  test('texts to be sent are bounded by count and by size, but never none', async () => {
    const store = await open(freshName())
    await record(store, 'a', 3)
    await record(store, 'b', 3)
    const seqs = async (after: number, events: number, bytes: number) =>
      (await store.pendingAfter(after, events, bytes)).map((text) => JSON.parse(text).seq)
    expect(await seqs(0, 100, 1_000_000)).toEqual([1, 2, 3, 4, 5, 6])
    expect(await seqs(1, 3, 1_000_000)).toEqual([2, 3, 4])
    expect(await seqs(4, 100, 10)).toEqual([5])
    expect(await seqs(6, 100, 1_000_000)).toEqual([])
  })
})

describe('the committed log', () => {
  test('own events leave the outbox in the transaction that appends them', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    await record(store, 'a', 2)
    await record(store, 'b', 2)
    const texts = await store.pendingAfter(0, 3, 1_000_000)
    const { log, events } = committed({ position: 0, digest: '' }, texts)
    await store.append(fence, log, events, 0)
    const { pending, segments } = await store.load('1')
    expect(pending.map(({ seq }) => seq)).toEqual([4])
    expect(segments.flatMap(({ lines }) => lines)).toEqual(log.entries)
    expect(await store.meta()).toMatchObject({ position: 3, digest: log.digest, nextSeq: 5 })
  })

  test('the fence refuses a deposed leader, and nothing of what it wanted is written', async () => {
    const name = freshName()
    const [old, young] = await Promise.all([open(name), open(name)])
    const fence = await old.claimLeadership()
    await record(old, 'a')
    const { log, events } = committed({ position: 0, digest: '' }, await old.pendingAfter(0, 9, 9999))
    const newFence = await young.claimLeadership()
    expect(newFence).toBeGreaterThan(fence)
    await expect(old.append(fence, log, events, 0)).rejects.toMatchObject({ code: 'deposed' })
    await expect(old.truncate(fence, { position: 0, digest: '' })).rejects.toMatchObject({ code: 'deposed' })
    expect(await young.meta()).toMatchObject({ position: 0 })
    expect((await young.load('1')).pending).toHaveLength(1)
    await young.append(newFence, log, events, 0)
    expect((await old.load('1')).pending).toEqual([])
  })

  test('merging small segments keeps their content, their ends and what is read after a position', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    for (let index = 0; index < 40; index++) {
      if (index === 31) expect(await store.compact(fence)).toBe(0)
      // The sixth stretch is full already and stays as it is.
      await record(store, `c${index}`, index === 5 ? 700 : 30)
      await commitPending(store, fence)
    }
    const before = await logLines(store)
    expect(before).toHaveLength(1870)
    const { digest } = await store.meta()
    expect(await store.points()).toHaveLength(40)
    expect(await store.compact(fence)).toBe(36)
    expect((await store.points()).map(({ position }) => position)).toEqual([150, 850, 1840, 1870])
    expect(await logLines(store)).toEqual(before)
    expect((await store.points()).at(-1)).toEqual({ position: 1870, digest })
    const after = await store.readAfter(1150, 1870)
    expect(after.segments.flatMap(({ lines }) => lines)).toEqual(before.slice(1150))
    expect((await store.readLog(95, 105)).map(({ position, seq }) => [position, seq])).toEqual(
      Array.from({ length: 11 }, (_, index) => [95 + index, 95 + index]),
    )
    expect(await store.compact(fence)).toBe(0)
  })

  test('the history of a stream is found by text and read whole', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    for (const [index, stream] of ['counter/a', 'counter/b', 'counter/a'].entries()) {
      const { revision } = await store.meta()
      await store.record(revision, [`c${index}`], (meta) => counted(meta, `c${index}`, 2, stream))
      await commitPending(store, fence)
    }
    const positions = (await store.history(['counter/a', 'counter/none'], 5)).get('counter/a')
    expect(positions?.map(({ position }) => position)).toEqual([1, 2, 5])
    expect((await store.history(['counter/none'], 5)).get('counter/none')).toEqual([])
  })

  test('what is cut off is to be sent again, and is not once it is back in the log', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    await record(store, 'kept')
    await commitPending(store, fence)
    const point = { position: 1, digest: (await store.meta()).digest }
    await record(store, 'lost', 2)
    await commitPending(store, fence)
    const lines = await logLines(store)
    await store.truncate(fence, point)
    expect(await store.meta()).toMatchObject({ ...point, nextSeq: 4 })
    const returned = await store.returned()
    expect(returned.map(({ seq }) => seq)).toEqual([2, 3])
    const { log, events } = committed(
      point,
      returned.map(({ text }) => text),
    )
    await store.append(fence, log, events, 0)
    expect(await store.returned()).toEqual([])
    expect(await logLines(store)).toEqual(lines)
  })

  test('what is cut off is read anew by all tabs where the log has others in its place', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    await record(store, 'lost', 2)
    await commitPending(store, fence)
    await store.truncate(fence, { position: 0, digest: '' })
    const [first, second] = await store.returned()
    const { generation } = await store.meta()
    const append = async (at: LogPoint, text: string) => {
      const { log, events } = committed(at, [text])
      return store.append(fence, log, events, 0)
    }
    const same = await append({ position: 0, digest: '' }, first?.text ?? '')
    expect(same.generation).toBe(generation)
    const other = await append(same, second?.text.replace('"by":1', '"by":2') ?? '')
    expect(other.generation).toBe(generation + 1)
    expect(await store.meta()).toEqual(other)
    expect(await store.returned()).toEqual([])
  })

  test('the seal of what is cut off stays until it is back in the log, whatever the relay seals meanwhile', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    const { replica } = await record(store, 'kept')
    await record(store, 'lost', 2)
    const texts = await store.pendingAfter(0, 3, 10_000)
    const seal = (seq: number) => ({
      [replica]: { seq, hash: chainHash(texts[seq - 1] ?? ''), mac: `${seq}` },
    })
    const append = async (at: LogPoint, text: readonly string[], seq: number) => {
      const { log, events } = committed(at, text)
      return store.append(fence, { ...log, seals: seal(seq) }, events, 0)
    }
    await append({ position: 0, digest: '' }, texts, 3)
    await store.truncate(fence, { position: 0, digest: '' })
    const kept = await append({ position: 0, digest: '' }, texts.slice(0, 1), 1)
    expect((await store.seals()).get(replica)?.seq).toBe(3)
    expect((await store.returned()).map(({ seq }) => seq)).toEqual([2, 3])
    const again = await append(kept, texts.slice(1, 2), 2)
    expect((await store.seals()).get(replica)?.seq).toBe(3)
    await append(again, texts.slice(2), 3)
    expect((await store.seals()).get(replica)?.mac).toBe('3')
    expect(await store.returned()).toEqual([])
  })

  test('what is cut off is the same when segments were merged since the point was chosen', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    for (let index = 0; index < 40; index++) {
      await record(store, `c${index}`, 2)
      await commitPending(store, fence)
    }
    const lines = await logLines(store)
    const point = (await store.points())[4]
    if (!point) throw new Error('There are forty points.')
    await store.compact(fence)
    await store.truncate(fence, point)
    expect(await store.points()).toEqual([point])
    expect(await logLines(store)).toEqual(lines.slice(0, 10))
    expect((await store.returned()).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 70 }, (_, index) => 11 + index),
    )
    const { log, events } = committed(
      point,
      (await store.returned()).map(({ text }) => text),
    )
    await store.append(fence, log, events, 0)
    expect(await logLines(store)).toEqual(lines)
  })

  test('points are rising and begin where the log can be cut', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    expect(await store.points()).toEqual([])
    await record(store, 'a', 2)
    await commitPending(store, fence)
    await record(store, 'b')
    await commitPending(store, fence)
    expect((await store.points()).map(({ position }) => position)).toEqual([2, 3])
  })
})

describe('a new chain', () => {
  test('re-keying renames the replica, keeps what is unsent and starts a new series', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    await record(store, 'a', 2)
    const { generation } = await store.meta()
    let pending: readonly RecordedEvent[] = []
    let written: readonly RecordedEvent[] = []
    await store.replacePending(fence, (unacknowledged) => {
      pending = unacknowledged.events
      const anew = counted({ ...unacknowledged.meta, replica: 'other', nextSeq: 1, head: '' }, 'a', 2)
      written = anew.events
      return { replica: 'other', ...anew, nextSeq: 3 }
    })
    expect(pending.map(({ seq }) => seq)).toEqual([1, 2])
    const meta = await store.meta()
    expect(meta).toMatchObject({ replica: 'other', nextSeq: 3, lastNumber: 0 })
    expect(meta.generation).toBeGreaterThan(generation)
    expect((await store.load('1')).pending).toEqual(written)
    expect((await store.receipt('a'))?.events).toMatchObject([
      { replica: 'other', seq: 1 },
      { replica: 'other', seq: 2 },
    ])
  })
})

describe('checkpoints', () => {
  test('a checkpoint of another version of the app is not used', async () => {
    const store = await open(freshName())
    const fence = await store.claimLeadership()
    await record(store, 'a', 2)
    await commitPending(store, fence)
    const head = {
      ...{ id: 'one', position: 2, vector: {}, version: '1', reducers: {}, at: 0 },
      chunks: { 1: checksum('[]') },
    }
    await store.saveCheckpoint(fence, undefined, () => [{ chunk: 1, text: '[]' }, headRecord(head)])
    expect((await store.load('1')).checkpoint).toMatchObject({ head, chunks: [{ chunk: 1, text: '[]' }] })
    expect((await store.load('1')).segments).toEqual([])
    expect((await store.load('2')).checkpoint).toBeUndefined()
    expect((await store.load('2')).segments.flatMap(({ lines }) => lines)).toHaveLength(2)
  })
})

describe('storage that fails', () => {
  test('a full disk is named, and nothing of the change is kept', async () => {
    const name = freshName()
    const store = await open(name)
    await record(store, 'before')
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No space left.', 'QuotaExceededError')
    }
    try {
      await expect(record(store, 'full')).rejects.toMatchObject({ name: 'StoreError', code: 'full' })
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect((await store.meta()).nextSeq).toBe(2)
    expect((await record(store, 'after')).nextSeq).toBe(3)
  })

  test('a database emptied while open is named, and is not begun anew under the same tab', async () => {
    const name = freshName()
    const store = await open(name)
    await record(store, 'before')
    const other = databaseOf(name)
    await other.open()
    await other.meta.clear()
    other.close()
    await expect(record(store, 'late')).rejects.toMatchObject({ code: 'gone' })
  })

  test('a database deleted while open is told once, and later writes fail by name', async () => {
    const name = freshName()
    const lost: string[] = []
    const store = await openStore(name, ({ code }) => lost.push(code))
    const deletion = indexedDB.deleteDatabase(name)
    await new Promise((resolve, reject) => {
      deletion.onsuccess = resolve
      deletion.onerror = reject
    })
    expect(lost).toEqual(['gone'])
    await expect(store.meta()).rejects.toBeInstanceOf(StoreError)
  })

  test('closing a store oneself is no loss', async () => {
    const lost: string[] = []
    const store = await openStore(freshName(), ({ code }) => lost.push(code))
    store.close()
    expect(lost).toEqual([])
    await expect(store.meta()).rejects.toMatchObject({ code: 'gone' })
  })

  test('a database that a newer app has changed is named', async () => {
    const name = freshName()
    const opening = indexedDB.open(name, 9_990)
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve
      opening.onerror = reject
    })
    opening.result.close()
    await expect(open(name)).rejects.toMatchObject({ code: 'newer' })
  })

  test('an upgrade held up by another tab is named instead of waited for', async () => {
    const name = freshName()
    const opening = indexedDB.open(name, 1)
    await new Promise((resolve, reject) => {
      opening.onsuccess = resolve
      opening.onerror = reject
    })
    await expect(open(name)).rejects.toMatchObject({ code: 'blocked' })
    opening.result.close()
  })
})
