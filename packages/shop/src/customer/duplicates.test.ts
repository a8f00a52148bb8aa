import { describe, expect, it } from 'vitest'
import type { Customer, CustomerRow } from './directory.ts'
import { suggestDuplicates } from './duplicates.ts'

const person = (id: string, details: Partial<Customer>): Customer => ({
  id,
  name: id,
  email: '',
  phone: '',
  address: '',
  archived: false,
  priceList: '',
  aliases: [],
  changedSince: [],
  waiting: 0,
  questions: 0,
  trouble: undefined,
  ...details,
})

const nobodyIsTwo = () => false

/** The pairs suggested among customers of these details, `0-1 email`. */
const suggested = (...details: readonly Partial<Customer>[]) =>
  suggestDuplicates({
    customers: details.map((each, index) => person(String(index), { name: `nobody ${index}`, ...each })),
    areTwo: nobodyIsTwo,
  }).map(({ one, other, alike }) => `${one.id}-${other.id} ${alike.join(' ')}`)

describe('two customers may be one', () => {
  it('when they have the same e-mail address, however it is written', () => {
    expect(suggested({ email: 'Ann@Example.org' }, { email: 'ann@example.org ' })).toEqual(['0-1 email'])
    expect(suggested({ email: '' }, { email: '' })).toEqual([])
  })

  it.each([
    ['+45 20 11 32 80', '0045 20113280'],
    ['+45 20 11 32 80', '20 11 32 80'],
    ['+49 (30) 5550-912', '030 5550912'],
    ['20 11 32 80', '2011 3280'],
    ['20 11 32 80 / 77 88 99 00', '77889900'],
  ])('when %s and %s are one telephone number', (one, other) => {
    expect(suggested({ phone: one }, { phone: other })).toEqual(['0-1 phone'])
  })

  it.each([
    ['+45 20 11 32 80', '+46 20 11 32 80'],
    ['20 11 32 80', '99 20 11 32 80'],
    ['1234', '1234'],
  ])('but not when %s and %s are two', (one, other) => {
    expect(suggested({ phone: one }, { phone: other })).toEqual([])
  })

  it.each([
    ['Tomás Ferreira', 'tomas  ferreira'],
    ['Brandt, Ida', 'Ida Brandt'],
    ['Jørgen Straße', 'Jorgen Strasse'],
    ['Marta Kowalska', 'Marta Kovalska'],
    ['Marta Kowalska', 'Marta Kowalka'],
    ['Marta Kowalska', 'Marta Kowlaska'],
    ['Bo', 'bo'],
  ])('when %s and %s are nearly one name', (one, other) => {
    expect(suggested({ name: one }, { name: other })).toEqual(['0-1 name'])
  })

  it.each([
    ['Ian Brown', 'Dan Brown'],
    ['Table number 1', 'Table number 2'],
    ['Ann', 'Anna'],
    ['Marta Kowalska', 'Maria Kowalski'],
  ])('but not when %s and %s are two names', (one, other) => {
    expect(suggested({ name: one }, { name: other })).toEqual([])
  })

  it('but not by the name alone when another detail speaks against it', () => {
    const name = 'Jens Hansen'
    expect(suggested({ name, phone: '20113280' }, { name, phone: '20113281' })).toEqual([])
    expect(suggested({ name, email: 'a@b.example' }, { name, email: 'c@d.example' })).toEqual([])
    expect(suggested({ name, phone: '20113280' }, { name, email: 'c@d.example' })).toEqual(['0-1 name'])
  })

  it('and are told once, with all they have in common', () => {
    const same = { name: 'Jens Hansen', email: 'j@h.example', phone: '20113280' }
    expect(suggested(same, same)).toEqual(['0-1 email phone name'])
  })
})

describe('nobody is suggested', () => {
  const same = { email: 'j@h.example' }

  it('who is archived', () => {
    expect(suggested(same, { ...same, archived: true })).toEqual([])
  })

  it('for what many have in common', () => {
    expect(suggested(...Array.from({ length: 13 }, () => same))).toEqual([])
  })

  it('of whom somebody said that they are two, through any of their ids and either way round', () => {
    const alias: CustomerRow = {
      ...person('a', {}),
      registered: true,
      mergedInto: 'one',
      takenOver: {},
      others: {},
    }
    const customers = [person('one', { ...same, aliases: [alias] }), person('two', same)]
    const areTwo = (a: string, b: string) => [a, b].sort().join() === 'a,two'
    expect(suggestDuplicates({ customers, areTwo: nobodyIsTwo })).toHaveLength(1)
    expect(suggestDuplicates({ customers, areTwo })).toEqual([])
    expect(suggestDuplicates({ customers: customers.toReversed(), areTwo })).toEqual([])
  })
})

describe('thousands of customers', () => {
  it('are compared by what they have in common, not each with each', () => {
    let compared = 0
    const customers = Array.from({ length: 5000 }, (_, index) =>
      person(`c${index}`, { name: `Customer ${index}`, email: `c${index % 4990}@example.org` }),
    )
    const areTwo = () => {
      compared++
      return false
    }
    expect(suggestDuplicates({ customers, areTwo })).toHaveLength(10)
    expect(compared).toBeLessThan(100)
  })
})
