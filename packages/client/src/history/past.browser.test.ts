import { hybridTime, type RecordedEvent } from '@causeway/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { card, cardModel, cards } from '../commands/card.fixture.ts'
import { elsewhere, openTab, type Tab } from '../commands/tab.fixture.ts'
import { freshName } from '../store/recording.fixture.ts'
import { openWorkspace, type Workspace } from '../workspace.ts'

let opened: Workspace | undefined

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})

afterEach(async () => {
  vi.useRealTimers()
  await opened?.close()
})

/** Opens what a tab stored as a workspace that nobody connects. */
async function openAs(name: string): Promise<Workspace> {
  opened = await openWorkspace({
    ...{ model: cardModel, views: [cards], version: '1', workspace: name, actor: 'Ann', role: 'owner' },
    ...{ relay: 'http://127.0.0.1:9', token: '' },
  })
  return opened
}

const given = (points: number, id = 'a') => ({
  ...{ stream: `card/${id}`, type: 'PointsGiven', data: { points }, clock: {} },
})

/** What a device recorded at a time and the relay received long after everything here. */
function recordedAt(replica: string, at: number, drafts: Parameters<typeof elsewhere>[1]): RecordedEvent[] {
  return elsewhere(replica, drafts).map((event) => ({ ...event, at: hybridTime(at) }))
}

/** Somebody else's points from before one's own arrive after them. */
async function lateArrival(name: string): Promise<Tab> {
  const tab = await openTab(`causeway/${name}`)
  const fence = await tab.store.claimLeadership()
  vi.setSystemTime(1000)
  await tab.execute(card.commands.give('a', { points: 1 }))
  await tab.commit(fence)
  vi.setSystemTime(3000)
  await tab.commitOthers(fence, recordedAt('bob', 500, [given(10)]))
  vi.setSystemTime(4000)
  await tab.execute(card.commands.note('b', { note: 'unsent' }))
  return tab
}

describe('the past of a workspace', () => {
  test('is as it was, or as this device knew it', async () => {
    const name = freshName()
    await lateArrival(name)
    const workspace = await openAs(name)
    const points = async (axis: 'happened' | 'known', ...times: number[]) => {
      const past = await workspace.past(axis)
      return times.map((time) => {
        past.goTo(time)
        return past.workspace.state(card, 'a').points
      })
    }
    expect(await points('happened', 499, 500, 1000, 9000)).toEqual([0, 10, 11, 11])
    expect(await points('known', 499, 500, 1000, 2999, 3000, 500)).toEqual([0, 0, 1, 1, 11, 0])
  })

  test('stays known when records are merged', async () => {
    const name = freshName()
    const tab = await openTab(`causeway/${name}`)
    const fence = await tab.store.claimLeadership()
    for (let index = 0; index < 40; index++) {
      vi.setSystemTime(1000 + index)
      await tab.commitOthers(fence, recordedAt(`bob${index}`, 10, [given(1)]))
    }
    expect(await tab.store.compact(fence)).toBeGreaterThan(0)
    const past = await (await openAs(name)).past('known')
    expect(past.span).toEqual({ from: 1000, to: 1039 })
    past.goTo(1019)
    expect(past.workspace.state(card, 'a').points).toBe(20)
  })

  test('shows what every screen reads: views, watched streams, histories, the log', async () => {
    const name = freshName()
    await lateArrival(name)
    const { workspace, goTo, time } = await (await openAs(name)).past()
    const rows = () =>
      workspace
        .view(cards)
        .getState()
        .sorted.map(({ id, points }) => [id, points])
    const changed = vi.fn()
    const stop = workspace.watch('card/b', changed)
    expect(rows()).toEqual([
      ['a', 11],
      ['b', 0],
    ])
    expect(workspace.status('card/b').pending).toBe(1)
    goTo(1000)
    expect(changed).toHaveBeenCalledTimes(1)
    expect(time.getState()).toBe(1000)
    expect(rows()).toEqual([['a', 11]])
    expect(workspace.view(cards).getState().totals.points.get('all')?.sums).toEqual({ points: 11 })
    expect(workspace.status('card/b')).toMatchObject({ pending: 0, conflicts: [] })
    goTo(500)
    expect(changed).toHaveBeenCalledTimes(1)
    stop()
    expect(rows()).toEqual([['a', 10]])
    expect((await workspace.history('card/a')).map(({ event }) => event.data)).toEqual([{ points: 10 }])
    expect(await workspace.log()).toHaveLength(1)
    goTo(9000)
    expect((await workspace.query({ order: 'newest' })).events.map(({ event }) => event.stream)).toEqual([
      'card/b',
      'card/a',
      'card/a',
    ])
    const first = await workspace.query({ limit: 1 })
    expect(first).toMatchObject({ events: [{ event: { position: 1 } }], next: { after: 1 } })
    expect((await workspace.query(first.next ?? {})).events).toHaveLength(2)
  })

  test('cannot be changed', async () => {
    const name = freshName()
    const tab = await lateArrival(name)
    const now = await openAs(name)
    const { workspace } = await now.past()
    const command = card.commands.give('a', { points: 1 })
    const turnedDown = { ok: false, error: { code: 'read-only' } }
    expect(await workspace.execute(command)).toMatchObject(turnedDown)
    expect(await workspace.executeEach([{ commands: [command] }])).toMatchObject([turnedDown])
    expect(await workspace.preview(command)).toMatchObject(turnedDown)
    expect(await workspace.undo('x')).toMatchObject(turnedDown)
    expect(now.state(card, 'a').points).toBe(11)
    expect((await tab.store.meta()).nextSeq).toBe(3)
  })

  test('is marked where things happened, and compared with now', async () => {
    const name = freshName()
    await lateArrival(name)
    const past = await (await openAs(name)).past()
    expect(past.marks(5).map(({ events }) => events)).toEqual([2, 0, 0, 0, 1])
    expect([past.previous(), past.next()]).toEqual([1000, undefined])
    past.goTo(1000)
    expect([past.previous(), past.next()]).toEqual([500, 4000])
    expect(past.changes()).toMatchObject([
      {
        stream: 'card/b',
        before: undefined,
        now: { state: { note: 'unsent' } },
        differences: [{ path: ['note'], before: '', now: 'unsent' }],
      },
    ])
    past.goTo(0)
    expect(past.changes().map(({ stream }) => stream)).toEqual(['card/a', 'card/b'])
    expect(past.next()).toBe(500)
  })

  test('of nothing is empty', async () => {
    const past = await (await openAs(freshName())).past()
    expect([past.span, past.marks(3), past.next(), past.changes()]).toEqual([undefined, [], undefined, []])
  })
})
