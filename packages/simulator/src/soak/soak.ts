import { availableParallelism } from 'node:os'
import { bundle } from '../build/bundle.ts'
import { load } from '../build/load.ts'
import { worded } from '../oracles/violation.ts'
import { planOf } from '../plan.ts'
import { simulate } from '../run.ts'
import { soak } from './pool.ts'
import { coverageReport } from './report.ts'

// `npm run soak -- --minutes 10 [--from 1] [--cores 2] [--size short]`: as many seeds as fit.
// `npm run soak -- --seed day-7 [--only 3,9]`: one of them, with its trace.
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
  for (const violation of violations) say(`VIOLATION ${worded(violation)}`)
  say(`${violations.length} violations, trace ${digest}`)
  return violations.length === 0
}

async function run(minutes: number, from: number, size: string, cores: number): Promise<boolean> {
  const started = Date.now()
  const until = started + minutes * 60_000
  let next = from
  const nextSeed = () => (Date.now() < until ? `${size === 'short' ? '' : 'day-'}${next++}` : undefined)
  const { seeds, commands, time, coverage, failures } = await soak(nextSeed, say, cores)
  const hours = (Date.now() - started) / 3_600_000
  for (const line of coverageReport(coverage.counts)) say(line)
  say(
    `${seeds} seeds (${Math.round(seeds / hours)} an hour) from ${from} on ${cores} cores in ${(hours * 60).toFixed(1)} minutes: ` +
      `${commands} commands (${Math.round(commands / hours / 3600)} a second), ` +
      `${(time / 3_600_000).toFixed(1)} simulated hours, ${failures.length} failed`,
  )
  return failures.length === 0
}

const seed = given('seed')
const good =
  seed === undefined
    ? await run(
        Number(given('minutes') ?? 1),
        Number(given('from') ?? 1),
        given('size') ?? 'day',
        Number(given('cores') ?? availableParallelism()),
      )
    : await replay(seed, given('only'))
process.exit(good ? 0 : 1)
