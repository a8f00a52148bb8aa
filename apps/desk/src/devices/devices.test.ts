import { hybridTime } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { otherDevices } from './devices.ts'

const minute = 60_000
const now = Date.UTC(2026, 0, 5, 18)
const event = (replica: string, at: number, receivedAt: number, actor = 'Ben') => ({
  ...{ replica, actor, at: hybridTime(at), receivedAt: hybridTime(receivedAt) },
})

describe('the other devices of a desk', () => {
  it('are known by when their last change arrived, the longest silent first', () => {
    const log = [
      event('stall', now - 200 * minute, now - 170 * minute),
      event('shop', now - 10 * minute, now - 9 * minute, 'Ida'),
      event('stall', now - 180 * minute, now - 175 * minute),
    ]
    expect(otherDevices(log, 'this', now)).toEqual([
      { device: 'stall', actor: 'Ben', heardAt: now - 170 * minute },
      { device: 'shop', actor: 'Ida', heardAt: now - 9 * minute },
    ])
  })

  it('are neither this one nor the relay, nor one that was given up long ago', () => {
    const log = [
      event('this', now, now),
      event('authority', now, now, 'relay'),
      event('old', 0, now - 30 * 24 * 60 * minute),
    ]
    expect(otherDevices(log, 'this', now)).toEqual([])
  })
})
