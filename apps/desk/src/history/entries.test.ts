import { createLedger, type LoggedEvent, type VectorClock } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { describe, expect, it } from 'vitest'
import { authorLine } from './author.ts'
import { historyEntries } from './entries.ts'

const stream = 'customer/c1'

function recorded(
  replica: string,
  seq: number,
  type: string,
  data: unknown,
  clock: VectorClock,
): LoggedEvent {
  const actor = replica === 'a' ? 'Ann' : 'Ben'
  const made = { replica, seq, stream, type, data, clock, actor } as const
  return { ...made, version: 1, at: seq * 65_536_000, command: `${replica}${seq}`, correlation: '', prev: '' }
}

/** The customer's history, as a device that holds all of it tells it. */
function told(events: readonly LoggedEvent[]) {
  const ledger = createLedger(shopModel)
  ledger.commit(events.map((event, index) => ({ ...event, position: index + 1, receivedAt: event.at })))
  const state = ledger.state
  return historyEntries(
    { state },
    events.map((event) => ({ event, judgement: ledger.judgement(event) })),
  )
}

const registered = recorded('a', 1, 'CustomerRegistered', { name: 'Eva Holm' }, {})

describe('a record’s history', () => {
  it('tells what was done, newest first, and marks nothing where nobody met', () => {
    const entries = told([registered, recorded('a', 2, 'PhoneChanged', { phone: '20 11' }, { a: 1 })])
    expect(entries.map(({ text, mark }) => [text, mark])).toEqual([
      ['Changed the phone number to 20 11', undefined],
      ['Registered Eva Holm', undefined],
    ])
  })

  it('says which of two changes gave way, why, and to whom', () => {
    const entries = told([
      registered,
      recorded('a', 2, 'CustomerRenamed', { name: 'Eva H.' }, { a: 1 }),
      recorded('b', 3, 'CustomerRenamed', { name: 'Eva Holm-Berg' }, { a: 1 }),
    ])
    const [stands, fell] = entries
    expect(stands?.mark).toBeUndefined()
    expect(fell?.mark?.text).toBe('Replaced')
    expect(fell?.reason).toContain('The later change stands.')
    expect(fell?.rivals.map(({ text, event }) => [text, event.actor])).toEqual([
      ['Changed the name to Eva Holm-Berg', 'Ben'],
    ])
  })

  it('names the question both sides are in', () => {
    const entries = told([
      registered,
      recorded('a', 2, 'PhoneChanged', { phone: '1' }, { a: 1 }),
      recorded('b', 3, 'PhoneChanged', { phone: '2' }, { a: 1 }),
    ])
    expect(entries.map(({ mark }) => mark?.text)).toEqual(['In question', 'In question', undefined])
    expect(entries[0]?.reason).toContain('Which phone number is right?')
  })

  it('says what was undone, and what was done again', () => {
    const entries = told([
      registered,
      recorded('a', 2, 'PhoneChanged', { phone: '1' }, { a: 1 }),
      recorded('a', 3, 'Undone', { of: { replica: 'a', seq: 2 } }, { a: 2 }),
    ])
    expect(entries[0]?.text).toBe('Undid: changed the phone number to 1')
    expect(entries[1]?.mark?.text).toBe('Undone')
    expect(entries[0]?.next).toBe('redo')
  })
})

describe('an author', () => {
  const reader = { actor: 'Ann', replica: 'abcdef', now: Date.now() }

  it('is told with the device, one’s own by “this device”', () => {
    expect(authorLine({ actor: 'Ann', replica: 'abcdef', at: 0 }, reader)).toMatch(/^You, on this device, /)
    expect(authorLine({ actor: 'Ben', replica: 'qwerty', at: 0 }, reader)).toMatch(/^Ben, on device QWER, /)
  })

  it('is the desk where nobody did it', () => {
    expect(authorLine({ actor: 'relay', replica: 'r', at: 0 }, reader)).toMatch(/^The desk, /)
  })
})
