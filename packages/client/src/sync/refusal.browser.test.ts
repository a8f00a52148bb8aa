import { counter, type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { randomId } from '../store/replica.ts'
import { type Device, inStep, openDevice, reaches } from './device.fixture.ts'

let lab: Lab
let open: Device[] = []

beforeEach(async () => {
  lab = await openLab(inject('lab'))
})

afterEach(async () => {
  await Promise.all(open.map((device) => device.close()))
  open = []
  await lab.close()
})

async function device(name = randomId(), token?: string): Promise<Device> {
  const opened = await openDevice(lab, name, 'Ann', token)
  open.push(opened)
  return opened
}

/** More than the relay takes in one event. */
const tooLong = 'x'.repeat(300_000)

test('what the relay refuses is kept with the reason, and blocks nothing that does not build on it', async () => {
  await lab.ask({ kind: 'cut' })
  const [a, b] = [await device(), await device()]
  await a.count('x', 1)
  const refused = await a.execute(counter.commands.name('x', { name: tooLong }), { id: 'refused' })
  await a.execute(counter.commands.count('x', { by: 10 }), { id: 'behind' })
  await a.count('y', 100)
  await lab.ask({ kind: 'mend' })
  a.syncNow()
  b.syncNow()
  await inStep(a, b)
  expect([b.counted('x'), b.counted('y')]).toEqual([1, 100])
  await expect
    .poll(() => a.refusals().getState())
    .toMatchObject([{ command: 'refused', code: 'too-large', held: [{ command: 'behind' }] }])
  expect(a.sync.getState().refused).toBe(1)
  if (refused.ok) expect(await refused.receipt.committed).toMatchObject({ kind: 'refused' })

  await a.discard('refused')
  await inStep(a, b)
  expect([b.counted('x'), a.sync.getState().refused]).toEqual([11, 0])
})

test('what is held follows when the refused request is retried, also what takes it back', async () => {
  await lab.ask({ kind: 'cut' })
  const a = await device()
  await a.count('x', 1)
  const refused = await a.execute(counter.commands.name('x', { name: tooLong }), { id: 'refused' })
  await a.undo(refused.command)
  await a.execute(counter.commands.count('x', { by: 10 }), { id: 'behind' })
  await lab.ask({ kind: 'mend' })
  a.syncNow()
  await inStep(a)
  await expect
    .poll(() => a.refusals().getState())
    .toMatchObject([{ held: [{ undoes: 'refused' }, { command: 'behind' }] }])

  await lab.ask({ kind: 'cut' })
  expect(await a.retry('refused')).toMatchObject({ ok: true })
  expect(a.state(counter, 'x')).toMatchObject({ name: '', count: 11 })
  expect(a.refusals().getState()).toEqual([])
})

test('many refusals among many changes leave the others in the log', async () => {
  await lab.ask({ kind: 'cut' })
  const [a, b] = [await device(), await device()]
  for (let index = 0; index < 12; index++) {
    if (index % 4 === 1) await a.execute(counter.commands.name(`n${index}`, { name: tooLong }))
    else await a.count(`c${index}`)
  }
  await lab.ask({ kind: 'mend' })
  a.syncNow()
  b.syncNow()
  await inStep(a, b)
  await expect.poll(() => a.refusals().getState()).toHaveLength(3)
  expect(b.sync.getState().position).toBe(9)
})

test('a false token stops the attempts and says what to do', async () => {
  const a = await device(randomId(), 'nonsense')
  await reaches(a, 'refused')
  await a.count('x')
  expect(a.sync.getState()).toMatchObject({
    waiting: 1,
    reason: expect.stringContaining('ask for a new link'),
  })
})
