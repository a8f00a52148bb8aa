import { aggregate, defineModel, type EventDefinition, event, latestWins, type Upcast } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkSchemas, exportSchemas } from './registry.ts'

const nothing: object = {}

function modelOf(data: z.ZodType, upcasts: readonly Upcast[] = [], name = 'Titled') {
  const Titled: EventDefinition = event(name, { data, policy: latestWins(), upcasts })
  const evolve = { [name]: (state: object) => state }
  return defineModel([aggregate('book', { initialState: nothing, events: [Titled], evolve, commands: {} })])
}

const first = z.object({
  title: z.string().max(80),
  kind: z.enum(['novel', 'poems']),
  year: z.int().optional(),
})
const committed = exportSchemas(modelOf(first))

const problems = (data: z.ZodType, upcasts?: readonly Upcast[]) =>
  checkSchemas(modelOf(data, upcasts), committed)

describe('a registry of schemas', () => {
  it('has nothing against what was committed', () => {
    expect(problems(first)).toEqual([])
  })

  it.each([
    ['a property that must be there', first.extend({ isbn: z.string() }), '`isbn` must be there now'],
    ['an optional one that must', first.extend({ year: z.int() }), '`year` must be there now'],
    ['another type', first.extend({ title: z.int() }), '`title` was string and is integer'],
    ['a narrower bound', first.extend({ title: z.string().max(40) }), '`title` has a narrower maxLength: 40'],
    ['a new bound', first.extend({ title: z.string().min(1).max(80) }), '`title` has a narrower minLength'],
    ['a value that is gone', first.extend({ kind: z.enum(['novel']) }), '`kind` no longer takes ["poems"]'],
    [
      'another pattern',
      first.extend({ title: z.string().max(80).regex(/^A/) }),
      '`title` has another pattern',
    ],
    ['a choice that is gone', first.extend({ kind: z.literal('novel') }), '`kind`'],
    ['nothing but these properties', z.strictObject(first.shape), 'takes no further properties'],
    ['a whole number of any number', first.extend({ title: z.array(z.string()) }), '`title` was string'],
  ])('names the fix for %s', (_what, data, narrowing) => {
    const [problem, ...others] = problems(data)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ event: 'book/Titled', kind: 'incompatible' })
    expect(problem?.message).toContain(narrowing)
    expect(problem?.message).toContain('add an upcast from version 1 to 2')
  })

  it.each([
    ['one more optional property', first.extend({ isbn: z.string().optional() })],
    ['a wider bound', first.extend({ title: z.string().max(200) })],
    ['one more value', first.extend({ kind: z.enum(['novel', 'poems', 'atlas']) })],
    ['a property that may be left out', first.partial({ title: true })],
    ['a choice', first.extend({ title: z.union([z.string().max(80), z.null()]) })],
    ['any number', first.extend({ year: z.number().optional() })],
  ])('asks to export %s again', (_what, data) => {
    expect(problems(data)).toMatchObject([{ event: 'book/Titled', kind: 'stale' }])
    const again = exportSchemas(modelOf(data), committed)
    expect(checkSchemas(modelOf(data), again)).toEqual([])
  })

  it('takes a new version with its upcast, and keeps the old one for ever', () => {
    const second = z.object({ name: z.string() })
    const step: Upcast = (data) => ({ name: first.parse(data).title })
    expect(problems(second, [step])).toMatchObject([
      { kind: 'stale', message: 'book/Titled version 2 is new.' },
    ])
    const again = exportSchemas(modelOf(second, [step]), committed)
    expect(again['book/Titled']?.[1]).toEqual(committed['book/Titled']?.[1])
    expect(checkSchemas(modelOf(second, [step]), again)).toEqual([])
    expect(checkSchemas(modelOf(first), again)).toMatchObject([
      { kind: 'incompatible', message: expect.stringContaining('Bring back its upcasts') },
    ])
  })

  it('misses an event type that is gone', () => {
    expect(checkSchemas(modelOf(first, [], 'Named'), committed)).toMatchObject([
      { event: 'book/Titled', kind: 'incompatible', message: expect.stringContaining('Keep its definition') },
      { event: 'book/Named', kind: 'stale' },
    ])
  })
})
