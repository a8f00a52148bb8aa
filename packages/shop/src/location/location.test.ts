import { given, subject } from '@causeway/testing'
import { describe, expect, it } from 'vitest'
import { DeskArranged, desk } from '../desk/desk.ts'
import {
  LocationAdded,
  LocationClosed,
  LocationRenamed,
  location,
  locationName,
  mainLocation,
} from './location.ts'

const { add, rename, close, reopen } = location.commands

describe('a location', () => {
  it('is added once, and renamed', () => {
    expect(given(location).when(add(subject, { name: 'Stall' }))).toEqual([
      LocationAdded.of({ name: 'Stall' }),
    ])
    const stall = given(location, [LocationAdded.of({ name: 'Stall' })])
    expect(stall.when(add(subject, { name: 'Stall' }))).toEqual([])
    expect(stall.when(rename(subject, { name: 'Market' }))).toEqual([LocationRenamed.of({ name: 'Market' })])
    expect(given(location).when(rename(subject, { name: 'Market' }))).toMatchObject({
      code: 'unknown-location',
    })
  })

  it('closes and opens again', () => {
    const stall = given(location, [LocationAdded.of({ name: 'Stall' })])
    expect(stall.when(close(subject, {}))).toEqual([LocationClosed.of({ closed: true })])
    const shut = given(location, [LocationAdded.of({ name: 'Stall' }), LocationClosed.of({ closed: true })])
    expect(shut.when(reopen(subject, {}))).toEqual([LocationClosed.of({ closed: false })])
  })

  it('of the store is there without having been added', () => {
    expect(locationName(mainLocation, { name: '' })).toBe('Store')
  })
})

describe('the desk', () => {
  it('records what is agreed anew, and nothing that is agreed already', () => {
    const arranged = given(desk, [DeskArranged.of({ name: 'Hub', tax: 700 })])
    const pricing = { prices: 'with tax', rounding: 'per line' } as const
    expect(arranged.when(desk.commands.arrange(subject, { name: 'Hub', tax: 700, pricing }))).toEqual([])
    expect(arranged.when(desk.commands.arrange(subject, { name: 'Hub', holdDays: 3 }))).toEqual([
      DeskArranged.of({ holdDays: 3 }),
    ])
  })
})
