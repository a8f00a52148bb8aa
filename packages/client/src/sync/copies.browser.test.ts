import { counter, type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { randomId } from '../store/replica.ts'
import { copyDevice } from './copies.fixture.ts'
import { type Device, inStep, openDevice } from './device.fixture.ts'

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

async function device(name = randomId()): Promise<Device> {
  const opened = await openDevice(lab, name)
  open.push(opened)
  return opened
}

/** Closes a device, keeps a copy of its storage, and gives the copy's name. */
async function copied(original: Device): Promise<string> {
  await original.close()
  open = open.filter((one) => one !== original)
  const name = randomId()
  await copyDevice(original.device, name)
  return name
}

test('a cloned profile takes a new id, and both keep all their work', async () => {
  const original = await device()
  await original.count('x')
  await inStep(original)
  const clone = await copied(original)
  await lab.ask({ kind: 'cut' })
  const [a, b] = [await device(original.device), await device(clone)]
  expect(a.replica).toBe(b.replica)
  await a.count('x', 10)
  await a.count('y', 1)
  await b.count('x', 100)
  await b.count('x', 1000)
  await b.count('z', 1)
  await lab.ask({ kind: 'mend' })
  a.syncNow()
  b.syncNow()
  await inStep(a, b)
  expect(a.replica).not.toBe(b.replica)
  expect([a.counted('x'), a.counted('y'), a.counted('z')]).toEqual([1111, 1, 1])
  expect(a.sync.getState().position).toBe(6)
})

test('two copies in use at the same time part as soon as one hears of the other', async () => {
  const original = await device()
  await original.count('x')
  await inStep(original)
  const clone = await copied(original)
  const [a, b] = [await device(original.device), await device(clone)]
  await inStep(a, b)
  for (let round = 0; round < 5; round++) await Promise.all([a.count('x'), b.count('x')])
  await inStep(a, b)
  expect(a.replica).not.toBe(b.replica)
  expect(a.counted('x')).toBe(11)
})

test('storage restored from an older copy takes a new id and keeps what it recorded since', async () => {
  const original = await device()
  await original.count('x')
  await inStep(original)
  const copy = await copied(original)
  const later = await device(original.device)
  await later.count('x', 10)
  await inStep(later)
  const restored = await device(copy)
  await restored.count('x', 100)
  await inStep(later, restored)
  expect(restored.replica).not.toBe(later.replica)
  expect(restored.counted('x')).toBe(111)
})

test('a copy made before the answer came sends nothing twice', async () => {
  await lab.ask({ kind: 'cut' })
  const original = await device()
  await original.count('x')
  await original.count('x', 10)
  const copy = await copied(original)
  await lab.ask({ kind: 'mend' })
  const later = await device(original.device)
  await inStep(later)
  await later.count('x', 100)
  await inStep(later)
  const restored = await device(copy)
  await restored.count('x', 1000)
  await inStep(later, restored)
  expect(restored.counted('x')).toBe(1111)
  expect(restored.sync.getState().position).toBe(4)
})

/** More than the relay takes in one event. */
const tooLong = 'x'.repeat(300_000)

test('what a copy waits with is sent once, though it was renumbered where it came from', async () => {
  await lab.ask({ kind: 'cut' })
  const original = await device()
  await original.execute(counter.commands.name('z', { name: tooLong }))
  await original.count('x')
  await original.execute(counter.commands.count('x', { by: 10 }), { id: 'ten' })
  const copy = await copied(original)
  await lab.ask({ kind: 'mend' })
  // Without what the relay refuses, the others have other numbers.
  const later = await device(original.device)
  await inStep(later)
  await later.count('y')
  await inStep(later)

  await lab.ask({ kind: 'cut' })
  const restored = await device(copy)
  await restored.count('x', 100)
  await restored.count('v')
  await lab.ask({ kind: 'mend' })
  restored.syncNow()
  later.syncNow()
  await inStep(later, restored)
  expect(['x', 'y', 'v'].map(restored.counted)).toEqual([111, 1, 1])
  const log = await restored.log()
  expect(log.length).toBe(5)
  // What had seen an event has seen it under the name it has now.
  const [one, ten, hundred] = log.filter(({ stream }) => stream === 'counter/x')
  expect(hundred?.clock).toMatchObject({ [ten?.replica ?? '']: ten?.seq })
  expect(one?.replica).toBe(ten?.replica)
  // It can be taken back under that name, too.
  expect(await restored.undo('ten')).toMatchObject({ ok: true })
  await inStep(later, restored)
  expect(later.counted('x')).toBe(101)
})

test('two copies that send at the same time what both of them renumbered send it once', async () => {
  await lab.ask({ kind: 'cut' })
  const original = await device()
  await original.execute(counter.commands.name('z', { name: tooLong }))
  for (let by = 1; by <= 512; by *= 2) await original.count('x', by)
  const copy = await copied(original)
  const [a, b] = [await device(original.device), await device(copy)]
  await a.count('y', 1)
  await b.count('y', 10)
  await lab.ask({ kind: 'mend' })
  a.syncNow()
  b.syncNow()
  await inStep(a, b)
  expect([a.counted('x'), a.counted('y')]).toEqual([1023, 11])
  expect((await a.log()).length).toBe(12)
})
