import type { RecordedEvent } from '@causeway/core'
import { limits } from '@causeway/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planRuns, upToLastCommand, withinFrame } from './runs.ts'

const seal = { seq: 9, hash: 'h', mac: 'm' }

describe('runs of returned events', () => {
  const log = fc.array(
    fc.record({ replica: fc.constantFrom('own', 'b', 'c'), length: fc.integer({ min: 1, max: 200_000 }) }),
    { maxLength: 40 },
  )

  test('keep the order of the log, in pushes the relay takes', () => {
    fc.assert(
      fc.property(log, (drafts) => {
        const last: Record<string, number> = {}
        const events = drafts.map(({ replica, length }) => {
          last[replica] = (last[replica] ?? 0) + 1
          return { replica, seq: last[replica], text: 'x'.repeat(length) }
        })
        const runs = planRuns(events, new Map([['b', seal]]), 'own')
        expect(runs.flatMap(({ texts }) => texts)).toEqual(events.map(({ text }) => text))
        for (const { replica, texts, seal: vouching } of runs) {
          expect(texts.length).toBeLessThanOrEqual(limits.pushEvents)
          if (texts.length > 1) expect(texts.join('').length).toBeLessThanOrEqual(withinFrame)
          expect(vouching).toBe(replica === 'b' ? seal : undefined)
        }
      }),
    )
  })
})

describe('a push of own events', () => {
  const text = (command: string) => {
    const event: Partial<RecordedEvent> = { command }
    return JSON.stringify(event)
  }
  const texts = (...commands: readonly string[]) => commands.map(text)

  test('holds all there is when it is not full', () => {
    expect(upToLastCommand(texts('a', 'b', 'b'))).toEqual(texts('a', 'b', 'b'))
  })

  test('when full, leaves the last command to the next one, as it may go on', () => {
    const full = Array.from({ length: limits.pushEvents }, (_, index) => `c${Math.floor(index / 3)}`)
    const push = upToLastCommand(texts(...full))
    expect(push).toHaveLength(limits.pushEvents - (limits.pushEvents % 3))
  })

  test('cuts a command that fills it alone', () => {
    const full = Array.from({ length: limits.pushEvents }, () => 'huge')
    expect(upToLastCommand(texts(...full))).toHaveLength(limits.pushEvents)
  })
})
