import { dotKey, type RecordedEvent } from '@causeway/core'
import { chainHash, eventText, type Refused } from '@causeway/protocol'
import { describe, expect, test } from 'vitest'
import type { Meta } from '../store/database.ts'
import type { Unacknowledged } from '../store/store.ts'
import {
  factKey,
  firstDifference,
  tooNewLast,
  underNewReplica,
  withoutLogged,
  withoutRefused,
} from './rewrites.ts'

/** What a device has not sent yet: one event per draft, from seq 5 on. */
function unsent(...drafts: readonly { readonly stream: string; readonly command: string }[]): Unacknowledged {
  let head = 'fourth'
  const seen = new Map<string, number>()
  const events = drafts.map(({ stream, command }, index): RecordedEvent => {
    const seq = 5 + index
    const before = seen.get(stream)
    seen.set(stream, seq)
    const event: RecordedEvent = {
      replica: 'a',
      seq,
      stream,
      type: 'Happened',
      version: 1,
      data: { index },
      clock: before === undefined ? {} : { a: before },
      at: 1000 + index,
      actor: 'Ann',
      command,
      correlation: command,
      prev: head,
    }
    head = chainHash(eventText(event))
    return event
  })
  const meta: Meta = {
    id: 'meta',
    replica: 'a',
    nextSeq: 5 + events.length,
    head,
    clock: 2000,
    series: 'KVQ',
    lastNumber: 7,
    position: 40,
    digest: 'd',
    revision: 9,
    generation: 1,
    epoch: 1,
  }
  const receipts = [...new Set(events.map(({ command }) => command))].map((command) => ({
    command,
    commands: [],
    correlation: command,
    at: 1000,
    actor: 'Ann',
    events: events
      .filter((event) => event.command === command)
      .map(({ replica, seq, stream }) => ({ replica, seq, stream })),
  }))
  return { meta, events, receipts }
}

const refusal = (seq: number): Refused => ({
  kind: 'refused',
  push: 1,
  dot: { replica: 'a', seq },
  code: 'too-large',
  message: 'Too large.',
})

/** The commands of what stays, each with its seq. */
const kept = (events: readonly RecordedEvent[]) => events.map(({ command, seq }) => `${command}${seq}`)

describe('a refusal', () => {
  const own = unsent(
    { stream: 's/1', command: 'first' },
    { stream: 's/2', command: 'large' },
    { stream: 's/3', command: 'large' },
    { stream: 's/3', command: 'after' },
    { stream: 's/4', command: 'apart' },
  )
  const replacement = withoutRefused(own, refusal(6), 123)

  test('leaves a sound chain of the others', () => {
    expect(kept(replacement.events)).toEqual(['first5', 'apart6'])
    expect(replacement.texts).toEqual(replacement.events.map(eventText))
    expect(replacement.events[1]?.prev).toBe(chainHash(replacement.texts[0] ?? ''))
    expect(replacement.head).toBe(chainHash(replacement.texts[1] ?? ''))
    expect(replacement.nextSeq).toBe(7)
  })

  test('is told to its command, and to those that built on it', () => {
    const told = replacement.receipts.map(({ command, refusal, events }) => [
      command,
      refusal?.code,
      events.map(dotKey),
    ])
    expect(told).toEqual([
      ['first', undefined, ['a:5']],
      ['large', 'too-large', []],
      ['after', 'depends', []],
      ['apart', undefined, ['a:6']],
    ])
  })

  test('leaves what was before it as it was, also of its own command: the relay has it', () => {
    const later = withoutRefused(own, refusal(7), 123)
    expect(kept(later.events)).toEqual(['first5', 'large6', 'apart7'])
  })

  test('of an event that is gone already changes nothing', () => {
    const again = withoutRefused(own, refusal(99), 123)
    expect([again.texts, again.head, again.nextSeq]).toEqual([
      own.events.map(eventText),
      own.meta.head,
      own.meta.nextSeq,
    ])
    expect(again.receipts).toEqual(own.receipts)
  })
})

describe('a new replica', () => {
  const own = unsent({ stream: 's/1', command: 'one' }, { stream: 's/1', command: 'two' })

  test('takes over what the log does not have', () => {
    const moved = underNewReplica(own, 6)
    expect(moved.replica).not.toBe('a')
    expect(moved.events.map(dotKey)).toEqual([`${moved.replica}:1`])
    expect(moved.events[0]).toMatchObject({ clock: { a: 5 }, prev: '' })
    expect(moved.receipts.map(({ events }) => events.map(dotKey))).toEqual([['a:5'], [`${moved.replica}:1`]])
  })

  test('is the same for every copy that holds the same unsent events', () => {
    const more = unsent(...['one', 'two', 'three'].map((command) => ({ stream: 's/1', command })))
    expect(underNewReplica(more, 6).texts.slice(0, 1)).toEqual(underNewReplica(own, 6).texts)
    expect(underNewReplica(more, 5).replica).not.toBe(underNewReplica(more, 6).replica)
  })

  test('begins empty when the log has it all', () => {
    expect(underNewReplica(own, own.meta.nextSeq)).toMatchObject({ events: [], nextSeq: 1, head: '' })
  })
})

