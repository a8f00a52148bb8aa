import { story, takeBack } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { customer } from './customer/customer.ts'
import { survivorOf } from './customer/survivor.ts'
import { shopModel } from './index.ts'
import { order } from './order/order.ts'
import { orderedLines, orderTotals } from './order/state.ts'
import { product } from './product/product.ts'
import { stock, stockId } from './stock/stock.ts'

const { place, addLine, stepQuantity, removeLine, recordPayment, recordRefund } = order.commands
const eur = (amount: number) => ({ amount, currency: 'EUR' as const })
const cash = (amount: number, payment: string) =>
  recordPayment('o', { payment, amount, tender: 'cash' as const })

const desk = story(shopModel).after(
  customer.commands.register('ann', { name: 'Ann', phone: '1' }),
  ...['water', 'beer', 'burger', 'potatoes'].map((name) =>
    product.commands.add(name, { name, price: eur(400) }),
  ),
  place('o', { customer: 'ann' }),
  addLine('o', { line: 'water', product: 'water', quantity: 1 }),
)

const quantities = (told: typeof desk) =>
  Object.fromEntries(orderedLines(told.state(order, 'o')).map(({ product, quantity }) => [product, quantity]))
const flags = (told: typeof desk) => told.status(order, 'o')?.flags.map(({ message }) => message)

describe('two people at one customer', () => {
  it('stand side by side when they set different fields (S01)', () => {
    const told = desk.apart(
      [customer.commands.changeDetails('ann', { email: 'ann@example.org' })],
      [customer.commands.changeDetails('ann', { phone: '2' })],
    )
    expect(told.state(customer, 'ann')).toMatchObject({ email: 'ann@example.org', phone: '2' })
    expect(told.status(customer, 'ann')?.conflicts).toEqual([])
  })

  it('are asked which phone number is right when they set it differently, and a decision settles it (S02)', () => {
    const told = desk.apart(
      [customer.commands.changeDetails('ann', { phone: '2' })],
      [customer.commands.changeDetails('ann', { phone: '3' })],
    )
    expect(told.status(customer, 'ann')?.conflicts).toMatchObject([
      { key: 'phone', question: 'Which phone number is right?', candidates: [{}, {}] },
    ])
    const decided = told.after(customer.commands.decideDetails('ann', { phone: '2' }))
    expect(decided.status(customer, 'ann')?.conflicts).toEqual([])
    expect(decided.state(customer, 'ann').phone).toBe('2')
  })

  it('are not asked when they say the same (S03)', () => {
    const told = desk.apart(
      [customer.commands.changeDetails('ann', { phone: '2' })],
      [customer.commands.changeDetails('ann', { phone: '2' })],
    )
    expect(told.status(customer, 'ann')?.conflicts).toEqual([])
  })

  it('make two customers of one, who stay two (S28)', () => {
    const told = desk.apart(
      [customer.commands.register('bo-1', { name: 'Bo' })],
      [customer.commands.register('bo-2', { name: 'Bo' })],
    )
    expect(['bo-1', 'bo-2'].map((id) => told.state(customer, id).registered)).toEqual([true, true])
  })
})

