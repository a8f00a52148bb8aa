import { type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { randomId } from '../store/replica.ts'
import { type Device, inStep, openDevice, reaches } from '../sync/device.fixture.ts'

let lab: Lab
let tabs: Device[] = []

beforeEach(async () => {
  lab = await openLab(inject('lab'))
})

afterEach(async () => {
  await Promise.all(tabs.map((tab) => tab.close()))
  tabs = []
  await lab.close()
})

async function openTab(device: string, token?: string): Promise<Device> {
  const tab = await openDevice(lab, device, 'Ann', token)
  tabs.push(tab)
  return tab
}

const leaders = () => tabs.filter((tab) => tab.sync.getState().leader)

test('two tabs of one device are one replica with one connection', async () => {
  const name = randomId()
  const [one, two, other] = [await openTab(name), await openTab(name), await openTab(randomId())]
  await Promise.all([one.count('x', 1), two.count('x', 10), one.count('x', 100), two.count('x', 1000)])
  await inStep(one, two, other)
  expect(one.replica).toBe(two.replica)
  expect(leaders()).toHaveLength(2)
  expect([one, two, other].map((tab) => tab.counted('x'))).toEqual([1111, 1111, 1111])
  await other.count('x', 10_000)
  await inStep(one, two, other)
  expect(two.counted('x')).toBe(11_111)
})

test('work done in both tabs without a line is sent once when it is back', async () => {
  const name = randomId()
  const [one, two] = [await openTab(name), await openTab(name)]
  await inStep(one, two)
  await lab.ask({ kind: 'cut' })
  await Promise.all([one.count('x', 1), two.count('x', 10), two.count('y', 1)])
  await expect.poll(() => [one.sync.getState().waiting, two.sync.getState().waiting]).toEqual([3, 3])
  expect([one.counted('x'), two.counted('x')]).toEqual([11, 11])
  await lab.ask({ kind: 'mend' })
  two.syncNow()
  await inStep(one, two)
  expect(one.sync.getState().position).toBe(3)
})

test('when the leading tab closes, the other goes on', async () => {
  const name = randomId()
  const [one, two] = [await openTab(name), await openTab(name)]
  await inStep(one, two)
  const [leading, following] = one.sync.getState().leader ? [one, two] : [two, one]
  await leading.close()
  tabs = tabs.filter((tab) => tab !== leading)
  await following.count('x')
  await expect.poll(() => following.sync.getState().leader).toBe(true)
  await inStep(following)
  expect(following.counted('x')).toBe(1)
})

test('an answer lost with a second tab open leaves one event', async () => {
  const name = randomId()
  const [one, two] = [await openTab(name), await openTab(name)]
  await inStep(one, two)
  await lab.ask({ kind: 'lose-answers', times: 3 })
  await Promise.all([one.count('x'), two.count('x', 10)])
  await expect.poll(() => lab.answersToLose(), { timeout: 20_000 }).toBe(0)
  await inStep(one, two)
  expect([one.counted('x'), two.counted('x'), one.sync.getState().position]).toEqual([11, 11, 2])
})

test('a tab opened by a new link takes over from one whose link is no good any more', async () => {
  const name = randomId()
  const old = await openTab(name, 'expired')
  await old.count('x')
  await reaches(old, 'refused')
  const fresh = await openTab(name)
  await inStep(old, fresh)
  expect(fresh.sync.getState().leader).toBe(true)
})
