import { type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
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

async function device(name = randomId()): Promise<Device> {
  const opened = await openDevice(lab, name)
  open.push(opened)
  return opened
}

describe('over a sound line', () => {
  test('what one device records, the other folds', async () => {
    const [a, b] = [await device(), await device()]
    await a.count('x', 2)
    await b.count('x', 3)
    await inStep(a, b)
    expect([a.counted('x'), b.counted('x')]).toEqual([5, 5])
  })

  test('a device that comes later catches up', async () => {
    const a = await device()
    for (let step = 0; step < 20; step++) await a.count(`c${step % 3}`)
    await inStep(a)
    const b = await device()
    await inStep(a, b)
    expect(b.counted('c0')).toBe(7)
  })

  test('thousands of events are pushed in runs and fetched in ranges', async () => {
    const a = await device()
    const requests = Array.from({ length: 3300 }, (_, index) => ({
      commands: [{ aggregate: 'counter', id: `c${index % 50}`, name: 'count', input: { by: 1 } }],
    }))
    await a.executeEach(requests)
    await inStep(a)
    const b = await device()
    await inStep(a, b)
    expect(b.sync.getState().position).toBe(3300)
  })
})

describe('over a line that fails', () => {
  test('work goes on offline, and is sent when the line is back', async () => {
    const [a, b] = [await device(), await device()]
    await inStep(a, b)
    await lab.ask({ kind: 'cut' })
    await reaches(a, 'offline')
    await a.count('x')
    await a.count('x')
    await b.count('x')
    expect(a.sync.getState().waiting).toBe(2)
    await lab.ask({ kind: 'mend' })
    a.syncNow()
    b.syncNow()
    await inStep(a, b)
    expect(a.counted('x')).toBe(3)
  })

  test('an answer lost three times leaves one event', async () => {
    const a = await device()
    await inStep(a)
    await lab.ask({ kind: 'lose-answers', times: 3 })
    await a.count('x')
    await expect.poll(() => lab.answersToLose(), { timeout: 20_000 }).toBe(0)
    await inStep(a)
    const b = await device()
    await inStep(a, b)
    expect([a.counted('x'), b.counted('x'), b.sync.getState().position]).toEqual([1, 1, 1])
  })

  test('a socket that says nothing any more is found out', async () => {
    const a = await device()
    await inStep(a)
    await lab.ask({ kind: 'stall' })
    await a.count('x')
    // As the browser does when it learns that the network is gone.
    dispatchEvent(new Event('offline'))
    await reaches(a, 'offline')
    await lab.ask({ kind: 'mend' })
    a.syncNow()
    await inStep(a)
  })

  test('a relay that restarts in the middle loses nothing', async () => {
    const [a, b] = [await device(), await device()]
    await inStep(a, b)
    const requests = Array.from({ length: 1500 }, (_, index) => ({
      commands: [{ aggregate: 'counter', id: `c${index % 7}`, name: 'count', input: { by: 1 } }],
    }))
    const recorded = a.executeEach(requests)
    await lab.ask({ kind: 'restart' })
    await recorded
    await inStep(a, b)
    expect(b.sync.getState().position).toBe(1500)
  })
})

describe('after the relay lost what it had', () => {
  test('it is given all back in its old places, by whoever comes first', async () => {
    const [a, b] = [await device(), await device()]
    await a.count('x', 1)
    await inStep(a, b)
    await lab.ask({ kind: 'back-up' })
    await inStep(a, b)
    await b.count('x', 10)
    await inStep(a, b)
    await a.count('y', 100)
    await inStep(a, b)
    const before = await b.log()
    await lab.ask({ kind: 'restore' })
    await inStep(a, b)
    expect(await b.log()).toEqual(before)
    await b.count('x', 1000)
    const c = await device()
    await inStep(a, b, c)
    expect((await c.log()).slice(0, 3)).toEqual(before)
    expect([c.counted('x'), c.counted('y')]).toEqual([1011, 100])
  })

  test('a client brings back its own events and those of others', async () => {
    const [a, b] = [await device(), await device()]
    await a.count('x', 1)
    await inStep(a, b)
    await lab.ask({ kind: 'back-up' })
    await inStep(a, b)
    await b.count('x', 10)
    await a.count('x', 100)
    await b.count('y', 1000)
    await inStep(a, b)
    await a.close()
    await lab.ask({ kind: 'cut' })
    await b.count('y', 1_000_000)
    await b.close()
    open = []
    await lab.ask({ kind: 'restore' })
    await lab.ask({ kind: 'mend' })
    // Of the two only one comes back: the other's events come from it.
    const c = await device()
    await inStep(c)
    expect(c.counted('x')).toBe(1)
    await c.count('x', 10_000)
    const again = await device(b.device)
    await inStep(c, again)
    expect([c.counted('x'), c.counted('y')]).toEqual([10_111, 1_001_000])
    expect(c.sync.getState().position).toBe(6)
  })
})
