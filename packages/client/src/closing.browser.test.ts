import { type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { randomId } from './store/replica.ts'
import { inStep, openDevice } from './sync/device.fixture.ts'

let lab: Lab

beforeEach(async () => {
  lab = await openLab(inject('lab'))
})

afterEach(() => lab.close())

test('what is asked of a workspace while it closes, or later, fails with the reason and is heard of nowhere else', async () => {
  const complaints: string[] = []
  const hear = (event: PromiseRejectionEvent) => {
    event.preventDefault()
    complaints.push(String(event.reason))
  }
  addEventListener('unhandledrejection', hear)
  const filling = await openDevice(lab, randomId())
  for (let index = 0; index < 20; index++) await filling.count(`c${index}`)
  await inStep(filling)
  await filling.close()
  for (let index = 0; index < 6; index++) {
    const device = await openDevice(lab, randomId())
    if (index % 2 === 0) await inStep(device)
    const ask = () =>
      Promise.allSettled([
        device.trace('x'),
        device.query({ types: ['Counted'] }),
        device.history('counter/c1'),
        device.past(),
        device.past('known'),
        device.log(),
      ])
    const during = ask()
    const closing = device.close()
    await Promise.all([during, closing])
    for (const answer of await ask()) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'gone' } })
    }
  }
  // A failure nobody hears of is reported when the tasks that are under way are over.
  await vi.waitFor(() => new Promise((resolve) => requestIdleCallback(resolve)))
  removeEventListener('unhandledrejection', hear)
  expect(complaints).toEqual([])
})