describe('two people who merge customers', () => {
  const { changeDetails, merge, register, split } = customer.commands
  const three = desk.after(
    register('bea', { name: 'Bea' }),
    register('cleo', { name: 'Cleo' }),
    place('b', { customer: 'bea' }),
  )
  const remaining = (told: typeof desk, id: string) => survivorOf((one) => told.state(customer, one), id)
  const everybody = (told: typeof desk) => ['ann', 'bea', 'cleo'].map((id) => remaining(told, id))

  it('one of them into the other both do it: nobody is asked', () => {
    const told = three.apart([merge('ann', { into: 'bea' })], [merge('ann', { into: 'bea' })])
    expect(everybody(told)).toEqual(['bea', 'bea', 'cleo'])
    expect(told.status(customer, 'ann')?.conflicts).toEqual([])
  })

  it('into each other come to one and the same', () => {
    const told = three.apart([merge('ann', { into: 'bea' })], [merge('bea', { into: 'ann' })])
    expect(everybody(told)).toEqual(['ann', 'ann', 'cleo'])
    const again = told.after(split('bea', {}))
    expect(everybody(again)).toEqual(['bea', 'bea', 'cleo'])
    expect(everybody(again.after(split('ann', {})))).toEqual(['ann', 'bea', 'cleo'])
  })

  it('in a row come to its end, and in a circle to its smallest', () => {
    const row = three.apart([merge('ann', { into: 'bea' })], [merge('bea', { into: 'cleo' })])
    expect(everybody(row)).toEqual(['cleo', 'cleo', 'cleo'])
    const circle = three.apart(
      [merge('ann', { into: 'bea' })],
      [merge('bea', { into: 'cleo' })],
      [merge('cleo', { into: 'ann' })],
    )
    expect(everybody(circle)).toEqual(['ann', 'ann', 'ann'])
  })

  it('one into two different ones are asked who it is, and a decision settles it', () => {
    const told = three.apart([merge('ann', { into: 'bea' })], [merge('ann', { into: 'cleo' })])
    expect(told.status(customer, 'ann')?.conflicts).toMatchObject([
      { question: 'Two people merged this customer into different ones. Who is it?', candidates: [{}, {}] },
    ])
    const decided = told.after(customer.commands.decideMerge('ann', { into: 'bea' }))
    expect(decided.status(customer, 'ann')?.conflicts).toEqual([])
    expect(remaining(decided, 'ann')).toBe('bea')
    const two = told.after(split('ann', {}))
    expect(two.status(customer, 'ann')?.conflicts).toEqual([])
    expect(everybody(two)).toEqual(['ann', 'bea', 'cleo'])
  })

  it('are not asked when one splits what another merges again: they are two', () => {
    const told = three
      .after(merge('ann', { into: 'bea' }), split('ann', {}))
      .apart([merge('ann', { into: 'bea' })], [merge('ann', { into: 'cleo' }), split('ann', {})])
    expect(everybody(told)).toEqual(['ann', 'bea', 'cleo'])
    expect(told.status(customer, 'ann')?.conflicts).toEqual([])
  })

  it('take it back, and it is as if it had never been', () => {
    const told = three.after(
      merge('ann', { into: 'bea' }),
      takeBack(({ type }) => type === 'CustomerMerged'),
    )
    expect(told.state(customer, 'ann')).toEqual(three.state(customer, 'ann'))
  })

  it('lose nothing that somebody changes about the one that is merged', () => {
    const told = three.apart(
      [merge('ann', { into: 'bea' })],
      [changeDetails('ann', { phone: '2', address: 'Here' })],
    )
    expect(told.state(customer, 'ann')).toMatchObject({
      mergedInto: 'bea',
      phone: '2',
      address: 'Here',
      takenOver: { phone: '1', address: '' },
    })
  })

  it('keep the orders that are placed meanwhile for the one that is merged', () => {
    const told = three.apart([merge('ann', { into: 'bea' })], [place('meanwhile', { customer: 'ann' })])
    expect(['o', 'b', 'meanwhile'].map((id) => remaining(told, told.state(order, id).customer))).toEqual([
      'bea',
      'bea',
      'bea',
    ])
    const later = told.after(place('later', { customer: 'ann' }))
    expect(later.state(order, 'later')).toMatchObject({ customer: 'bea', customerName: 'Bea' })
  })
})

describe('two people at one order', () => {
  it('both get their lines on it (S04)', () => {
    const told = desk.apart(
      [addLine('o', { product: 'beer', quantity: 2 })],
      [addLine('o', { product: 'burger', quantity: 2 }), addLine('o', { product: 'potatoes', quantity: 3 })],
    )
    expect(quantities(told)).toEqual({ water: 1, beer: 2, burger: 2, potatoes: 3 })
  })

  it('have their steps added up: 1, twice more and three times more, is 6 (S05)', () => {
    const more = stepQuantity('o', { line: 'water', by: 1 })
    const told = desk.apart([more, more], [more, more, more])
    expect(quantities(told)).toEqual({ water: 6 })
    expect(told.status(order, 'o')?.conflicts).toEqual([])
  })

  it('keep a line that one removes while the other changes it, flagged until somebody decides (S06)', () => {
    const told = desk.apart(
      [removeLine('o', { line: 'water' })],
      [stepQuantity('o', { line: 'water', by: 2 })],
    )
    expect(quantities(told)).toEqual({ water: 3 })
    expect(flags(told)).toEqual([expect.stringContaining('removed this line')])
    const [flag] = told.status(order, 'o')?.flags ?? []
    const kept = told.after(order.commands.settle('o', { key: flag?.rule ?? '' }))
    expect(flags(kept)).toEqual([])
    expect(quantities(kept)).toEqual({ water: 3 })
    expect(quantities(told.after(removeLine('o', { line: 'water' })))).toEqual({})
  })

  it('take a line to nothing with their steps, which is flagged and costs nothing', () => {
    const stocked = desk.after(stepQuantity('o', { line: 'water', by: 1 }))
    const less = stepQuantity('o', { line: 'water', by: -1 })
    const told = stocked.apart([less], [less])
    expect(orderTotals(told.state(order, 'o')).total).toBe(0)
    expect(flags(told)).toEqual([expect.stringContaining('come down to nothing')])
  })

  it('cannot call goods back that were handed over (S16)', () => {
    const told = desk
      .after(order.commands.confirm('o', {}))
      .apart([order.commands.cancel('o', {})], [order.commands.handOver('o', {})])
    expect(told.state(order, 'o').progress).toBe('handed over')
    expect(flags(told)).toEqual([expect.stringContaining('cancelled while its goods were handed over')])
    expect(flags(told.after(order.commands.settle('o', { key: 'progress', note: 'Called her.' })))).toEqual(
      [],
    )
  })

  it('cancel it once when both do (S17)', () => {
    const told = desk.apart(
      [order.commands.cancel('o', {})],
      [order.commands.cancel('o', { reason: 'Rain' })],
    )
    expect(told.state(order, 'o').progress).toBe('cancelled')
    expect(told.status(order, 'o')?.conflicts).toEqual([])
  })
})

