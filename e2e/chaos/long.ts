import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../devices.fixture.ts'
import { runChaos } from './run.ts'

const minutes = Number(process.env.CAUSEWAY_MINUTES ?? 10)
const seed = Number(process.env.CAUSEWAY_SEED ?? 1)
const folder = fileURLToPath(new URL('../../chaos-results', import.meta.url))

test(`S43 all that can go wrong, for ${minutes} minutes: seed ${seed}`, async ({ relay }) => {
  test.setTimeout(0)
  const until = Date.now() + minutes * 60_000
  const told = await runChaos({
    seed,
    relay,
    devices: ['A', 'B', 'C'],
    goesOn: () => Date.now() < until,
    say: (line) => process.stdout.write(`${line}\n`),
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/seed-${seed}.json`, JSON.stringify({ minutes, seed, ...told }, undefined, 2))
  process.stdout.write(`${JSON.stringify({ minutes, seed, ...told }, undefined, 2)}\n`)
  expect(told.wrong).toEqual([])
})
