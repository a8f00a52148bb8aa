import type { Program } from '../build/load.ts'
import type { Action, Plan } from '../plan.ts'
import { simulate } from '../run.ts'

/** How often a plan is run at most while it is shrunk, and for how many milliseconds. */
const patience = 60
const longest = 120_000

/**
 * Leaves out what does not matter: the ids of the actions that are enough to break something. Halves first, then
 * smaller parts. A. Zeller, R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002).
 */
export async function shrink(program: Program, plan: Plan): Promise<readonly number[]> {
  let actions = plan.actions
  let tries = 0
  const started = Date.now()
  const goesOn = () => tries < patience && Date.now() - started < longest
  const breaks = async (left: readonly Action[]) => {
    tries += 1
    return (await simulate(program, { ...plan, actions: left })).violations.length > 0
  }
  for (let parts = 2; parts <= actions.length && goesOn(); ) {
    const size = Math.ceil(actions.length / parts)
    let found = false
    for (let at = 0; at < actions.length && goesOn(); at += size) {
      const left = [...actions.slice(0, at), ...actions.slice(at + size)]
      if (!(await breaks(left))) continue
      actions = left
      found = true
      break
    }
    if (!found && size === 1) break
    parts = found ? Math.max(2, parts - 1) : Math.min(actions.length, parts * 2)
  }
  return actions.map(({ id }) => id)
}
