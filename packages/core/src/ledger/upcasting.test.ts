import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hybridTime } from '../causality/hybrid-clock.ts'
import { aggregate } from '../model/aggregate.ts'
import type { CommittedEvent } from '../model/envelope.ts'
import { event } from '../model/event.ts'
import { defineModel } from '../model/model.ts'
import { latestWins } from '../model/policy.ts'
import { touchesEachField } from '../model/touches.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { asCurrent } from './reading.ts'
import { createTimeline } from './timeline.ts'

/** Version 1 had one `name`; version 2 named it `title`; version 3 calls titles by their language. */
const Titled = event('Titled', {
  data: z.object({ en: z.string().optional(), da: z.string().optional() }),
  touches: touchesEachField({ en: true, da: true }),
  policy: latestWins(),
  upcasts: [
    (data) => ({ title: z.object({ name: z.string() }).parse(data).name }),
    (data) => ({ en: z.object({ title: z.string() }).parse(data).title }),
  ],
})

interface BookState {
  readonly en: string
  readonly da: string
}
const untitled: BookState = { en: '', da: '' }

const book = aggregate('book', {
  initialState: untitled,
  events: [Titled],
  evolve: { Titled: (state, { en, da }) => ({ en: en ?? state.en, da: da ?? state.da }) },
  commands: {},
})

function titled(
  position: number,
  replica: string,
  version: number,
  data: unknown,
  clock = {},
): CommittedEvent {
  return {
    ...{ replica, seq: 1, stream: 'book/1', type: 'Titled', version, data, clock, prev: '' },
    ...{ at: hybridTime(position), actor: replica, command: `c${position}`, correlation: `c${position}` },
    ...{ position, receivedAt: hybridTime(1000 + position) },
  }
}

const first = titled(1, 'A', 1, { name: 'Harbour' })
const second = titled(2, 'B', 2, { title: 'The harbour' }, { A: 1 })
const concurrent = titled(3, 'C', 3, { da: 'Havnen' }, { A: 1 })

function folded(...log: readonly CommittedEvent[]): Ledger {
  const ledger = createLedger(defineModel([book]))
  ledger.commit(log)
  return ledger
}

describe('an event of an older version', () => {
  it('is brought up to date step by step where it meets nobody', () => {
    expect(folded(first).state(book, '1')).toEqual({ en: 'Harbour', da: '' })
    expect(folded(first, second).state(book, '1')).toEqual({ en: 'The harbour', da: '' })
  })

  it('is brought up to date before it is judged, so that it meets others by the keys of now', () => {
    const ledger = folded(first, second, concurrent)
    expect(ledger.state(book, '1')).toEqual({ en: 'The harbour', da: 'Havnen' })
    expect(ledger.judgement(second).verdict).toBe('applied')
    const rival = titled(4, 'D', 1, { name: 'The quay' }, { A: 1 })
    ledger.commit([rival])
    expect(ledger.state(book, '1')).toEqual({ en: 'The quay', da: 'Havnen' })
    expect(ledger.judgement(second).verdict).toBe('superseded')
  })

  it('is brought up to date when it follows on a checkpoint', () => {
    const head = folded(first)
    const ledger = createLedger(defineModel([book]))
    ledger.restore(head.checkpoint(head.streams()), { position: head.position, vector: head.vector })
    ledger.commit([second])
    expect(ledger.state(book, '1')).toEqual({ en: 'The harbour', da: '' })
  })

  it('that cannot be brought up to date is set aside, and its stream marked', () => {
    const ledger = folded(titled(1, 'A', 1, { nom: 'Port' }))
    expect(ledger.state(book, '1')).toEqual(untitled)
    expect(ledger.moment('book/1')?.status.trouble).toMatchObject({ kind: 'quarantined', type: 'Titled' })
  })

  it('is brought up to date in time travel', () => {
    const timeline = createTimeline(defineModel([book]), [first, second, concurrent], ({ at }) => at)
    timeline.goTo(hybridTime(1))
    expect(timeline.state(book, '1')).toEqual({ en: 'Harbour', da: '' })
    timeline.goTo(hybridTime(3))
    expect(timeline.state(book, '1')).toEqual({ en: 'The harbour', da: 'Havnen' })
  })

  it('is shown up to date, and as it was recorded where that cannot be said', () => {
    const model = defineModel([book])
    expect(asCurrent(model, first)).toEqual({ ...first, version: 3, data: { en: 'Harbour' } })
    expect(asCurrent(model, concurrent)).toBe(concurrent)
    for (const unreadable of [titled(1, 'A', 1, { nom: 'Port' }), titled(1, 'A', 9, { x: 1 })]) {
      expect(asCurrent(model, unreadable)).toBe(unreadable)
    }
  })
})
