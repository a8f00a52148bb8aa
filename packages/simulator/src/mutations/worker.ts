import { type Bundles, bundle } from '../build/bundle.ts'
import { load } from '../build/load.ts'
import type { Violation } from '../oracles/violation.ts'
import { planOf } from '../plan.ts'
import { simulate } from '../run.ts'
import { work } from '../soak/crew.ts'
import { plantedBugs } from './list.ts'

/** A planted bug to look for, in these seeds. */
export interface HuntJob {
  readonly name: string
  readonly seeds: readonly string[]
}

/** What came of it. */
export interface HuntAnswer {
  readonly name: string
  /** Seeds and commands until it was found, those of the last seed among them. */
  readonly seeds: number
  readonly commands: number
  readonly found?: { readonly seed: string; readonly first: Violation }
}

let sound: Promise<Bundles> | undefined

work(async ({ name, seeds }: HuntJob): Promise<HuntAnswer> => {
  const bug = plantedBugs.find((one) => one.name === name)
  if (!bug) throw new Error(`No bug is called "${name}".`)
  sound ??= bundle()
  const program = load(await bundle(bug, await sound))
  let commands = 0
  for (const [index, seed] of seeds.entries()) {
    const result = await simulate(program, planOf(seed))
    commands += result.commands
    const [first] = result.violations
    if (first) return { name, seeds: index + 1, commands, found: { seed, first } }
  }
  return { name, seeds: seeds.length, commands }
})
