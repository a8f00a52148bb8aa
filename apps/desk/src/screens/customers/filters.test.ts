import { directoryOf } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { matcher } from '../../list/search.ts'
import { customerFilters, customerTexts } from './filters.ts'

const row = (id: string, name: string, phone: string, mergedInto = '') => ({
  id,
  name,
  phone,
  email: '',
  address: '',
  registered: true as const,
  archived: false,
  priceList: '',
  mergedInto,
  takenOver: {},
  others: {},
  waiting: 0,
  questions: 0,
  trouble: undefined,
})

describe('searching customers', () => {
  const { customers } = directoryOf([
    row('ida', 'Ida Brandt', '+45 20 11 32 80'),
    row('old', 'Ida Holm', '77 88 99 00', 'ida'),
    row('bo', 'Bo', ''),
  ])
  const found = (query: string) => customers.filter(matcher(query, customerTexts)).map(({ id }) => id)

  it('finds somebody by the names and numbers of what was merged, once', () => {
    expect(found('holm')).toEqual(['ida'])
    expect(found('ida')).toEqual(['ida'])
    expect(found('77889900')).toEqual(['ida'])
    expect(found('+4520113280')).toEqual(['ida'])
  })
})

describe('the parts of the list', () => {
  const partsOf = (archived: boolean, owes: boolean, isDuplicate: boolean) =>
    customerFilters.filter(({ holds }) => holds({ archived }, { owes, isDuplicate })).map(({ name }) => name)

  it('keep who is archived out of the way, but not what they owe', () => {
    expect(partsOf(false, false, false)).toEqual(['all'])
    expect(partsOf(false, true, true)).toEqual(['all', 'owing', 'duplicates'])
    expect(partsOf(true, true, false)).toEqual(['owing', 'archived'])
  })
})
