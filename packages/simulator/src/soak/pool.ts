import { bundle } from '../build/bundle.ts'
import { load } from '../build/load.ts'
import { createCoverage } from '../oracles/coverage.ts'
import { faultKinds, planOf } from '../plan.ts'
import { type Result, simulate } from '../run.ts'
import { shrink } from './shrink.ts'

/** What a soak came to. */
export interface Soaked {
  readonly seeds: number
  readonly requests: number
  /** Virtual milliseconds. */
  readonly time: number
  readonly failed: readonly Result[]
}

/** Runs seed after seed until a moment, and prints what came of it. */
export async function soak(
  first: number,
  stride: number,
  until: number,
  say: (line: string) => void,
): Promise<Soaked> {
  const program = load(await bundle())
  const coverage = createCoverage()
  const failed: Result[] = []
  let seeds = 0
  let requests = 0
  let time = 0
  for (let seed = first; Date.now() < until; seed += stride) {
    const plan = planOf(String(seed))
    const result = await simulate(program, plan)
    seeds += 1
    requests += result.requests
    time += result.time
    coverage.add(result.coverage)
    if (result.violations.length === 0) continue
    failed.push(result)
    const shrunk = await shrink(program, plan)
    say(`seed ${seed} FAILED, ${plan.actions.length} actions shrunk to ${shrunk.length}`)
    for (const violation of result.violations.slice(0, 5)) say(`  ${violation.slice(0, 600)}`)
    say(`  npm run soak -- --seed ${seed} --only ${shrunk.join()}`)
  }
  for (const kind of [
    'faults',
    'outcomes',
    'requests',
    'verdicts',
    'events',
    'conflicts',
    'flags',
    'sync',
  ] as const) {
    say(
      `${kind}: ${[...coverage[kind]]
        .sort(([, a], [, b]) => b - a)
        .map(([what, times]) => `${what} ${times}`)
        .join(', ')}`,
    )
  }
  const never = faultKinds.filter((kind) => !coverage.faults.has(kind))
  if (never.length > 0) say(`never struck: ${never.join(', ')}`)
  return { seeds, requests, time, failed }
}
