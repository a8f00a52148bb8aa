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

/** Numbers in [0, 1) that are the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

async function openTab(device: string): Promise<Device> {
  const tab = await openDevice(lab, device)
  open.push(tab)
  return tab
}

async function close(tab: Device): Promise<void> {
  await tab.close()
  open = open.filter((one) => one !== tab)
}

/**
 * Two devices with two tabs each and a third with one work while the line breaks, answers are lost, the relay restarts
 * and goes back to an older copy of its data, tabs close, and one device's storage is cloned.
 */
async function work(roll: () => number, rounds: number): Promise<number> {
  const names = [randomId(), randomId(), randomId()]
  for (const name of [...names, ...names.slice(0, 2)]) await openTab(name)
  let total = 0
  let backedUp = false
  const pick = <T>(among: readonly T[]): T => {
    const one = among[Math.floor(roll() * among.length)]
    if (one === undefined) throw new Error('There is nothing to pick from.')
    return one
  }
  for (let round = 0; round < rounds; round++) {
    const done = Array.from({ length: 1 + Math.floor(roll() * 6) }, () => {
      const by = 1 + Math.floor(roll() * 9)
      total += by
      return pick(open).count(pick(['x', 'y', 'z']), by)
    })
    await Promise.all(done)
    const event = pick([
      'cut',
      'mend',
      'mend',
      'lose-answers',
      'restart',
      'back-up',
      'restore',
      'tab',
      'clone',
      'wake',
      'wake',
    ] as const)
    switch (event) {
      case 'cut':
      case 'mend':
      case 'restart':
        await lab.ask({ kind: event })
        break
      case 'lose-answers':
        await lab.ask({ kind: event, times: 2 })
        break
      case 'back-up':
        await lab.ask({ kind: event })
        backedUp = true
        break
      case 'restore':
        if (backedUp) await lab.ask({ kind: event })
        break
      case 'tab': {
        const tab = pick(open)
        await close(tab)
        await openTab(tab.device)
        break
      }
      case 'clone': {
        const original = pick(names)
        for (const tab of open.filter(({ device }) => device === original)) await close(tab)
        const clone = randomId()
        await copyDevice(original, clone)
        await openTab(original)
        // What the copy has not sent, the original has not sent either: it is one event, whoever sends it first.
        names.push(clone)
        await openTab(clone)
        break
      }
      case 'wake':
        pick(open).syncNow()
    }
  }
  await lab.ask({ kind: 'lose-answers', times: 0 })
  await lab.ask({ kind: 'mend' })
  for (const tab of open) tab.syncNow()
  return total
}

test.each([2, 4])(
  'after any weather all tabs hold the same, and nothing is lost or doubled (seed %i)',
  async (seed) => {
    const total = await work(dice(seed), 25)
    await inStep(...open)
    const [tab] = open
    expect(['x', 'y', 'z'].reduce((sum, id) => sum + (tab?.counted(id) ?? 0), 0)).toBe(total)
  },
)
