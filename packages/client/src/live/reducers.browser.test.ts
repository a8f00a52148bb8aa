import { aggregate, commutes, defineModel, event, key } from '@causeway/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTab, type Tab } from '../commands/tab.fixture.ts'
import { freshName } from '../store/recording.fixture.ts'
import { everyEvents } from './checkpoint-policy.ts'
import { writeCheckpoint } from './write-checkpoint.ts'

/** A version of an app with two counters, and which of its reducers ran how often. */
function app({ rate = 1, version = 1 }: { readonly rate?: number; readonly version?: number } = {}) {
  const ran = { left: 0, right: 0 }
  const counter = (name: 'left' | 'right', declared: { readonly version: number; readonly rate: number }) => {
    const none: number = 0
    const Counted = event('Counted', {
      data: z.object({ by: z.int() }),
      touches: key('count'),
      policy: commutes(),
    })
    return aggregate(name, {
      version: declared.version,
      initialState: none,
      events: [Counted],
      evolve: {
        Counted(state, { by }) {
          ran[name] += 1
          return state + by * declared.rate
        },
      },
      commands: {
        count: { input: z.object({ by: z.int() }), decide: (_state, { by }) => [Counted.of({ by })] },
      },
    })
  }
  const left = counter('left', { version, rate })
  const right = counter('right', { version: 1, rate: 1 })
  return { left, right, ran, model: defineModel([left, right]) }
}

async function count(tab: Tab, { left, right }: ReturnType<typeof app>, times: number): Promise<void> {
  const fence = await tab.store.claimLeadership()
  const ids = Array.from({ length: times }, (_, index) => `${index % 7}`)
  await Promise.all(
    ids.flatMap((id) => [left, right].map((of) => tab.execute(of.commands.count(id, { by: 1 })))),
  )
  await tab.commit(fence)
  await writeCheckpoint(tab.store, tab.live, fence)
}

const open = (name: string, { model }: ReturnType<typeof app>) =>
  openTab(name, { model, views: [], checkpoints: everyEvents(1) })

/** A closed database with a checkpoint, and ten pending events after it. */
async function prepared(name: string): Promise<void> {
  const first = app()
  const tab = await open(name, first)
  await count(tab, first, 35)
  for (let index = 0; index < 5; index++) {
    await tab.execute(first.left.commands.count('0', { by: 1 }))
    await tab.execute(first.right.commands.count('0', { by: 1 }))
  }
  tab.store.close()
}

describe('when a reducer has a new version', () => {
  test('its streams alone are folded anew; those of others come from the checkpoint', async () => {
    const name = freshName()
    await prepared(name)
    const next = app({ rate: 10, version: 2 })
    const tab = await open(name, next)
    expect(tab.live.ledger.state(next.left, '0')).toBe(100)
    expect(tab.live.ledger.state(next.left, '1')).toBe(50)
    expect(tab.live.ledger.state(next.right, '0')).toBe(10)
    expect(tab.live.opening).toMatchObject({ from: 70, recomputed: ['left'] })
    expect(next.ran).toEqual({ left: 40, right: 5 })
    const whole = await openTab(name, { model: next.model, views: [] }, 'another version')
    expect(tab.states()).toBe(whole.states())
    expect(tab.live.ledger.vector).toEqual(whole.live.ledger.vector)
  })

  test('the new states are saved, though little was committed since', async () => {
    const name = freshName()
    await prepared(name)
    const tab = await open(name, app({ rate: 10, version: 2 }))
    await writeCheckpoint(tab.store, tab.live, await tab.store.claimLeadership())
    tab.store.close()
    const next = app({ rate: 10, version: 2 })
    const again = await open(name, next)
    expect(again.live.opening).toMatchObject({ from: 70, recomputed: [] })
    expect(next.ran).toEqual({ left: 5, right: 5 })
    expect(again.states()).toBe(tab.states())
  })

  test('nothing is folded anew when none has, however the app came to be another', async () => {
    const name = freshName()
    await prepared(name)
    const same = app()
    const tab = await open(name, same)
    expect(tab.live.opening).toMatchObject({ from: 70, recomputed: [] })
    expect(same.ran).toEqual({ left: 5, right: 5 })
  })

  test('an aggregate the app knows only now is folded from the log', async () => {
    const name = freshName()
    const first = app()
    const tab = await open(name, first)
    await count(tab, first, 14)
    const unaware = await open(name, { ...first, model: defineModel([first.right]) })
    // Its streams are known, and cannot be read.
    expect(unaware.live.ledger.moment('left/0')?.status.trouble).toBeDefined()
    await writeCheckpoint(unaware.store, unaware.live, await unaware.store.claimLeadership())
    const aware = await open(name, app())
    expect(aware.live.opening.recomputed).toEqual(['left'])
    expect(aware.states()).toBe(tab.states())
  })
})

describe('a checkpoint policy', () => {
  test('says when states are saved, and is asked anew after each', async () => {
    const name = freshName()
    const first = app()
    const tab = await openTab(name, { model: first.model, views: [], checkpoints: everyEvents(20) })
    const saved = async () => (await tab.store.load('1')).checkpoint?.head.position ?? 0
    await count(tab, first, 5)
    expect(await saved()).toBe(0)
    await count(tab, first, 5)
    expect(await saved()).toBe(20)
    await count(tab, first, 5)
    expect(await saved()).toBe(20)
    // What was seen before a reload counts too.
    tab.store.close()
    const again = await openTab(name, { model: first.model, views: [], checkpoints: everyEvents(20) })
    await count(again, first, 5)
    expect((await again.store.load('1')).checkpoint?.head.position).toBe(40)
  })
})
