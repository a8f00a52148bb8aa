import { counter, type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { randomId } from '../store/replica.ts'
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

async function device(actor = 'Ann', name = randomId()): Promise<Device> {
  const opened = await openDevice(lab, name, actor)
  open.push(opened)
  return opened
}

async function together(...devices: Device[]): Promise<void> {
  await lab.ask({ kind: 'mend' })
  for (const one of devices) one.syncNow()
  await inStep(...devices)
}

const { claim, count, name, ship } = counter.commands
const claimedBy = (one: Device, id: string) => one.state(counter, id).claimedBy

describe('a claim that somebody else was first with', () => {
  /** Bo claims without a line, and closes his device; Ann, who hears nothing of it, is first at the relay. */
  async function beaten(bosDevice: string): Promise<{ readonly ann: Device; readonly bo: Device }> {
    const [ann, away] = [await device('Ann'), await device('Bo', bosDevice)]
    await inStep(ann, away)
    await lab.ask({ kind: 'cut' })
    await away.execute(claim('y', { by: 'Bo' }), { id: 'bos' })
    await away.count('y', 5)
    await away.close()
    await together(ann)
    await ann.execute(claim('y', { by: 'Ann' }))
    await inStep(ann)
    const bo = await device('Bo', bosDevice)
    await inStep(ann, bo)
    return { ann, bo }
  }

  test('is kept with the reason, and can be tried on the new state or given up', async () => {
    const { ann, bo } = await beaten(randomId())
    expect([claimedBy(ann, 'y'), ann.counted('y')]).toEqual(['Ann', 5])
    await expect
      .poll(() => bo.refusals().getState())
      .toMatchObject([
        { command: 'bos', code: 'first-come', reason: 'Somebody else claimed it first.', held: [] },
      ])
    expect(ann.refusals().getState()).toEqual([])
    const again = await bo.execute(claim('y', { by: 'Bo' }), { id: 'bos' })
    if (again.ok) expect(await again.receipt.committed).toMatchObject({ kind: 'refused' })

    expect(await bo.retry('bos')).toMatchObject({ ok: false, error: { message: 'Ann has it already.' } })
    expect(bo.refusals().getState()).toMatchObject([{ command: 'bos', reason: 'Ann has it already.' }])
    await bo.discard('bos')
    expect(bo.refusals().getState()).toEqual([])
    expect(bo.sync.getState().refused).toBe(0)
  })

  test('is known again after reloading, until it is dealt with', async () => {
    const bosDevice = randomId()
    const { bo } = await beaten(bosDevice)
    await expect.poll(() => bo.refusals().getState().length).toBe(1)
    await bo.close()
    const again = await device('Bo', bosDevice)
    expect(again.refusals().getState()).toMatchObject([{ command: 'bos', code: 'first-come' }])
    await again.discard('bos')
    expect(again.refusals().getState()).toEqual([])
  })
})

describe('taking back', () => {
  test('takes a whole request back, and does it again, on every device', async () => {
    const [a, b] = [await device('Ann'), await device('Bo')]
    const done = await a.execute([count('x', { by: 2 }), name('y', { name: 'tea' })])
    expect(a.undoing.getState()).toMatchObject({ undo: { command: done.command } })
    const undone = await a.undo(done.command)
    expect([a.counted('x'), a.state(counter, 'y').name]).toEqual([0, ''])
    expect(a.undoing.getState()).toMatchObject({ redo: { command: undone.command } })
    expect(a.undoing.getState().undo).toBeUndefined()
    await inStep(a, b)
    expect([b.counted('x'), b.state(counter, 'y').name]).toEqual([0, ''])
    await a.undo(undone.command)
    await inStep(a, b)
    expect([b.counted('x'), b.state(counter, 'y').name]).toEqual([2, 'tea'])
  })

  test('survives reloading, and knows what the relay has in the meantime', async () => {
    const annsDevice = randomId()
    const a = await device('Ann', annsDevice)
    await a.execute(name('x', { name: 'one' }))
    const second = await a.execute(name('x', { name: 'two' }))
    await inStep(a)
    await a.close()
    const again = await device('Ann', annsDevice)
    expect(again.undoing.getState().undo?.command).toBe(second.command)
    expect(await again.undo(second.command)).toMatchObject({ ok: true })
    expect(again.state(counter, 'x').name).toBe('one')
  })

  test('says why not, and changes nothing', async () => {
    const [a, b] = [await device('Ann'), await device('Bo')]
    const named = await a.execute(name('x', { name: 'one' }))
    await inStep(a, b)
    await b.execute(name('x', { name: 'two' }))
    await inStep(a, b)
    expect(await a.undo(named.command)).toMatchObject({
      ok: false,
      error: { code: 'rejected', message: expect.stringContaining('Somebody else has changed this since') },
    })
    const shipped = await a.execute(ship('x', {}))
    expect(await a.undo(shipped.command)).toMatchObject({
      ok: false,
      error: { message: 'Record what came back.' },
    })
    // A fact is no step back: what can be taken back is what was done before it.
    expect(a.undoing.getState().undo?.command).toBe(named.command)
    expect(a.state(counter, 'x')).toMatchObject({ name: 'two', shipped: true })
  })

  test('falls when somebody built on it meanwhile, and its author is told', async () => {
    const [a, b] = [await device('Ann'), await device('Bo')]
    const named = await a.execute(name('x', { name: 'one' }))
    await inStep(a, b)
    await lab.ask({ kind: 'cut' })
    await a.undo(named.command)
    await b.execute(name('x', { name: 'two' }))
    await together(a, b)
    expect(a.state(counter, 'x').name).toBe('two')
    await expect
      .poll(() => a.refusals().getState())
      .toMatchObject([
        {
          code: 'first-come',
          undoes: named.command,
          reason: expect.stringContaining('built on this change'),
        },
      ])
  })
})

describe('a preview', () => {
  test('shows what a command would come to, and leaves nothing behind', async () => {
    const a = await device()
    await a.count('x', 2)
    const preview = await a.preview([count('x', { by: 3 }), claim('x', { by: 'Ann' })])
    expect(preview.ok && preview.after.get('counter/x')?.state).toMatchObject({ count: 5, claimedBy: 'Ann' })
    expect(a.state(counter, 'x')).toMatchObject({ count: 2, claimedBy: '' })
    await a.execute(claim('x', { by: 'Ann' }))
    expect(await a.preview(claim('x', { by: 'Bo' }))).toMatchObject({
      ok: false,
      error: { message: 'Ann has it already.' },
    })
  })
})

describe('reading one’s writes', () => {
  test('another device has at least what was committed, once it reached that position', async () => {
    const [a, b] = [await device('Ann'), await device('Bo')]
    const outcome = await a.execute(count('x', { by: 7 }))
    const committed = outcome.ok ? await outcome.receipt.committed : undefined
    if (committed?.kind !== 'committed') throw new Error('It was committed.')
    await b.reached(committed.position)
    expect(b.counted('x')).toBe(7)
  })
})

describe('a report of being away', () => {
  test('says how much met, went out and came in, and what needs a person', async () => {
    const [a, b] = [await device('Ann'), await device('Bo')]
    await a.count('x')
    await inStep(a, b)
    expect(a.report.getState()).toBeUndefined()
    await lab.ask({ kind: 'cut' })
    await a.execute(name('x', { name: 'hers' }))
    await a.execute(claim('x', { by: 'Ann' }))
    await b.execute(name('x', { name: 'his' }))
    await b.execute(claim('x', { by: 'Bo' }))
    await b.count('z', 1)
    await together(a, b)
    await expect.poll(() => a.report.getState()).toMatchObject({ sent: 2, needs: [] })
    await expect.poll(() => b.report.getState()).toMatchObject({ sent: 3, needs: [] })
    // One of the two claims came first.
    expect([a, b].map((one) => one.report.getState()?.refused).toSorted()).toEqual([0, 1])
    // Who was heard first met nobody yet; the other one's name met his.
    expect([a, b].flatMap((one) => one.report.getState()?.mergedIn ?? [])).toContain('counter/x')
    a.dismissReport()
    expect(a.report.getState()).toBeUndefined()
  })
})

test('what is to be taken back and cannot be read from the storage is said to whoever asked', async () => {
  const a = await device()
  const named = await a.execute(counter.commands.name('x', { name: 'one' }))
  const get = IDBObjectStore.prototype.get
  IDBObjectStore.prototype.get = () => {
    throw new DOMException('The disk fails.', 'UnknownError')
  }
  try {
    expect(await a.undo(named.command)).toMatchObject({ ok: false, error: { code: 'storage-failed' } })
  } finally {
    IDBObjectStore.prototype.get = get
  }
  expect(await a.undo(named.command)).toMatchObject({ ok: true })
})
