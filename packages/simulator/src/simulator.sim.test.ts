import { expect, it } from 'vitest'
import { hunt } from './mutations/hunt.ts'
import { coverageKinds } from './oracles/coverage.ts'
import { soak } from './soak/pool.ts'
import { neverReached } from './soak/report.ts'

it('finds nothing wrong while everything goes wrong that can, and reaches all there is', async () => {
  const seeds = Array.from({ length: 200 }, (_, index) => String(1 + index))
  const { failures, coverage } = await soak(() => seeds.shift())
  expect(failures).toEqual([])
  expect(coverageKinds.flatMap((kind) => neverReached(coverage.counts, kind))).toEqual([])
})

/** A few from different areas that are found at once; `npm run mutations` looks for all of them. */
const soonFound = [
  'an event has not seen the last one it names',
  'what met a rival is not judged anew',
  'the row before is not taken out of the sums',
  'a request that is asked for again is carried out again',
]

it('finds bugs that are planted', async () => {
  const answers = await hunt(soonFound.map((name) => ({ name, seeds: ['1', '2'] })))
  expect(answers.filter(({ found }) => !found)).toEqual([])
})
