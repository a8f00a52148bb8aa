import { expect, test } from '../devices.fixture.ts'
import { faultNames } from './faults.ts'
import { runChaos } from './run.ts'

const seed = 43

test(`S43 three devices, a thousand commands, everything that can go wrong, and a newcomer: seed ${seed}`, async ({
  relay,
}) => {
  const happened: string[] = []
  const told = await runChaos({
    seed,
    relay,
    devices: ['A', 'B', 'C'],
    goesOn: (turns) => turns < 11,
    say: (line) => happened.push(line),
  }).catch((error: unknown) => {
    process.stdout.write(`${happened.join('\n')}\n`)
    throw error
  })
  expect(told.wrong).toEqual([])
  expect(Object.keys(told.struck).toSorted(), 'everything has gone wrong').toEqual(
    [...faultNames, 'relay killed'].toSorted(),
  )
})
