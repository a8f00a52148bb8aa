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
  opening: { from: 0, recomputed: [], took: 41.7 },
  rebuilding: {},
  sync: {
    phase: 'live',
    waiting: 1,
    sending: 0,
    tooNew: 0,
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

  it('says where opening started, and that damaged states were computed anew', () => {
    const started = (opening: Diagnostics['opening']) =>
      reportText(describeDiagnostics({ ...found, opening }, 'hash', true))
    expect(text).toContain('Opening: 42 ms, all of the log')
    expect(started({ from: 1500, recomputed: [], took: 8 })).toContain('8 ms, from what was saved at 1,500')
    expect(started({ from: 1500, recomputed: ['order'], took: 8 })).toContain('computed anew: order')
    expect(started({ from: 0, recomputed: [], took: 8, damage: { what: 'altered', chunk: 2 } })).toContain(
      'Saved states: Damaged (part 2 altered), so they were computed anew from the log. Nothing is lost.',
    )
    expect(text).not.toContain('Damaged')
  })

  it('says which lists are being built anew, and how far', () => {
    const report = describeDiagnostics({ ...found, rebuilding: { orders: 0.256 } }, 'hash', true)
    expect(reportText(report)).toContain('Being rebuilt: orders, 26 %')
    expect(text).not.toContain('Being rebuilt')
  })

  it('warns of a clock only when it is off by a minute', () => {
    expect(clockIsOff(-59_000)).toBe(false)
    expect(clockIsOff(61_000)).toBe(true)
  })
})
