import { expect, it } from 'vitest'
import { handwritten } from './handwritten.fixture.ts'
import { rivalKeys } from './rivals.ts'
import { Described, PhoneSet, specimenModel } from './specimen.fixture.ts'

it('rivals are concurrent and about the same; both ways round it is the same answer', () => {
  const { write } = handwritten()
  const base = write('base', 'A', 1, Described.of({ title: 'a', colour: 'red' }))
  const title = write('title', 'A', 2, Described.of({ title: 'b' }), ['base'])
  const both = write('both', 'B', 3, Described.of({ title: 'c', colour: 'blue' }), ['base'])
  const colour = write('colour', 'C', 4, Described.of({ colour: 'green' }), ['base'])
  const phone = write('phone', 'D', 5, PhoneSet.of({ phone: '1' }), ['base'])
  const after = write('after', 'C', 6, Described.of({ title: 'd' }), ['colour', 'both'])

  expect(rivalKeys(specimenModel, title, both)).toEqual(['title'])
  expect(rivalKeys(specimenModel, both, title)).toEqual(['title'])
  expect(rivalKeys(specimenModel, both, colour)).toEqual(['colour'])
  // About different things, or one had seen the other, or of another stream.
  expect(rivalKeys(specimenModel, title, colour)).toEqual([])
  expect(rivalKeys(specimenModel, title, phone)).toEqual([])
  expect(rivalKeys(specimenModel, base, both)).toEqual([])
  expect(rivalKeys(specimenModel, both, after)).toEqual([])
  expect(rivalKeys(specimenModel, title, { ...both, stream: 'specimen/2' })).toEqual([])
})

it('what this version of the app cannot read is nobody’s rival', () => {
  const { write } = handwritten()
  const known = write('known', 'A', 1, PhoneSet.of({ phone: '1' }))
  const newer = write('newer', 'B', 2, { ...PhoneSet.of({ phone: '2' }), type: 'FaxSet' })
  expect(rivalKeys(specimenModel, known, newer)).toEqual([])
})
