import { beforeEach, describe, expect, test } from 'vitest'
import { committed, freshName, open, record } from './recording.fixture.ts'
import type { Store } from './store.ts'

let store: Store
let fence: number

beforeEach(async () => {
  store = await open(freshName())
  fence = await store.claimLeadership()
})

/** Records one event for each of twelve requests, `c1` to `c12`, and has the first so many acknowledged. */
async function recorded(acknowledged: number): Promise<void> {
  for (let index = 1; index <= 12; index++) await record(store, `c${index}`)
  const texts = (await store.pendingAfter(0, acknowledged, 1_000_000)).slice(0, acknowledged)
  const { log, events } = committed(await store.meta(), texts)
  await store.append(fence, log, events, 0)
}

async function remembered(): Promise<readonly string[]> {
  const all = await store.receipts(Array.from({ length: 12 }, (_, index) => `c${index + 1}`))
  return all.map(({ command }) => command)
}

const none = { undoable: 0, refused: new Set<string>() }

describe('receipts beyond the bound', () => {
  test('are forgotten, the oldest first', async () => {
    await recorded(12)
    expect(await store.prune(fence, { ...none, newest: 10 })).toBe(2)
    expect(await remembered()).not.toContain('c2')
    expect(await remembered()).toContain('c3')
  })

  test('are let be until there are enough of them to be worth going through', async () => {
    await recorded(12)
    expect(await store.prune(fence, { ...none, newest: 11 })).toBe(0)
  })

  test('are kept while the relay does not have their events', async () => {
    await recorded(2)
    expect(await store.prune(fence, { ...none, newest: 4 })).toBe(2)
    expect(await remembered()).toEqual(['c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12'])
  })

  test('are kept until their author has dealt with a refusal, of the relay or of folding', async () => {
    await recorded(12)
    await store.refuse('c1', { code: 'declined', message: 'No.', at: 1 })
    const { replica } = await store.meta()
    const refused = new Set([`${replica}:2`])
    expect(await store.prune(fence, { ...none, newest: 4, refused })).toBe(6)
    expect(await remembered()).toEqual(expect.arrayContaining(['c1', 'c2']))
    await store.settle('c2')
    expect(await store.prune(fence, { ...none, newest: 4, refused })).toBe(1)
    expect(await remembered()).not.toContain('c2')
  })
})
