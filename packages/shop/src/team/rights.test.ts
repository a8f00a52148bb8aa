import { type Person, Reviewed, reviewing } from '@causeway/core'
import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { shopModel } from '../model.ts'
import { order } from '../order/order.ts'
import { product } from '../product/product.ts'
import { roleOf, shopRights } from '../rights.ts'
import { stock } from '../stock/stock.ts'
import { member } from './member.ts'

const told = story(shopModel).after(
  member.commands.giveRole('Ben', { role: 'stock' }),
  member.commands.giveRole('Cleo', { role: 'manager' }),
  member.commands.giveRole('Dan', { role: 'owner' }),
  member.commands.leave('Dan', {}),
)
const person = (actor: string, role = 'seller'): Person => ({ actor, role, read: told.state })
const discount = order.commands.giveDiscount('o', { line: 'l', discount: 2000 })

describe('rights', () => {
  it('are those of the role an owner gave, or else of the link', () => {
    expect(roleOf(person('Ann'))).toBe('seller')
    expect(roleOf(person('Ben'))).toBe('stock')
    expect(roleOf(person('Dan', 'owner'))).toBe('former')
  })

  it('let everybody on the team take orders, and whoever left nothing', () => {
    const place = order.commands.place('o', {})
    expect(['Ann', 'Ben', 'Cleo'].map((name) => shopRights.command(person(name), place))).toEqual([
      true,
      true,
      true,
    ])
    expect(shopRights.command(person('Dan', 'owner'), place)).toContain('not on the team any more')
  })

  it('let sellers give discounts, stock keepers count, managers set prices, and owners give roles', () => {
    const may = (name: string, command: { aggregate: string; name: string }) =>
      shopRights.command(person(name), command) === true
    const count = stock.commands.count('tea@store', { counted: 1, was: 2 })
    const price = product.commands.change('tea', {})
    const give = member.commands.giveRole('Ann', { role: 'owner' })
    expect(['Ann', 'Ben', 'Cleo'].map((name) => may(name, discount))).toEqual([true, false, true])
    expect(['Ann', 'Ben', 'Cleo'].map((name) => may(name, count))).toEqual([false, true, true])
    expect(['Ann', 'Ben', 'Cleo'].map((name) => may(name, price))).toEqual([false, false, true])
    expect(['Ann', 'Ben', 'Cleo'].map((name) => may(name, give))).toEqual([false, false, false])
  })

  it.each([
    ['customer', 'merge', ['manager', 'owner']],
    ['customer', 'split', ['manager', 'owner']],
    ['customer', 'dismissDuplicate', ['seller', 'manager', 'owner']],
    ['customer', 'assignPriceList', ['manager', 'owner']],
    ['priceList', 'add', ['manager', 'owner']],
    ['product', 'setListPrice', ['manager', 'owner']],
    ['drawer', 'open', ['seller', 'manager', 'owner']],
    ['drawer', 'moveCash', ['seller', 'manager', 'owner']],
    ['drawer', 'close', ['seller', 'manager', 'owner']],
    ['drawer', 'rename', ['manager', 'owner']],
    ['order', 'cancel', ['seller', 'manager', 'owner']],
    ['order', 'choosePriceList', ['seller', 'manager', 'owner']],
    ['order', 'decidePrice', ['seller', 'manager', 'owner']],
    ['stock', 'open', ['stock', 'manager', 'owner']],
    ['transfer', 'settleLoss', ['stock', 'manager', 'owner']],
    ['order', 'recordPayment', ['stock', 'seller', 'manager', 'owner']],
    ['order', 'handOver', ['stock', 'seller', 'manager', 'owner']],
  ])('give %s.%s to %j alone', (aggregate, name, who) => {
    expect(shopModel.get(aggregate)?.definitions.has(name)).toBe(true)
    const may = ['stock', 'seller', 'manager', 'owner'].filter(
      (role) => shopRights.command(person('Ann', role), { aggregate, name }) === true,
    )
    expect(may).toEqual(who)
  })

  it.each([
    ['customer', 'CustomerMerged', ['manager', 'owner']],
    ['drawer', 'DrawerClosed', ['seller', 'manager', 'owner']],
    ['product', 'ListPriceSet', ['manager', 'owner']],
    ['order', 'OrderCancelled', ['seller', 'manager', 'owner']],
    ['order', 'LineRepriced', ['seller', 'manager', 'owner']],
    ['transfer', 'LossSettled', ['stock', 'manager', 'owner']],
  ])('put %s %s aside unless it is of %j', (aggregate, type, who) => {
    expect(shopModel.get(aggregate)?.events.has(type)).toBe(true)
    const may = ['stock', 'seller', 'manager', 'owner'].filter(
      (role) => shopRights.event(person('Ann', role), { aggregate, type }) === true,
    )
    expect(may).toEqual(who)
  })

  it('say who may instead', () => {
    expect(shopRights.command(person('Ben'), discount)).toBe(
      'This needs a seller, a manager or an owner. Ask one of them to do it, or to change your role.',
    )
  })

  it('hold for what was recorded, by the same roles, and for allowing it', () => {
    const given = { aggregate: 'order', type: 'DiscountGiven' }
    expect(shopRights.event(person('Ann'), given)).toBe(true)
    expect(shopRights.event(person('Ben'), given)).toContain('Ben had no right')
    expect(shopRights.event(person('Ben'), { aggregate: 'order', type: Reviewed.type })).not.toBe(true)
    const allow = reviewing('order/o', { replica: 'b', seq: 1 }, true)
    expect(shopRights.command(person('Ben'), allow)).not.toBe(true)
    expect(shopRights.command(person('Cleo'), allow)).toBe(true)
  })

  it('let nobody in who is not on the team, and leave to the authority what is its own', () => {
    const outsider = person('Eve', 'nobody')
    for (const [name, { events: types, definitions }] of shopModel) {
      for (const type of types.keys())
        expect(shopRights.event(outsider, { aggregate: name, type })).not.toBe(true)
      for (const command of definitions.keys())
        expect(shopRights.command(outsider, { aggregate: name, name: command })).not.toBe(true)
    }
    expect(shopRights.command(person('relay', 'authority'), { aggregate: 'numbering', name: 'give' })).toBe(
      true,
    )
    expect(shopRights.command(person('Cleo'), { aggregate: 'numbering', name: 'give' })).not.toBe(true)
  })
})
