import { type Coverage, createCoverage } from '../oracles/coverage.ts'
import { worded } from '../oracles/violation.ts'
import { shareOut } from './crew.ts'
import type { SeedAnswer, SeedJob } from './worker.ts'

/** What runs came to, all together. */
export interface Soaked {
  readonly seeds: number
  readonly commands: number
  /** Virtual milliseconds. */
  readonly time: number
  readonly coverage: Coverage
  /** Each failure in words, with how to see it again. */
  readonly failures: readonly string[]
}

/**
 * Runs seeds on all cores until there are no more.
 *
 * @param hear called with each failure as it is found
 */
export async function soak(
  nextSeed: () => string | undefined,
  hear: (failure: string) => void = () => undefined,
  hands?: number,
): Promise<Soaked> {
  const coverage = createCoverage()
  const failures: string[] = []
  let seeds = 0
  let commands = 0
  let time = 0

  function take({ result, enough }: SeedAnswer): void {
    seeds += 1
    commands += result.commands
    time += result.time
    coverage.add(result.coverage)
    if (result.violations.length === 0) return
    const words = result.violations.slice(0, 5).map((violation) => `  ${worded(violation).slice(0, 600)}`)
    const failure = [`npm run soak -- --seed ${result.seed} --only ${enough?.join()}`, ...words].join('\n')
    failures.push(failure)
    hear(failure)
  }

  await shareOut<SeedJob, SeedAnswer>(
    new URL('./worker.ts', import.meta.url),
    () => {
      const seed = nextSeed()
      return seed === undefined ? undefined : { seed }
    },
    take,
    hands,
  )
  return { seeds, commands, time, coverage, failures }
}
