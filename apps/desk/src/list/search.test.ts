import { describe, expect, it } from 'vitest'
import { bestFirst, matching } from './search.ts'

const rows = [
  { name: 'Café Berg', city: 'Łódź' },
  { name: 'Bergen Books', city: undefined },
]
const textsOf = ({ name, city }: (typeof rows)[number]) => [name, city]
const find = (query: string) => matching(rows, query, textsOf).map(({ name }) => name)

describe('searching a list', () => {
  it('keeps everything while nothing is typed', () => {
    expect(matching(rows, '  ', textsOf)).toBe(rows)
  })

  it('takes no notice of case and accents', () => {
    expect(find('CAFE')).toEqual(['Café Berg'])
  })

  it('wants every word, in any order and anywhere in the row', () => {
    expect(find('berg')).toHaveLength(2)
    expect(find('odz berg')).toEqual(['Café Berg'])
  })
})

describe('picking by typing', () => {
  it('offers first what begins with what is typed', () => {
    const names = ['Oat bread', 'Bread, rye', 'Rye flour', 'Bread knife']
    expect(bestFirst(names, 'bread', (name) => [name])).toEqual(['Bread, rye', 'Bread knife', 'Oat bread'])
    expect(bestFirst(names, ' ', (name) => [name])).toEqual(names)
  })
})