describe('money', () => {
  it('taken for an order that is cancelled meanwhile is kept, and flagged (S18)', () => {
    const told = desk.apart([cash(400, 'p')], [order.commands.cancel('o', {})])
    expect(told.state(order, 'o').progress).toBe('cancelled')
    expect(orderTotals(told.state(order, 'o'))).toMatchObject({ paid: 400, balance: -400 })
    expect(flags(told)).toEqual([expect.stringContaining('money was taken')])
  })

  it('taken twice is kept twice, and overpaid (S22)', () => {
    const told = desk.apart([cash(400, 'p')], [recordPayment('o', { amount: 400, tender: 'card' })])
    expect(orderTotals(told.state(order, 'o'))).toMatchObject({ paid: 800, balance: -400 })
    expect(flags(told)).toEqual([expect.stringContaining('More was paid')])
    const paidBack = told.after(recordRefund('o', { amount: 400, tender: 'cash' }))
    expect(flags(paidBack)).toEqual([])
  })

  it('handed back twice is recorded twice, and flagged (S24)', () => {
    const back = recordRefund('o', { amount: 300, tender: 'cash' })
    const told = desk.after(cash(400, 'p')).apart([back], [back])
    expect(orderTotals(told.state(order, 'o')).paid).toBe(-200)
    expect(flags(told)).toEqual([expect.stringContaining('More was handed back')])
  })
})

describe('stock', () => {
  const shelf = stockId('water')
  const opened = desk.after(stock.commands.open(shelf, { quantity: 5 }))

  it('counts every movement, wherever it was recorded', () => {
    const told = opened.apart(
      [stock.commands.receive(shelf, { quantity: 10 })],
      [stock.commands.take(shelf, { quantity: 4 })],
    )
    expect(told.state(stock, shelf).onHand).toBe(11)
  })

  it('that two sellers take more of than there is, is flagged, and nothing is refused', () => {
    const told = opened.apart(
      [stock.commands.take(shelf, { quantity: 4 })],
      [stock.commands.take(shelf, { quantity: 4 })],
    )
    expect(told.state(stock, shelf).onHand).toBe(-3)
    expect(told.status(stock, shelf)?.flags).toMatchObject([{ rule: 'notShort' }])
  })

  it('is opened once, though two devices load the same list', () => {
    const told = desk.apart(
      [stock.commands.open(shelf, { quantity: 5 }), stock.commands.take(shelf, { quantity: 1 })],
      [stock.commands.open(shelf, { quantity: 5 })],
    )
    expect(told.state(stock, shelf).onHand).toBe(4)
  })
})

describe('the level at which a product runs low', () => {
  it('is the more careful one of two that were set apart', () => {
    const told = desk.apart(
      [product.commands.setLowLevel('water', { below: 12 })],
      [product.commands.setLowLevel('water', { below: 5 })],
    )
    expect(told.state(product, 'water').lowBelow).toBe(12)
    expect(
      told.after(product.commands.setLowLevel('water', { below: 3 })).state(product, 'water').lowBelow,
    ).toBe(3)
  })
})

describe('a price', () => {
  it('that two people change differently is asked about; what was sold keeps its own', () => {
    const told = desk.apart(
      [product.commands.change('water', { price: eur(500) })],
      [product.commands.change('water', { price: eur(700) })],
    )
    expect(told.status(product, 'water')?.conflicts).toMatchObject([{ question: 'Which price is right?' }])
    expect(orderTotals(told.state(order, 'o')).total).toBe(400)
  })
})
