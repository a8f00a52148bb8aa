import { counter, counters, type Lab, labModel, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { randomId } from '../store/replica.ts'
import { inStep, reaches } from '../sync/device.fixture.ts'
import { openWorkspace, type Workspace } from '../workspace.ts'
import { createPlug, type Plug } from './plug.ts'

let lab: Lab
let open: Workspace[] = []

beforeEach(async () => {
  lab = await openLab(inject('lab'))
})

afterEach(async () => {
  await Promise.all(open.map((device) => device.close()))
  open = []
  await lab.close()
})

async function plugIn(plug: Plug): Promise<Workspace> {
  const device = await openWorkspace({
    model: labModel,
    views: [counters],
    version: '1',
    workspace: 'lab',
    device: randomId(),
    actor: 'Ann',
    role: 'owner',
    relay: lab.relay,
    token: await lab.token('Ann'),
    network: plug.network,
  })
  open.push(device)
  return device
}

async function count(device: Workspace): Promise<void> {
  const outcome = await device.execute(counter.commands.count('x', { by: 1 }))
  if (!outcome.ok) throw new Error(outcome.error.message)
}

test('a plug that is pulled cuts what is open and keeps it cut, and what waited is sent once it is in again', async () => {
  const [plug, other] = [createPlug(), createPlug()]
  const [a, b] = await Promise.all([plugIn(plug), plugIn(other)])
  await inStep(a, b)
  plug.set('cut')
  await reaches(a, 'offline')
  await count(a)
  await count(b)
  a.syncNow()
  await vi.waitFor(() => expect(a.sync.getState()).toMatchObject({ phase: 'offline', waiting: 1 }))
  plug.set('open')
  a.syncNow()
  await inStep(a, b)
  expect(b.state(counter, 'x').count).toBe(2)
})

test('a line that loses answers loses them alone: the relay has what was sent, once', async () => {
  const [plug, other] = [createPlug(), createPlug()]
  const [a, b] = await Promise.all([plugIn(plug), plugIn(other)])
  await inStep(a, b)
  plug.set('losing answers')
  await count(a)
  await vi.waitFor(() => expect(b.state(counter, 'x').count).toBe(1), { timeout: 10_000 })
  expect(a.sync.getState().waiting).toBe(1)
  await vi.waitFor(
    () => {
      a.syncNow()
      expect(plug.state.getState().lost).toBeGreaterThanOrEqual(3)
    },
    { timeout: 20_000 },
  )
  plug.set('open')
  a.syncNow()
  await inStep(a, b)
  expect(a.state(counter, 'x').count).toBe(1)
})

test('a slow line keeps the order of what is said, also when it becomes quick again', async () => {
  const plug = createPlug(undefined, 150)
  const [a, b] = await Promise.all([plugIn(plug), plugIn(createPlug())])
  await inStep(a, b)
  plug.set('slow')
  await count(a)
  await count(a)
  expect(a.sync.getState().waiting).toBeGreaterThan(0)
  plug.set('open')
  await count(a)
  await inStep(a, b)
  expect(b.state(counter, 'x').count).toBe(3)
})
