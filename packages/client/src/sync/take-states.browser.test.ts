import { counter, type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { randomId } from '../store/replica.ts'
import { type Device, fill, inStep, nextApp, openDevice, reaches } from './device.fixture.ts'

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

/** A device that takes states in place of more than 500 events. */
async function device(name = randomId(), version?: typeof nextApp): Promise<Device> {
  const opened = await openDevice(lab, name, 'Ann', await token(), version, 500)
  open.push(opened)
  return opened
}

let known: string | undefined
async function token(): Promise<string> {
  known = await lab.token('Ann').catch(() => known)
  if (!known) throw new Error('The relay never gave a token.')
  return known
}

async function shut(device: Device): Promise<void> {
  await device.close()
  open = open.filter((one) => one !== device)
}

test('a device that begins has the states, and the history comes by itself', async () => {
  const author = await device()
  await fill(author, 2600)
  const reader = await device()
  await inStep(author, reader)
  expect(reader.sync.getState().tookStates).toMatchObject({ events: 2600, needs: [] })
  // Nobody's absence: there is nothing to tell.
  expect(reader.report.getState()).toBeUndefined()
  expect(reader.counted('c3')).toBe(52)
  await vi.waitFor(async () => expect((await reader.historyRoom()).held).toBe(2600), 20_000)
  await lab.ask({ kind: 'cut' })
  expect(await reader.log()).toEqual(await author.log())
})

test('work that was not sent is on top of the states, with and without a connection', async () => {
  const [author, other] = [await device(), await device()]
  await author.execute(counter.commands.name('c1', { name: 'first' }))
  await inStep(author, other)
  await lab.ask({ kind: 'stop' })
  await reaches(other, 'offline')
  await other.execute(counter.commands.name('c1', { name: 'unsent' }))
  await other.count('c2')
  await shut(other)
  await lab.ask({ kind: 'restart' })
  await inStep(author)
  await author.execute(counter.commands.name('c1', { name: 'second' }))
  await fill(author, 1500)
  const back = await device(other.device)
  await inStep(author, back)
  expect(back.sync.getState().tookStates).toBeDefined()
  expect(back.report.getState()).toMatchObject({ sent: 2, skipped: expect.any(Number) })
  expect(author.counted('c2')).toBe(31)
  expect(author.state(counter, 'c1').name).toBe(back.state(counter, 'c1').name)
  await lab.ask({ kind: 'cut' })
  await back.keepHistory('least')
  await shut(back)
  const again = await device(other.device)
  expect(again.stateHash()).toBe(author.stateHash())
  // What its own work is about is here, fetched or not.
  expect((await again.history('counter/c1')).length).toBeGreaterThan(30)
})

test('what the relay has of one’s own work leaves the outbox, though its answer was lost', async () => {
  const [author, other] = [await device(), await device()]
  await inStep(author, other)
  await shut(author)
  await lab.ask({ kind: 'lose-answers', times: 1000 })
  await other.executeEach([
    { commands: [counter.commands.count('c2', { by: 1 })] },
    { commands: [counter.commands.count('c3', { by: 1 })] },
  ])
  await expect.poll(() => lab.answersToLose(), { timeout: 20_000 }).toBeLessThan(1000)
  await shut(other)
  await lab.ask({ kind: 'lose-answers', times: 0 })
  const again = await device(author.device)
  await fill(again, 1500)
  const back = await device(other.device)
  await inStep(again, back)
  expect(back.sync.getState().tookStates?.own).toBe(2)
  expect([back.counted('c2'), back.counted('c3')]).toEqual([31, 31])
  expect(await back.exportUnsent()).toBe('')
})

test('what is not settled in the stretch can be judged without a connection', async () => {
  const [author, rival] = [await device(), await device()]
  await fill(author, 50)
  await inStep(author, rival)
  await lab.ask({ kind: 'stop' })
  await reaches(rival, 'offline')
  await rival.execute(counter.commands.claim('c7', { by: 'Bea' }))
  await author.execute(counter.commands.claim('c7', { by: 'Ann' }))
  await shut(rival)
  await lab.ask({ kind: 'restart' })
  await inStep(author)
  await fill(author, 1500)
  await inStep(author, await device(rival.device))
  const reader = await device()
  await inStep(author, reader)
  await reader.keepHistory('least')
  await lab.ask({ kind: 'cut' })
  const { device: name } = reader
  await shut(reader)
  const again = await device(name)
  expect(again.state(counter, 'c7').claimedBy).toBe('Ann')
  expect(await again.execute(counter.commands.count('c7', { by: 1 }))).toMatchObject({ ok: true })
  expect(await again.history('counter/c7')).toHaveLength(34)
})

test('an app of another version takes the log itself', async () => {
  const author = await device()
  await fill(author, 1500)
  const next = await device(undefined, nextApp)
  await inStep(next)
  expect(next.sync.getState().tookStates).toBeUndefined()
  expect((await next.historyRoom()).held).toBe(1500)
  expect(next.counted('c1')).toBe(30)
})

test('a log that is put back from an older copy is healed by one that holds states in place of it', async () => {
  const author = await device()
  await fill(author, 600)
  await lab.ask({ kind: 'back-up' })
  await fill(author, 1500)
  const reader = await device()
  await inStep(author, reader)
  await vi.waitFor(async () => expect((await reader.historyRoom()).held).toBe(2100), 20_000)
  await shut(author)
  await lab.ask({ kind: 'restore' })
  await inStep(reader)
  await fill(reader, 1)
  const another = await device()
  await inStep(reader, another)
  expect(another.counted('c0')).toBe(43)
})
