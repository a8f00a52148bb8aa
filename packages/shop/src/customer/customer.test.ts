import { given, subject } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { customer } from './customer.ts'
import {
  CustomerArchived,
  CustomerMerged,
  CustomerRegistered,
  CustomerSplit,
  DetailsTakenOver,
  DuplicateDismissed,
  PhoneChanged,
} from './events.ts'

const ann = CustomerRegistered.of({ name: 'Ann', phone: '1' })
const { commands } = customer

describe('a customer', () => {
  it('is registered once, however often it is said', () => {
    expect(given(customer).when(commands.register(subject, { name: ' Ann ' }))).toEqual([
      CustomerRegistered.of({ name: 'Ann' }),
    ])
    expect(given(customer, [ann]).when(commands.register(subject, { name: 'Anna' }))).toEqual([])
  })

  it('changes only in the fields that differ', () => {
    expect(given(customer, [ann]).when(commands.changeDetails(subject, { name: 'Ann', phone: '2' }))).toEqual(
      [PhoneChanged.of({ phone: '2' })],
    )
    expect(given(customer, [ann]).when(commands.changeDetails(subject, { phone: '1' }))).toEqual([])
  })

  it('must be known before it is changed', () => {
    expect(given(customer).when(commands.changeDetails(subject, { phone: '2' }))).toMatchObject({
      rejected: true,
      code: 'unknown-customer',
    })
  })

  it('is asked for in words that say what to do', () => {
    expect(() => given(customer).when(commands.register(subject, { name: '' }))).toThrow(
      'name: Enter a name.',
    )
    expect(() => given(customer).when(commands.register(subject, { name: 'A', email: 'x' }))).toThrow(
      'This is not an e-mail address.',
    )
  })
})

const anna = CustomerRegistered.of({ name: 'Anna' })
const two = given(customer, [ann]).and(customer, 'anna', [anna])
const merged = given(customer, [ann, CustomerMerged.of({ into: 'anna' })]).and(customer, 'anna', [anna])

describe('merging customers', () => {
  it('says of one that it is the other, and which details were looked at', () => {
    expect(two.when(commands.merge(subject, { into: 'anna' }))).toEqual([
      CustomerMerged.of({ into: 'anna' }),
      DetailsTakenOver.of({ name: 'Ann', email: '', phone: '1', address: '' }),
    ])
  })

  it('goes to whoever remains of the other', () => {
    const chain = two
      .and(customer, 'anna', [CustomerMerged.of({ into: 'anne' })])
      .and(customer, 'anne', [CustomerRegistered.of({ name: 'Anne' })])
    expect(chain.when(commands.merge(subject, { into: 'anna' }))).toMatchObject([
      { data: { into: 'anne' } },
      {},
    ])
  })

  it('changes nothing for two who are one already, either way round', () => {
    expect(merged.when(commands.merge(subject, { into: 'anna' }))).toEqual([])
    expect(merged.when(commands.merge('anna', { into: subject }))).toEqual([])
  })

  it('needs two, both of them known', () => {
    expect(two.when(commands.merge(subject, { into: subject }))).toMatchObject({ code: 'same-customer' })
    expect(two.when(commands.merge(subject, { into: 'nobody' }))).toMatchObject({ code: 'unknown-customer' })
  })

  it('leaves an alias about which nothing new is entered, and which is not merged again', () => {
    const more = merged.and(customer, 'bo', [CustomerRegistered.of({ name: 'Bo' })])
    const told = { code: 'merged', message: 'This customer was merged into Anna. Change that one.' }
    expect(more.when(commands.changeDetails(subject, { phone: '2' }))).toMatchObject(told)
    expect(more.when(commands.merge(subject, { into: 'bo' }))).toMatchObject(told)
  })

  it('is taken back by splitting them, once', () => {
    expect(merged.when(commands.split(subject, {}))).toEqual([CustomerSplit.of({})])
    expect(two.when(commands.split(subject, {}))).toEqual([])
    expect(
      given(customer, [ann, CustomerMerged.of({ into: 'anna' }), CustomerSplit.of({})]).state,
    ).toMatchObject({ mergedInto: '', name: 'Ann', phone: '1' })
  })

  it('notes what was looked at of what was changed since', () => {
    const since = given(customer, [
      ann,
      CustomerMerged.of({ into: 'anna' }),
      DetailsTakenOver.of({ name: 'Ann', email: '', phone: '1', address: '' }),
      PhoneChanged.of({ phone: '2' }),
    ])
    expect(since.when(commands.takeOver(subject, { fields: ['phone', 'name'] }))).toEqual([
      DetailsTakenOver.of({ phone: '2' }),
    ])
    expect(since.when(commands.takeOver(subject, { fields: ['name'] }))).toEqual([])
  })
})

describe('a customer in the lists', () => {
  it('is archived and taken back, once each', () => {
    expect(two.when(commands.archive(subject, {}))).toEqual([CustomerArchived.of({ archived: true })])
    expect(two.when(commands.restore(subject, {}))).toEqual([])
    expect(
      given(customer, [ann, CustomerArchived.of({ archived: true })]).when(commands.archive(subject, {})),
    ).toEqual([])
  })

  it('is told apart from another one once', () => {
    const apart = DuplicateDismissed.of({ other: 'anna' })
    expect(two.when(commands.dismissDuplicate(subject, { other: 'anna' }))).toEqual([apart])
    expect(given(customer, [ann, apart]).when(commands.dismissDuplicate(subject, { other: 'anna' }))).toEqual(
      [],
    )
  })
})
