import { beforeAll, expect, it } from 'vitest'
import { bundle } from './build/bundle.ts'
import { load, type Program } from './build/load.ts'
import { planOf } from './plan.ts'
import { simulate } from './run.ts'

let program: Program

beforeAll(async () => {
  program = load(await bundle())
}, 120_000)

it('makes the same trace of a seed every time, to the byte', async () => {
  for (const seed of ['1', '2']) {
    const once = await simulate(program, planOf(seed))
    const again = await simulate(program, planOf(seed))
    expect(again.digest).toBe(once.digest)
  }
}, 120_000)

it('brings every device to what the log says, whatever goes wrong on the way', async () => {
  const found: string[] = []
  for (let seed = 100; seed < 124; seed++) {
    const { violations } = await simulate(program, planOf(String(seed)))
    for (const violation of violations) found.push(`npm run soak -- --seed ${seed}: ${violation}`)
  }
  expect(found).toEqual([])
}, 300_000)
