import type { Diagnostics } from '@causeway/client'
import { describe, expect, it } from 'vitest'
import { clockIsOff, describeDiagnostics, reportText } from './report.ts'

const found: Diagnostics = {
  version: '0.1.0',
  replica: 'r1',
  series: 'KVQ',
  position: 12,
  digest: 'abc',
  streams: 3,
  sync: {
    phase: 'live',
    waiting: 1,
    sending: 0,
    refused: 0,
    questions: 0,
    position: 12,
    offset: -2400,
    leader: true,
  },
  storageUsed: 1_200_000,
  persistent: false,
  locks: true,
  userAgent: 'Browser',
}

const text = reportText(describeDiagnostics(found, 'hash', true))

describe('the diagnostics report', () => {
  it('says in words what the numbers mean', () => {
    expect(text).toContain('Clock: 2 seconds ahead of the relay')
    expect(text).toContain('Storage used: 1.2 MB')
    expect(text).toContain('Waiting: 1 change')
  })

  it('carries what is needed to compare two devices', () => {
    expect(text).toContain('Position: 12')
    expect(text).toContain('Log digest: abc')
    expect(text).toContain('State hash: hash')
  })

  it('warns of a clock only when it is off by a minute', () => {
    expect(clockIsOff(-59_000)).toBe(false)
    expect(clockIsOff(61_000)).toBe(true)
  })
})
