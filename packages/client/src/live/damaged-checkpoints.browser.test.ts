import { shortHash } from '@causeway/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { card, cards } from '../commands/card.fixture.ts'
import { openTab, type Tab } from '../commands/tab.fixture.ts'
import { checksum } from '../store/checksum.ts'
import { damage, textOf, withText } from '../store/damage.fixture.ts'
import { freshName } from '../store/recording.fixture.ts'
import { writeCheckpoint } from './write-checkpoint.ts'

/** A closed database whose checkpoint has three chunks, with a few events after it; and what its states are. */
async function prepared(): Promise<{ readonly name: string; readonly states: string }> {
  const name = freshName()
  const tab = await openTab(name)
  await give(
    tab,
    Array.from({ length: 1200 }, (_, index) => `a${index}`),
  )
  await give(tab, ['a3', 'a700', 'new'])
  const states = digest(tab)
  tab.store.close()
  return { name, states }
}

/** All states, as a text that is short enough to be shown when it is another. */
const digest = (tab: Tab) => shortHash(tab.states())

/** Gives points, commits them, and writes a checkpoint if one is due, as the leading tab does. */
async function give(tab: Tab, ids: readonly string[]): Promise<void> {
  const fence = await tab.store.claimLeadership()
  await Promise.all(ids.map((id) => tab.execute(card.commands.give(id, { points: 1 }))))
  await tab.commit(fence)
  await writeCheckpoint(tab.store, tab.live, fence)
}

/** Gives a chunk another text, and its head the checksum of that: as a writer gone wrong would. */
function rewrite(records: Map<number, unknown>, chunk: number, text: string): void {
  records.set(chunk, withText(records.get(chunk), text))
  const head = JSON.parse(textOf(records.get(0)))
  head.chunks[chunk] = checksum(text)
  const headText = JSON.stringify(head)
  records.set(0, { chunk: 0, text: headText, checksum: checksum(headText) })
}

const kinds: readonly (readonly [
  name: string,
  change: (records: Map<number, unknown>) => void,
  found: { readonly what: string; readonly chunk?: number },
])[] = [
  ['a chunk that is missing', (records) => records.delete(2), { what: 'missing', chunk: 2 }],
  [
    'a chunk that is not JSON',
    (records) => records.set(2, { chunk: 2, text: 'no' }),
    { what: 'altered', chunk: 2 },
  ],
  [
    'a chunk that is cut off',
    (records) => records.set(1, withText(records.get(1), textOf(records.get(1)).slice(0, 500))),
    { what: 'altered', chunk: 1 },
  ],
  ['a chunk of another shape', (records) => rewrite(records, 3, '{"a":1}'), { what: 'unreadable', chunk: 3 }],
  [
    'a chunk of something else',
    (records) => rewrite(records, 3, '[{"a":1}]'),
    { what: 'unreadable', chunk: 3 },
  ],
  [
    'a chunk whose text is none',
    (records) => records.set(1, { chunk: 1, text: 7 }),
    { what: 'altered', chunk: 1 },
  ],
  [
    'a state that was tampered with',
    (records) => {
      const text = textOf(records.get(2))
      records.set(2, withText(records.get(2), text.replace('"points":1,', '"points":9,')))
    },
    { what: 'altered', chunk: 2 },
  ],
  [
    'a chunk that nothing can be folded on, though every checksum is right',
    (records) => rewrite(records, 2, textOf(records.get(2)).replace('"state":', '"judgements":7,"state":')),
    { what: 'unusable' },
  ],
  [
    'a list of chunks that is not JSON',
    (records) => records.set(0, { chunk: 0, text: '{', checksum: checksum('{') }),
    { what: 'unreadable', chunk: 0 },
  ],
  [
    'a list of chunks that was changed',
    (records) =>
      records.set(
        0,
        withText(records.get(0), textOf(records.get(0)).replace('"position":1', '"position":2')),
      ),
    { what: 'altered', chunk: 0 },
  ],
  [
    'a list of chunks that has no text',
    (records) => records.set(0, { chunk: 0 }),
    { what: 'unreadable', chunk: 0 },
  ],
]

describe('a damaged checkpoint', () => {
  test.for(kinds)('%s costs the time to fold, and is reported', async ([_kind, change, found]) => {
    const { name, states } = await prepared()
    await damage(name, change)
    const tab = await openTab(name)
    expect(digest(tab)).toBe(states)
    expect(tab.live.opening).toMatchObject({ from: 0, damage: found })
    expect(tab.live.views.contents(cards).getState().rows.size).toBe(1201)
    // The next one is whole again.
    await writeCheckpoint(tab.store, tab.live, await tab.store.claimLeadership())
    tab.store.close()
    const mended = await openTab(name)
    expect(digest(mended)).toBe(states)
    expect(mended.live.opening).toMatchObject({ from: 1203 })
    expect(mended.live.opening.damage).toBeUndefined()
  })

  test('a checkpoint that is lost costs the time to fold, and is nothing to report', async () => {
    const { name, states } = await prepared()
    await damage(name, (records) => records.clear())
    const tab = await openTab(name)
    expect(digest(tab)).toBe(states)
    expect(tab.live.opening).toMatchObject({ from: 0 })
    expect(tab.live.opening.damage).toBeUndefined()
  })

  test('a record the browser cannot read is passed over', async () => {
    const { name, states } = await prepared()
    const getAll = IDBObjectStore.prototype.getAll
    IDBObjectStore.prototype.getAll = function (...asked) {
      if (this.name === 'checkpoints') throw new DOMException('Failed to read large value.', 'DataError')
      return getAll.apply(this, asked)
    }
    try {
      const tab = await openTab(name)
      expect(digest(tab)).toBe(states)
      expect(tab.live.opening).toMatchObject({ from: 0, damage: { what: 'unreadable' } })
    } finally {
      IDBObjectStore.prototype.getAll = getAll
    }
  })

  test('leaves the states that there would be without any checkpoint, whatever is cut, swapped or written over', async () => {
    const { name, states } = await prepared()
    let intact: ReadonlyMap<number, unknown> = new Map()
    await damage(name, (records) => {
      intact = new Map(records)
    })
    const strokes = fc.record({
      chunk: fc.nat(3),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      length: fc.integer({ min: 1, max: 40 }),
      instead: fc.oneof(
        fc.constant(''),
        fc.string({ maxLength: 40 }),
        fc.constantFrom('0', '9', '"', '}', 'null'),
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(strokes, { minLength: 1, maxLength: 3 }), async (changes) => {
        await damage(name, (records) => {
          for (const [chunk, record] of intact) records.set(chunk, record)
          for (const { chunk, at, length, instead } of changes) {
            const text = textOf(records.get(chunk))
            const start = Math.floor(at * text.length)
            const written = text.slice(0, start) + instead + text.slice(start + length)
            records.set(chunk, withText(records.get(chunk), written))
          }
        })
        const tab = await openTab(name)
        expect(digest(tab)).toBe(states)
        tab.store.close()
      }),
      { numRuns: 40 },
    )
  })
})
