import { counter, type Lab, nextCounter, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { randomId } from '../store/replica.ts'
import { type Device, inStep, nextApp, openDevice, reaches } from './device.fixture.ts'

/** S41, between two versions of the app and two of the relay, over real sockets. */

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

async function device(version?: typeof nextApp, name = randomId()): Promise<Device> {
  const opened = await openDevice(lab, name, 'Ann', undefined, version)
  open.push(opened)
  return opened
}

async function close(device: Device): Promise<void> {
  open = open.filter((one) => one !== device)
  await device.close()
}

const next = (device: Device, id: string) => device.state(nextCounter, id)

async function colour(device: Device, id: string, name: string): Promise<void> {
  const outcome = await device.execute(nextCounter.commands.colour(id, { colour: name }))
  if (!outcome.ok) throw new Error(outcome.error.message)
}

/** Resolves when what a device has not sent is what it waits with for a newer relay. */
async function waitsFor(device: Device, events: number): Promise<void> {
  await expect
    .poll(() => device.sync.getState(), { timeout: 20_000 })
    .toMatchObject({ phase: 'live', sending: 0, waiting: events, tooNew: events })
}

describe('an app that is newer than its relay', () => {
  test('waits with what the relay does not know, sends everything else, and the rest by itself once it is upgraded', async () => {
    const ann = await device(nextApp)
    const ben = await device()
    await inStep(ann, ben)
    await colour(ann, 'x', 'red')
    await ann.execute(nextCounter.commands.name('y', { name: 'known' }))
    await colour(ann, 'z', 'blue')
    await ann.execute(nextCounter.commands.name('x', { name: 'behind' }))
    await waitsFor(ann, 3)
    await expect.poll(() => ben.state(counter, 'y').name).toBe('known')
    // Recorded while others wait, it overtakes them.
    await ann.execute(nextCounter.commands.name('y', { name: 'later' }))
    await expect.poll(() => ben.state(counter, 'y').name).toBe('later')
    await waitsFor(ann, 3)
    expect(ann.refusals().getState()).toEqual([])
    expect([next(ann, 'x').colour, next(ann, 'x').name, next(ann, 'z').colour]).toEqual([
      'red',
      'behind',
      'blue',
    ])
    expect(ben.sync.getState().position).toBe(2)

    await lab.ask({ kind: 'upgrade' })
    const cleo = await device(nextApp)
    await inStep(ann, cleo)
    expect([next(cleo, 'x').colour, next(cleo, 'x').name, next(cleo, 'z').colour]).toEqual([
      'red',
      'behind',
      'blue',
    ])
    expect(ann.sync.getState()).toMatchObject({ waiting: 0, tooNew: 0, refused: 0 })
    // As it was recorded: the same requests, once each.
    const log = await cleo.log()
    expect(new Set(log.map(({ command }) => command)).size).toBe(log.length)
    expect(log).toHaveLength(5)
  })

  test('keeps what waits over a reload, and says that it waits each time', async () => {
    const name = randomId()
    const first = await device(nextApp, name)
    await inStep(first)
    await colour(first, 'x', 'red')
    await waitsFor(first, 1)
    await close(first)
    const second = await device(nextApp, name)
    await waitsFor(second, 1)
    expect(next(second, 'x').colour).toBe('red')
    await lab.ask({ kind: 'upgrade' })
    await inStep(second)
    expect(second.sync.getState().position).toBe(1)
  })

  test('sends what waited across its own upgrade to a relay that was not upgraded, and waits with what is new', async () => {
    const name = randomId()
    const old = await device(undefined, name)
    await inStep(old)
    await lab.ask({ kind: 'cut' })
    for (let index = 0; index < 50; index++) await old.count('x')
    await close(old)
    const upgraded = await device(nextApp, name)
    expect(next(upgraded, 'x')).toMatchObject({ count: 50, units: { piece: 50 } })
    await upgraded.execute(nextCounter.commands.count('x', { by: 2 }))
    await lab.ask({ kind: 'mend' })
    upgraded.syncNow()
    const ben = await device()
    await waitsFor(upgraded, 1)
    await expect.poll(() => ben.counted('x')).toBe(50)

    await lab.ask({ kind: 'upgrade' })
    await inStep(upgraded)
    expect(next(upgraded, 'x')).toMatchObject({ count: 52, units: { piece: 50, box: 2 } })
  })
})

describe('a relay that is newer than an app', () => {
  test('gives it what it does not know: it keeps it, reads on, and edits everything else', async () => {
    const ben = await device()
    await ben.count('x', 3)
    await inStep(ben)
    await lab.ask({ kind: 'upgrade' })
    // A new app on an old log.
    const ann = await device(nextApp)
    await expect.poll(() => next(ann, 'x').units).toEqual({ piece: 3 })
    await colour(ann, 'x', 'red')
    await expect.poll(() => ben.sync.getState().position, { timeout: 20_000 }).toBe(2)
    expect(ben.status('counter/x').trouble).toMatchObject({ kind: 'newer', type: 'Coloured' })
    expect(await ben.execute(counter.commands.count('x', { by: 1 }))).toMatchObject({
      ok: false,
      error: { code: 'read-only' },
    })
    await ben.count('y', 7)
    await expect.poll(() => next(ann, 'y').units).toEqual({ piece: 7 })
    await reaches(ben, 'live')
    expect(ben.refusals().getState()).toEqual([])
  })

  test('that lost its log has it given again by a device that does not understand all of it', async () => {
    await lab.ask({ kind: 'back-up' })
    await lab.ask({ kind: 'upgrade' })
    const ann = await device(nextApp)
    await colour(ann, 'x', 'red')
    const ben = await device()
    await expect
      .poll(() => ben.sync.getState(), { timeout: 20_000 })
      .toMatchObject({ phase: 'live', position: 1 })
    await close(ann)
    await lab.ask({ kind: 'restore' })
    const cleo = await device(nextApp)
    await expect.poll(() => next(cleo, 'x').colour, { timeout: 20_000 }).toBe('red')
    expect(ben.status('counter/x').trouble).toMatchObject({ kind: 'newer' })
  })
})
