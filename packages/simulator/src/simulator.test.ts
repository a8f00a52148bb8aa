import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { type Bundles, bundle } from './build/bundle.ts'
import { load } from './build/load.ts'
import { plantedBugs } from './mutations/list.ts'
import { planOf } from './plan.ts'
import { simulate } from './run.ts'

let sound: Bundles

beforeAll(async () => {
  sound = await bundle()
}, 120_000)

it('makes the same trace of a seed every time, to the byte', async () => {
  const once = await simulate(load(sound), planOf('1'))
  const again = await simulate(load(sound), planOf('1'))
  expect(again.digest).toBe(once.digest)
}, 120_000)

it.each(plantedBugs)('can still plant: $name', ({ changes }) => {
  for (const { file, find } of changes) {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    expect(text.split(find).length - 1, `how often "${find}" is in ${file}`).toBe(1)
  }
})

it('plants nothing where there is no such place, and says so', async () => {
  const planting = (file: string, find: string) =>
    bundle({ name: 'nothing', changes: [{ file, find, replace: '' }] }, sound)
  await expect(planting('core/src/causality/dot.ts', 'nobody wrote this')).rejects.toThrow('is not once in')
  await expect(planting('core/src/nowhere.ts', 'export')).rejects.toThrow('is in no bundle')
}, 120_000)
