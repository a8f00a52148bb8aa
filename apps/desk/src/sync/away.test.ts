import type { SyncStatus } from '@causeway/client'
import { expect, it } from 'vitest'
import { isAway } from './away.ts'

const told = (...phases: readonly SyncStatus['phase'][]) => {
  let away = false
  return phases.map((phase) => {
    away = isAway(away, phase)
    return away
  })
}

it('a device is away until the relay answers, however often it is tried', () => {
  expect(told('connecting', 'live', 'offline', 'connecting', 'offline', 'connecting')).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ])
  expect(told('offline', 'connecting', 'catching-up', 'live')).toEqual([true, true, false, false])
  expect(told('offline', 'connecting', 'refused')).toEqual([true, true, false])
})
