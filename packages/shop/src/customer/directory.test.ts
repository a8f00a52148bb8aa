import { story } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { shopModel } from '../model.ts'
import { customerList } from '../views.ts'
import { customer } from './customer.ts'
import { directoryOf } from './directory.ts'
import { changeCustomerRequest, dismissDuplicateRequest, mergeRequest } from './requests.ts'

const { register, changeDetails, merge, takeOver, archive } = customer.commands

const desk = story(shopModel).after(
  register('ann', { name: 'Ann', phone: '1' }),
  register('anna', { name: 'Anna Lind', email: 'anna@example.org' }),
)

/** The customers as the list puts them together. */
function directory(told: typeof desk) {
  const rows = told.streams.flatMap((stream) => {
    const moment = told.moment(stream)
    const row =
      moment && stream.startsWith('customer/')
        ? customerList.row(told.state(customer, moment.status.id), moment.status)
        : undefined
    return row ? [row] : []
  })
  return directoryOf(rows)
}

const found = (told: typeof desk, id: string) => {
  const one = directory(told).of(id)
  if (!one) throw new Error(`Nobody is ${id}.`)
  return one
}

const merged = desk.after(...mergeRequest(found(desk, 'anna'), found(desk, 'ann')))

describe('the directory of customers', () => {
  it('has everybody once, and finds them by every id they ever had', () => {
    const { customers, of } = directory(merged)
    expect(customers.map(({ id }) => id)).toEqual(['anna'])
    expect(of('ann')?.id).toBe('anna')
    expect(of('anna')?.aliases.map(({ name }) => name)).toEqual(['Ann'])
    expect(of('nobody')).toBeUndefined()
  })

  it('fills what is lacking from the one that was merged, and keeps what was chosen', () => {
    expect(found(merged, 'anna')).toMatchObject({ name: 'Anna Lind', email: 'anna@example.org', phone: '1' })
    const chosen = desk.after(...mergeRequest(found(desk, 'anna'), found(desk, 'ann'), { name: 'Ann' }))
    expect(found(chosen, 'anna')).toMatchObject({ name: 'Ann', email: 'anna@example.org', phone: '1' })
  })

  it('is archived only where whoever remains is', () => {
    expect(found(merged.after(archive('ann', {})), 'anna').archived).toBe(false)
  })
})

describe('a detail that somebody changes while the customer is merged', () => {
  it('is followed where it is the newer value of what was filled in', () => {
    const told = desk.apart(
      [...mergeRequest(found(desk, 'anna'), found(desk, 'ann'))],
      [changeDetails('ann', { phone: '2', address: 'Here' })],
    )
    expect(found(told, 'anna')).toMatchObject({ phone: '2', address: 'Here', changedSince: [] })
  })

  it('is shown beside what whoever remains has, until somebody looked', () => {
    const known = desk.after(changeDetails('anna', { phone: '9' }))
    const told = known.apart(
      [...mergeRequest(found(known, 'anna'), found(known, 'ann'))],
      [changeDetails('ann', { phone: '2' })],
    )
    expect(found(told, 'anna')).toMatchObject({
      phone: '9',
      changedSince: [{ alias: { id: 'ann' }, field: 'phone', value: '2' }],
    })
    const left = told.after(takeOver('ann', { fields: ['phone'] }))
    expect(found(left, 'anna')).toMatchObject({ phone: '9', changedSince: [] })
    const used = told.after(...changeCustomerRequest(found(told, 'anna'), { phone: '2' }))
    expect(found(used, 'anna')).toMatchObject({ phone: '2', changedSince: [] })
  })

  it('gives way to what is entered after it was shown, even to nothing, and to that alone', () => {
    const told = desk.apart(
      [...mergeRequest(found(desk, 'anna'), found(desk, 'ann'))],
      [changeDetails('ann', { phone: '2', address: 'Here' })],
    )
    const emptied = told.after(...changeCustomerRequest(found(told, 'anna'), { phone: '' }))
    expect(found(emptied, 'anna')).toMatchObject({ phone: '', address: 'Here' })
    const earlier = told.after(...changeCustomerRequest(found(told, 'anna'), { phone: '1' }))
    expect(found(earlier, 'anna').phone).toBe('1')
  })
})

describe('requests', () => {
  it('say of two customers that they are two, alike whichever way round', () => {
    for (const request of [dismissDuplicateRequest('ann', 'anna'), dismissDuplicateRequest('anna', 'ann')]) {
      const { areTwo } = directory(desk.after(request))
      expect([areTwo('ann', 'anna'), areTwo('anna', 'ann'), areTwo('ann', 'bo')]).toEqual([true, true, false])
    }
    const told = desk.apart(
      [dismissDuplicateRequest('ann', 'anna')],
      [dismissDuplicateRequest('anna', 'ann')],
    )
    expect(told.status(customer, 'ann')?.conflicts).toEqual([])
  })

  it('merge two who have the same details, or none, without changing any', () => {
    const bare = story(shopModel).after(register('a', { name: 'Bo' }), register('b', { name: 'Bo' }))
    expect(mergeRequest(found(bare, 'a'), found(bare, 'b'))).toEqual([merge('b', { into: 'a' })])
  })
})
