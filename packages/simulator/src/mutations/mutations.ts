import { worded } from '../oracles/violation.ts'
import { hunt } from './hunt.ts'
import { plantedBugs } from './list.ts'
import type { HuntAnswer } from './worker.ts'

// `npm run mutations [-- --only fencing] [-- --from 1]`: plants each bug, and says which oracle found it and when.
const given = (name: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
const say = (line: string) => process.stdout.write(`${line}\n`)

const only = given('only')
const from = Number(given('from') ?? 1)
const bugs = plantedBugs.filter(
  ({ name, area }) => only === undefined || area === only || name.includes(only),
)
const jobs = bugs.map(({ name, within }) => ({
  name,
  seeds: Array.from({ length: within }, (_, index) => String(from + index)),
}))

const row = ({ name, found, seeds, commands }: HuntAnswer) => {
  const { area, within } = bugs.find((bug) => bug.name === name) ?? {}
  const [oracle, seed] = found ? [found.first.oracle, found.seed] : ['NOT FOUND', '']
  return `| ${name} | ${area} | ${oracle} | ${seed} | ${seeds} of ${within} | ${commands} |`
}

say('| planted bug | area | found by | seed | seeds it took | commands |')
say('|---|---|---|---|---|---|')
const answers = await hunt(jobs, (answer) => say(row(answer)))
const missed = answers.filter(({ found }) => !found)
if (given('words') !== undefined) {
  for (const { name, found } of answers) if (found) say(`${name}: ${worded(found.first).slice(0, 300)}`)
}
say(`\n${answers.length - missed.length} of ${answers.length} found`)
process.exit(missed.length > 0 ? 1 : 0)
