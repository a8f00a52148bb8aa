import { bundle } from '../build/bundle.ts'
import { load } from '../build/load.ts'
import { planOf } from '../plan.ts'
import { simulate } from '../run.ts'
import { soak } from './pool.ts'

// `npm run soak -- --minutes 10 [--from 1]`: as many seeds as fit. `-- --seed 7 [--only 3,9]`: one, with its trace.
const given = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const say = (line: string) => process.stdout.write(`${line}\n`)

async function replay(seed: string, only: string | undefined): Promise<boolean> {
  const plan = planOf(seed)
  const kept = only === undefined ? undefined : new Set(only.split(',').map(Number))
  const actions = kept ? plan.actions.filter(({ id }) => kept.has(id)) : plan.actions
  const { trace, violations, digest } = await simulate(load(await bundle()), { ...plan, actions }, true)
  for (const line of trace) say(line)
  for (const violation of violations) say(`VIOLATION ${violation}`)
  say(`${violations.length} violations, trace ${digest}`)
  return violations.length === 0
}

async function run(minutes: number, from: number, stride: number): Promise<boolean> {
  const { seeds, requests, time, failed } = await soak(from, stride, Date.now() + minutes * 60_000, say)
  say(
    `${seeds} seeds (${Math.round((seeds / minutes) * 60)} an hour), ${requests} commands, ` +
      `${(time / 3_600_000).toFixed(1)} simulated hours, ${failed.length} failed`,
  )
  return failed.length === 0
}

const seed = given('seed')
const good =
  seed === undefined
    ? await run(Number(given('minutes') ?? 1), Number(given('from') ?? 1), Number(given('stride') ?? 1))
    : await replay(seed, given('only'))
process.exit(good ? 0 : 1)
