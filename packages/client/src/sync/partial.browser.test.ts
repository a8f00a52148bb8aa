import { canonicalJson } from '@causeway/core'
import { counter, type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import type { Hold } from '../history/keeping.ts'
import { damage } from '../store/damage.fixture.ts'
import { randomId } from '../store/replica.ts'
import type { Workspace } from '../workspace.ts'
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

async function device(name = randomId(), version?: typeof nextApp): Promise<Device> {
  const opened = await openDevice(lab, name, 'Ann', await token(), version)
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

/** Comes again: the relay then knows at once how much it holds, and not within a minute. */
async function heardAnew(one: Device): Promise<Device> {
  await shut(one)
  const again = await device(one.device)
  await inStep(again)
  return again
}

/** A device that caught up with 4,000 events of another one, in full segments; the last 1,000 it will keep. */
async function two(): Promise<readonly [Device, Device]> {
  const first = await device()
  await fill(first, 4000)
  const author = await heardAnew(first)
  const reader = await device()
  await inStep(author, reader)
  return [author, reader]
}

/** Has a device keep the least; how much goes depends on where the segments end in which it came. */
async function released(device: Device): Promise<number> {
  const events = (await device.keepHistory('least'))?.events ?? 0
  expect(events).toBeGreaterThanOrEqual(1000)
  return events
}

/** All that looking back gives. */
async function everything(workspace: Workspace): Promise<string> {
  const past = await workspace.past()
  past.goTo(past.previous() ?? 0)
  const replayed = await workspace.replay(
    { types: [...counter.events.values()] },
    {
      initial: 0,
      on: { Counted: (sum) => sum + 1, Named: (sum) => sum, Claimed: (sum) => sum, Shipped: (sum) => sum },
    },
  )
  return canonicalJson([
    await workspace.log(),
    (await workspace.history('counter/c7')).map(({ event }) => event.position ?? 0),
    (await workspace.query({ order: 'newest', stream: 'counter/c8' })).events.length,
    [past.span?.from ?? 0, past.changes().length],
    replayed.events,
  ])
}

const older = { code: 'older', message: expect.stringContaining('Older history is not on this device.') }

describe('a device that keeps only recent history', () => {
  test('shows the same as one that keeps all, and fetches what it needs to look back', async () => {
    const [author, reader] = await two()
    const before = await everything(reader)
    const gone = await released(reader)
    expect(await reader.historyRoom()).toMatchObject({ keeping: 'least', events: 4000, held: 4000 - gone })
    expect(reader.stateHash()).toBe(author.stateHash())
    let most = 0
    const stop = reader.fetchingOlder.subscribe((count = 0) => {
      most = Math.max(most, count)
    })
    expect(await everything(reader)).toBe(before)
    expect(most).toBe(gone)
    stop()
    expect((await reader.historyRoom()).held).toBe(4000)
  })

  test('opens, records and syncs without it, and says what it lacks while it is offline', async () => {
    const [author, reader] = await two()
    await released(reader)
    await lab.ask({ kind: 'cut' })
    const { device: name } = reader
    await shut(reader)
    const again = await device(name)
    expect(again.counted('c3')).toBe(80)
    await again.count('c3')
    for (const looking of [again.log(), again.past(), again.history('counter/c3'), again.query({})])
      await expect(looking).rejects.toMatchObject(older)
    expect(again.counted('c3')).toBe(81)
    await lab.ask({ kind: 'mend' })
    await inStep(author, again)
    expect(author.counted('c3')).toBe(81)
    expect(await again.history('counter/c3')).toHaveLength(81)
  })

  test('takes back what was done before, and keeps what that needs', async () => {
    const [, one] = await two()
    const done = await one.execute(counter.commands.count('c9', { by: 1 }))
    await inStep(...open)
    await released(one)
    await lab.ask({ kind: 'cut' })
    if (!done.ok) throw new Error(done.error.message)
    expect(await one.undo(done.command)).toMatchObject({ ok: true })
    // Taking back what is new in an old record needs all that happened to it.
    const later = await one.execute(counter.commands.count('c10', { by: 1 }))
    const [undone, counted] = await Promise.all([
      one.undo(later.command),
      one.execute(counter.commands.count('c11', { by: 1 })),
    ])
    expect(undone).toMatchObject({ ok: false, error: { message: older.message } })
    expect(counted).toMatchObject({ ok: true })
    await lab.ask({ kind: 'mend' })
    await inStep(...open)
    expect(await one.undo(later.command)).toMatchObject({ ok: true })
  })

  test('has what a late rival needs before it stores it, and opens offline afterwards', async () => {
    const [author, reader] = await two()
    await author.execute(counter.commands.name('c5', { name: 'old' }))
    await inStep(author, reader)
    await author.syncNow()
    await released(reader)
    const { device: name } = author
    await lab.ask({ kind: 'stop' })
    await reaches(author, 'offline')
    await author.execute(counter.commands.name('c5', { name: 'first' }))
    await reader.execute(counter.commands.name('c5', { name: 'second' }))
    await shut(author)
    await lab.ask({ kind: 'restart' })
    await inStep(reader)
    const back = await device(name)
    await inStep(back, reader)
    expect(reader.state(counter, 'c5').name).toBe('second')
    await lab.ask({ kind: 'cut' })
    const { device: partial } = reader
    await shut(reader)
    const again = await device(partial)
    expect(again.stateHash()).toBe(back.stateHash())
    expect(await again.history('counter/c5')).toHaveLength(83)
  })

  test('computes damaged states anew from the relay, and says so when there is none', async () => {
    const [author, reader] = await two()
    await released(reader)
    const { device: name } = reader
    await shut(reader)
    await damage(`causeway/lab/${name}`, (records) => records.delete(1))
    await lab.ask({ kind: 'cut' })
    await expect(device(name)).rejects.toMatchObject(older)
    await lab.ask({ kind: 'mend' })
    const again = await device(name)
    expect((await again.diagnostics()).opening.damage).toMatchObject({ what: 'missing' })
    await inStep(author, again)
  })

  test('folds anew from the relay what another version computed', async () => {
    const [author, reader] = await two()
    await released(reader)
    const { device: name } = reader
    await shut(reader)
    const next = await device(name, nextApp)
    expect(next.counted('c1')).toBe(author.counted('c1'))
  })

  test('keeps what another device does not hold yet, and says which', async () => {
    const [author, reader] = await two()
    const { device: name, replica } = author
    await shut(author)
    await fill(reader, 2100)
    await heardAnew(reader)
    const another = await device()
    await inStep(...open)
    const hold: Partial<Hold> = { kind: 'device', replica, actor: 'Ann' }
    const room = await another.historyRoom()
    expect(room.frees.least).toMatchObject({ hold })
    // Full segments end where they do: what it does not hold is never among them.
    expect(room.frees.least.events).toBeLessThanOrEqual(4000)
    expect(room.frees.month).toMatchObject({ events: 0, hold: { kind: 'recent' } })
    expect(await released(another)).toBe(room.frees.least.events)
    await inStep(await device(name))
    await vi.waitFor(async () =>
      expect((await another.historyRoom()).frees.least.hold).toEqual({ kind: 'recent' }),
    )
    await lab.ask({ kind: 'stop' })
    expect((await another.historyRoom()).frees.least.events).toBe(0)
  })

  test('has all of it again when that is chosen', async () => {
    const [, reader] = await two()
    await released(reader)
    await reader.keepHistory('all')
    expect(await reader.historyRoom()).toMatchObject({ keeping: 'all', held: 4000 })
    await lab.ask({ kind: 'cut' })
    expect(await reader.log()).toHaveLength(4000)
  })
})

describe('a relay that was put back from a copy older than what a device released', () => {
  test('is given the rest by a device that has it, and the other one waits for that', async () => {
    const author = await device()
    await fill(author, 500)
    await lab.ask({ kind: 'back-up' })
    await fill(author, 3600)
    await heardAnew(author)
    const reader = await device()
    await inStep(...open)
    await released(reader)
    const { device: name } = author
    await Promise.all(open.filter((one) => one !== reader).map(shut))
    await lab.ask({ kind: 'restore' })
    await vi.waitFor(
      () => expect(reader.sync.getState().reason).toContain('put back from an older copy'),
      20_000,
    )
    expect(reader.counted('c0')).toBe(82)
    await reader.count('c0')
    const back = await device(name)
    reader.syncNow()
    await inStep(back, reader)
    expect([back.counted('c0'), reader.counted('c0')]).toEqual([83, 83])
    expect(await reader.log()).toEqual(await back.log())
  })
})
