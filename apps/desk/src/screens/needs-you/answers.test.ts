import { describe, expect, it } from 'vitest'
import type { Names } from '../../words/names.ts'
import { answerOf, bothAnswers, ownAnswer } from './answers.ts'

const dot = { replica: 'a', seq: 1 }
const named = (words: string) => () => words
const names: Names = {
  ...{ record: 'Order 1', currency: 'EUR', product: named('Rye loaf'), customer: named('Ida') },
  ...{ order: named('order 1'), line: named('Rye loaf'), priceList: () => 'Trade', location: named('Store') },
}
const phone = (text: string) => ({ dot, type: 'PhoneChanged', data: { phone: text } })

describe('an answer to a question', () => {
  it('shows the value and is decided by the command that sets it', () => {
    const answer = answerOf('customer', 'c1', phone('20 11'), names)
    expect(answer.text).toBe('20 11')
    expect(answer.decide).toEqual({
      aggregate: 'customer',
      id: 'c1',
      name: 'decideDetails',
      input: { phone: '20 11' },
    })
  })

  it('shows a person by name, a price as money and an empty field as such', () => {
    const text = (type: string, data: unknown) => answerOf('order', 'o1', { dot, type, data }, names).text
    expect(text('CustomerAssigned', { customer: 'c1', customerName: 'Ida' })).toBe('Ida')
    expect(text('CustomerMerged', { into: 'c2' })).toBe('Ida')
    expect(text('PriceChanged', { price: { amount: 480, currency: 'EUR' } })).toContain('4.80')
    expect(text('LineRepriced', { line: 'l1', price: { amount: 480, per: 1 } })).toContain('4.80')
    expect(text('EmailChanged', { email: '' })).toBe('(empty)')
  })

  it('has no command where none decides', () => {
    const removal = { dot, type: 'LineRemoved', data: { line: 'l1' } }
    expect(answerOf('order', 'o1', removal, names)).toEqual({ text: 'Removed Rye loaf', decide: undefined })
  })
})

describe('both answers', () => {
  it('stand beside each other where a field has room for two', () => {
    expect(bothAnswers('customer', 'c1', [phone('1'), phone('2')])?.text).toBe('1 / 2')
  })

  it('are not offered where one is empty, or only one can be', () => {
    expect(bothAnswers('customer', 'c1', [phone('1'), phone('')])).toBeUndefined()
    const email = (text: string) => ({ dot, type: 'EmailChanged', data: { email: text } })
    expect(bothAnswers('customer', 'c1', [email('a@b.dk'), email('c@d.dk')])).toBeUndefined()
  })
})

describe('an answer of one’s own', () => {
  it('begins with what stands and becomes the command that sets it', () => {
    const own = ownAnswer('customer', 'c1', phone('1'))
    expect(own?.initial).toBe('1')
    expect(own?.decide('3')?.input).toEqual({ phone: '3' })
  })

  it('reads a price in its currency', () => {
    const price = { amount: 480, currency: 'EUR' }
    const own = ownAnswer('product', 'p1', { dot, type: 'PriceChanged', data: { price } })
    expect(own?.initial).toBe('4.80')
    expect(own?.decide('5,20')?.input).toEqual({ price: { amount: 520, currency: 'EUR' } })
  })

  it('is not typed where one chooses', () => {
    expect(ownAnswer('order', 'o1', { dot, type: 'FulfilmentChosen', data: {} })).toBeUndefined()
  })
})
