import { createLedger, defineModel } from '@causeway/core'
import { expect, test } from 'vitest'
import { Batch } from './batch.ts'
import { failed } from './outcome.ts'
import { compose, type Execution, type Step } from './pipeline.ts'

const meta = {
  id: 'meta',
  replica: 'A',
  nextSeq: 1,
  head: '',
  clock: 0,
  series: 'KVQ',
  lastNumber: 0,
  position: 0,
  digest: '',
  revision: 0,
  generation: 0,
  epoch: 0,
} as const

const execution: Execution = {
  request: { id: 'r', correlation: 'r', commands: [] },
  commands: [],
  model: new Map(),
  batch: new Batch(createLedger(defineModel([])), meta, () => 0),
  known: new Map(),
  actor: 'Ann',
  role: 'owner',
}

const answer =
  (message: string): Step =>
  ({ request }) =>
    failed(request.id, { code: 'rejected', message })

test('steps run in their order, and see on the way back what those behind them answered', () => {
  const trace: string[] = []
  const step =
    (name: string): Step =>
    (given, next) => {
      trace.push(`${name} in`)
      const outcome = next(given)
      trace.push(`${name} out`)
      return outcome
    }
  const outcome = compose([step('outer'), step('inner'), answer('done')])(execution)
  expect(trace).toEqual(['outer in', 'inner in', 'inner out', 'outer out'])
  expect(outcome).toMatchObject({ error: { message: 'done' } })
})

test('a step that answers keeps the others from running', () => {
  const never: Step = () => {
    throw new Error('must not run')
  }
  expect(compose([answer('no'), never])(execution)).toMatchObject({ error: { message: 'no' } })
})

test('a step hands on what it made of the execution', () => {
  const rename: Step = (given, next) => next({ ...given, request: { ...given.request, id: 'renamed' } })
  expect(compose([rename, answer('no')])(execution)).toMatchObject({ command: 'renamed' })
})

test('a pipeline whose last step hands on is a fault', () => {
  const pass: Step = (given, next) => next(given)
  expect(() => compose([pass])(execution)).toThrow('must answer')
})
