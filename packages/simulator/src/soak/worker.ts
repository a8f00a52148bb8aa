import { bundle } from '../build/bundle.ts'
import { load, type Program } from '../build/load.ts'
import { planOf } from '../plan.ts'
import { type Result, simulate } from '../run.ts'
import { work } from './crew.ts'
import { shrink } from './shrink.ts'

/** A seed to run. */
export interface SeedJob {
  readonly seed: string
}

/** What came of it; when it failed, the ids of the actions that are enough. */
export interface SeedAnswer {
  readonly result: Omit<Result, 'trace'>
  readonly enough?: readonly number[]
}

let program: Promise<Program> | undefined

work(async ({ seed }: SeedJob): Promise<SeedAnswer> => {
  program ??= bundle().then(load)
  const plan = planOf(seed)
  const { trace: _trace, ...result } = await simulate(await program, plan)
  return result.violations.length === 0 ? { result } : { result, enough: await shrink(await program, plan) }
})
