import { expect, it } from 'vitest'
import { hueOf } from './hue.ts'
import { deviceOf, initialsOf, personsOf, screenOf } from './places.ts'

const tab = (id: number, name: string, isIdle = false) => ({
  id,
  name,
  role: 'seller',
  device: '',
  at: '/orders',
  isIdle,
  isEditing: false,
})

it('a person is one, however many tabs they have, and busy while one of them is', () => {
  const persons = personsOf([tab(1, 'Ben', true), tab(2, 'Ann', true), tab(3, 'Ben'), tab(4, 'Cleo')])
  expect(persons.map(({ name, isIdle, tabs }) => [name, isIdle, tabs.length])).toEqual([
    ['Ben', false, 2],
    ['Cleo', false, 1],
    ['Ann', true, 1],
  ])
})

it('an address is the screen it is on', () => {
  expect([screenOf('/orders/17'), screenOf('/count'), screenOf('/ordersx'), screenOf('/')]).toEqual([
    'Orders',
    'Stock',
    'Desk',
    'Desk',
  ])
})

it('initials are of the first and the last name', () => {
  expect(['ann', 'Ann Bell', 'Ann van den Berg', '  ', '🚢 Ship'].map(initialsOf)).toEqual([
    'A',
    'AB',
    'AB',
    '',
    '🚢S',
  ])
})

it('a name has one hue', () => {
  expect(hueOf('Ann')).toBe(hueOf('Ann'))
  expect(new Set(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Owner'].map(hueOf)).size).toBeGreaterThan(2)
})

it('a device is called by its browser and its kind', () => {
  expect(
    deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1'),
  ).toBe('Safari on iPhone')
  expect(deviceOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36')).toBe(
    'Chrome on Windows',
  )
  expect(deviceOf('')).toBe('Browser')
})