describe('the first difference', () => {
  const own = unsent({ stream: 's/1', command: 'one' }, { stream: 's/1', command: 'two' })
  const [one = '', two = ''] = own.events.map(eventText)

  test.each([
    [
      'is where the log holds another event',
      new Map([
        [5, one],
        [6, `${two} `],
      ]),
      6,
    ],
    ['is where the log holds none', new Map([[5, one]]), 6],
    [
      'is the next event when the log holds all of ours',
      new Map([
        [5, one],
        [6, two],
        [7, 'more'],
      ]),
      7,
    ],
    ['is the first event when the log holds none of ours', new Map([[5, 'other']]), 5],
  ])('%s', (_name, logged, expected) => {
    expect(firstDifference(own, logged)).toBe(expected)
  })
})

describe('what the relay is too old for', () => {
  const own = unsent(
    { stream: 's/1', command: 'first' },
    { stream: 's/2', command: 'new' },
    { stream: 's/2', command: 'builds' },
    { stream: 's/3', command: 'apart' },
    { stream: 's/3', command: 'after' },
  )

  test('is put behind everything else, with what builds on it, and stays what it was', () => {
    const { tooNew, replacement } = tooNewLast(own, (seq) => seq === 6)
    expect(kept(replacement?.events ?? [])).toEqual(['first5', 'apart6', 'after7', 'new8', 'builds9'])
    expect(tooNew).toEqual({ from: 8, to: 9 })
    expect(replacement?.events.map(({ clock }) => clock)).toEqual([{}, {}, { a: 6 }, {}, { a: 8 }])
    const [, second] = own.events
    expect(replacement?.events[3]).toMatchObject({ data: second?.data, at: second?.at })
    expect(replacement?.nextSeq).toBe(10)
    expect(replacement?.receipts.find(({ command }) => command === 'new')?.events).toMatchObject([{ seq: 8 }])
  })

  test('stays where it is when nothing would overtake it', () => {
    const { tooNew, replacement } = tooNewLast(own, (seq) => seq === 8)
    expect(replacement).toBeUndefined()
    expect(tooNew).toEqual({ from: 8, to: 9 })
  })

  test('is nothing once it has been sent', () => {
    expect(tooNewLast(own, () => false)).toEqual({ tooNew: { from: 10, to: 9 } })
  })
})

describe('what the log has under another dot', () => {
  const own = unsent(
    { stream: 's/1', command: 'first' },
    { stream: 's/1', command: 'sent' },
    { stream: 's/1', command: 'after' },
    { stream: 's/2', command: 'apart' },
  )
  const logged = (...commands: readonly string[]) =>
    new Map(
      own.events
        .filter(({ command }) => commands.includes(command))
        .map((event, index) => [
          factKey(event),
          { ...event, replica: 'copy', seq: 1 + index, clock: index > 0 ? { copy: index } : { other: 9 } },
        ]),
    )

  test('is not sent again: what had seen it has seen it under that dot, and so has its receipt', () => {
    const replacement = withoutLogged(own, logged('first', 'sent'))
    expect(kept(replacement?.events ?? [])).toEqual(['after5', 'apart6'])
    expect(replacement?.events.map(({ clock }) => clock)).toEqual([{ copy: 2, other: 9 }, {}])
    expect(replacement?.events[0]?.prev).toBe('fourth')
    expect(replacement?.receipts.map(({ command, events }) => [command, events.map(dotKey)])).toEqual([
      ['first', ['copy:1']],
      ['sent', ['copy:2']],
      ['after', ['a:5']],
      ['apart', ['a:6']],
    ])
  })

  test('leaves what was before it in its stream where it is seen', () => {
    const replacement = withoutLogged(own, logged('sent'))
    expect(replacement?.events.map(({ clock }) => clock)).toEqual([{}, { a: 5, other: 9, copy: 1 }, {}])
  })

  test('may be all there is', () => {
    const replacement = withoutLogged(own, logged('first', 'sent', 'after', 'apart'))
    expect(replacement).toMatchObject({ replica: 'a', events: [], nextSeq: 5, head: 'fourth' })
  })

  test('changes nothing when it is nothing', () => {
    const other = own.events.map((event) => ({ ...event, at: event.at + 1, replica: 'copy' }))
    expect(withoutLogged(own, new Map(other.map((event) => [factKey(event), event])))).toBeUndefined()
  })
})
