import { describe, expect, it } from 'vitest'
import { moneyWord } from './words.ts'

const confirmed = { progress: 'confirmed', total: 1000, paid: 0, balance: 1000 } as const

describe('how an order’s money stands', () => {
  it('goes from to pay over part paid to paid, and beyond', () => {
    expect(moneyWord(confirmed)).toBe('To pay')
    expect(moneyWord({ ...confirmed, paid: 400, balance: 600 })).toBe('Part paid')
    expect(moneyWord({ ...confirmed, paid: 1000, balance: 0 })).toBe('Paid')
    expect(moneyWord({ ...confirmed, paid: 1200, balance: -200 })).toBe('Overpaid')
  })

  it('says nothing of an order without lines', () => {
    expect(moneyWord({ progress: 'draft', total: 0, paid: 0, balance: 0 })).toBe('')
  })

  it('never calls a cancelled order paid, but says when money is held for it', () => {
    expect(moneyWord({ ...confirmed, progress: 'cancelled', balance: 0 })).toBe('')
    expect(moneyWord({ ...confirmed, progress: 'cancelled', paid: 1000, balance: -1000 })).toBe('Money held')
  })
})
