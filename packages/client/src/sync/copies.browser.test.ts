import { type Lab, openLab } from '@causeway/testing/lab'
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
