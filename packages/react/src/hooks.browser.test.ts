import { openWorkspace, type Workspace } from '@causeway/client'
import { aggregate, commutes, defineModel, event, reject, view } from '@causeway/core'
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { useAggregate, useExecute, useRebuilding, useSync, useView, WorkspaceProvider } from './index.ts'

const Counted = event('Counted', { data: z.object({ by: z.int() }), policy: commutes() })
const initialState: { readonly value: number } = { value: 0 }
const counter = aggregate('counter', {
  initialState,
  events: [Counted],
  evolve: { Counted: (state, { by }) => ({ value: state.value + by }) },
  commands: {
    count: {
      input: z.object({ by: z.int('Enter a whole number.') }),
      decide: (state, { by }) =>
        state.value + by < 0 ? reject('below-zero', 'There are not that many.') : [Counted.of({ by })],
    },
  },
})
const counters = view('counters', {
  version: 1,
  from: counter,
  row: ({ value }, { id }) => ({ id, value }),
  compare: (a, b) => (a.id < b.id ? -1 : 1),
})

let workspace: Workspace
let close: () => Promise<void>

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  workspace = await openWorkspace({
    model: defineModel([counter]),
    views: [counters],
    version: '1',
    workspace: crypto.randomUUID(),
    actor: 'Ida',
    role: 'owner',
    // Nobody listens there: hooks work without a connection.
    relay: 'http://127.0.0.1:9',
    token: '',
  })
  close = () => workspace.close()
})

afterEach(async () => {
  await close()
})

/** A component that calls hooks and shows what they say. */
function Says({ hooks }: { readonly hooks: () => unknown }) {
  return JSON.stringify(hooks())
}

/** Shows what hooks say, and how often they were called. */
async function show(hooks: () => unknown) {
  const page = document.createElement('div')
  const root = createRoot(page)
  let renders = 0
  const counted = () => {
    renders++
    return hooks()
  }
  await act(async () =>
    root.render(createElement(WorkspaceProvider, { workspace }, createElement(Says, { hooks: counted }))),
  )
  return {
    said: (): unknown => JSON.parse(page.textContent ?? ''),
    renders: () => renders,
    hide: () => act(async () => root.unmount()),
  }
}

const count = (id: string, by: number) =>
  act(async () => {
    await workspace.execute(counter.commands.count(id, { by }))
  })

describe('useView', () => {
  it('follows the view and renders only when what it selects changed', async () => {
    const shown = await show(() => useView(counters, ({ sorted }) => sorted.filter(({ value }) => value > 1)))
    await count('a', 1)
    const before = shown.renders()
    await count('b', 1)
    expect(shown.renders()).toBe(before)
    await count('a', 1)
    expect(shown.said()).toEqual([{ id: 'a', value: 2 }])
    await shown.hide()
  })
})

describe('useRebuilding', () => {
  it('tells how far the next version of a view is, while the old one serves', async () => {
    await act(() =>
      workspace.executeEach(
        Array.from({ length: 450 }, (_, index) => ({
          commands: [counter.commands.count(`${index}`, { by: 1 })],
        })),
      ),
    )
    const doubled = view('counters', {
      version: 2,
      from: counter,
      row: ({ value }, { id }) => ({ id, value: value * 2 }),
      compare: (a, b) => (a.id < b.id ? -1 : 1),
    })
    const seen: unknown[] = []
    const shown = await show(() => {
      const said = [useRebuilding(counters), useView(counters, ({ sorted }) => sorted[0]?.value)]
      seen.push(said)
      return said
    })
    await act(() => workspace.replaceView(counters, doubled))
    expect(shown.said()).toEqual([null, 2])
    expect(seen).toContainEqual([200 / 450, 1])
    expect(seen).toContainEqual([400 / 450, 1])
    await shown.hide()
  })
})

describe('useAggregate', () => {
  it('begins with the initial state and follows one instance with what waits to be sent', async () => {
    const shown = await show(() => {
      const { state, status } = useAggregate(counter, 'a')
      return [state.value, status.pending]
    })
    expect(shown.said()).toEqual([0, 0])
    await count('a', 2)
    expect(shown.said()).toEqual([2, 1])
    await shown.hide()
  })

  it('leaves a component alone when another instance changes', async () => {
    const shown = await show(() => useAggregate(counter, 'a').state)
    const before = shown.renders()
    await count('b', 1)
    expect(shown.renders()).toBe(before)
    await shown.hide()
  })
})

describe('useSync', () => {
  it('tells how much waits', async () => {
    const shown = await show(() => useSync(({ waiting }) => waiting))
    await count('a', 1)
    await expect.poll(() => act(async () => shown.said())).toBe(1)
    await shown.hide()
  })
})

describe('useExecute', () => {
  it('keeps what a command ran into until one succeeds', async () => {
    let execution: ReturnType<typeof useExecute> | undefined
    const shown = await show(() => {
      execution = useExecute()
      return [execution.pending, execution.error?.message]
    })
    const run = (by: number) =>
      act(async () => {
        await execution?.execute(counter.commands.count('a', { by }))
      })
    await run(-1)
    expect(shown.said()).toEqual([false, 'There are not that many.'])
    await run(0.5)
    expect(shown.said()).toEqual([false, 'Enter a whole number.'])
    await run(1)
    expect(shown.said()).toEqual([false, null])
    await shown.hide()
  })
})
