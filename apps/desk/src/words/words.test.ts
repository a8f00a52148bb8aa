import { reviewCommand } from '@causeway/core'
import { order, shopModel } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { commandWords, sayRequest } from './command-words.ts'
import { eventWords } from './event-words.ts'
import { fieldsOf } from './fields.ts'
import type { Names } from './names.ts'

const names: Names = {
  record: 'Order KVQ-0001',
  currency: 'EUR',
  product: () => 'Rye loaf',
  customer: () => 'Ann',
  order: () => 'order KVQ-0001',
  location: () => 'Stall',
  priceList: () => 'Trade',
  line: () => 'Rye loaf',
}

describe('the words for changes', () => {
  it('exist for every kind of change of the shop, and for no other', () => {
    const types = [...shopModel.values()].flatMap(({ events }) => [...events.keys()])
    expect(Object.keys(eventWords).toSorted()).toEqual([...new Set(types)].toSorted())
  })

  it('exist for every command of the shop, and for no other', () => {
    const all = [...shopModel.values()].flatMap(({ name, definitions }) =>
      [...definitions.keys()]
        .filter((command) => command !== reviewCommand)
        .map((command) => `${name}.${command}`),
    )
    expect(Object.keys(commandWords).toSorted()).toEqual(all.toSorted())
  })

  it('say something of a change that lacks every field, as one of an older version may', () => {
    for (const { done } of Object.values(eventWords))
      expect(done(fieldsOf({}), names)).not.toContain('undefined')
  })

  it('name what was changed and to what', () => {
    const said = (type: string, data: unknown) => eventWords[type]?.done(fieldsOf(data), names)
    expect(said('QuantityStepped', { line: 'l1', by: -2 })).toBe('Changed the quantity of Rye loaf by −2')
    expect(said('PhoneChanged', { phone: '' })).toBe('Changed the phone number to (empty)')
    expect(said('PaymentRecorded', { amount: 960, tender: 'cash' })).toContain('9.60')
    expect(said('LineAdded', { name: 'Bun', quantity: 3, price: { amount: 100, per: 3 } })).toContain('for 3')
  })

  it('say a request by what it was meant for', () => {
    const commands = [order.commands.cancel('o1', {}), order.commands.removeLine('o1', { line: 'l1' })]
    const read = { state: <S>({ initialState }: { readonly initialState: S }) => initialState }
    expect(sayRequest(read, commands)).toBe('Cancel order and 1 more')
  })
})
