import { given, subject } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { customer } from './customer.ts'
import { CustomerRegistered, PhoneChanged } from './events.ts'

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
