import { dotKey, happenedBefore, type RecordedEvent, Undone, type VectorClock } from '@causeway/core'
import { chainHash, eventText, readEvent } from '@causeway/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldWith, rechain } from './rechain.ts'

const own = 'a'
const other = 'b'
const start = { replica: own, seq: 3, hash: 'third' }

interface Draft {
  readonly stream: string
  readonly command: number
  readonly seenOther: number
  readonly causedBy: number
}

/** A device's unsent events: three streams, commands of one or more events, some caused by earlier ones. */
function record(drafts: readonly Draft[]): readonly RecordedEvent[] {
  const clocks = new Map<string, VectorClock>([['s/0', { a: 2, b: 1 }]])
  let { seq, hash } = start
  return drafts.map(({ stream, command, seenOther, causedBy }, index) => {
    seq += 1
    const before = clocks.get(stream) ?? {}
    const clock = seenOther > (before[other] ?? 0) ? { ...before, b: seenOther } : before
    const event: RecordedEvent = {
      replica: start.replica,
      seq,
      stream,
      type: 'Happened',
      version: 1,
      data: { index },
      clock,
      at: 1000 + index,
      actor: 'ann',
      command: `c${command}`,
      correlation: `c${command}`,
      ...(causedBy < index && { causation: { replica: start.replica, seq: start.seq + 1 + causedBy } }),
      prev: hash,
    }
    hash = chainHash(eventText(event))
    clocks.set(stream, { ...clock, a: seq })
    return event
  })
}

const history = fc
  .array(
    fc.record({
      stream: fc.constantFrom('s/0', 's/1', 's/2'),
      newCommand: fc.boolean(),
      seenOther: fc.nat({ max: 4 }),
      causedBy: fc.nat({ max: 60 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((drafts) => {
    let command = 0
    return record(drafts.map((draft) => ({ ...draft, command: draft.newCommand ? ++command : command })))
  })

const pick = (events: readonly RecordedEvent[], index: number) => {
  const event = events[index % events.length]
  if (!event) throw new Error('Histories are not empty.')
  return event
}

/** Everything of an event that is not its place in the chain. */
const content = ({ data, type, stream, at, actor, command, correlation }: RecordedEvent) => ({
  data,
  type,
  stream,
  at,
  actor,
  command,
  correlation,
})

describe('writing a chain anew', () => {
  it('gives a gapless chain on its new end, whose texts read back as the events', () => {
    fc.assert(
      fc.property(history, (events) => {
        const end = { replica: 'new', seq: 0, hash: '' }
        const { events: written } = rechain(events, end, new Set())
        let { seq, hash } = end
        for (const { event, text, hash: ownHash } of written) {
          seq += 1
          expect({ replica: event.replica, seq: event.seq, prev: event.prev }).toEqual({
            replica: 'new',
            seq,
            prev: hash,
          })
          expect(readEvent(text)).toEqual(event)
          expect(chainHash(text)).toBe(ownHash)
          hash = ownHash
        }
        expect(written.map(({ event }) => content(event))).toEqual(events.map(content))
      }),
    )
  })

  it('keeps happened-before among the events, and what they had seen before', () => {
    fc.assert(
      fc.property(history, fc.constantFrom('new', 'a'), (events, replica) => {
        const end = replica === 'a' ? start : { replica, seq: 0, hash: '' }
        const { events: written, moved } = rechain(events, end, new Set())
        for (const [i, later] of events.entries()) {
          const after = written[i]?.event
          expect(after?.clock[other]).toBe(later.clock[other])
          expect(after?.causation).toEqual(later.causation && moved.get(dotKey(later.causation)))
          for (const [j, earlier] of events.entries()) {
            const before = written[j]?.event
            if (!after || !before || later.stream !== earlier.stream) continue
            expect(happenedBefore(before, after)).toBe(happenedBefore(earlier, later))
          }
          // What was acknowledged of the old replica is still seen, and nothing more is claimed.
          const seen = after?.clock[own] ?? 0
          if (replica === 'new') expect(seen).toBe(later.stream === 's/0' ? 2 : 0)
        }
      }),
    )
  })

  it('has what takes a change back follow that change to its new place', () => {
    const [done] = record([{ stream: 's/0', command: 1, seenOther: 0, causedBy: 60 }])
    if (!done) throw new Error('One event was recorded.')
    const undone: RecordedEvent = {
      ...done,
      ...Undone.of({ of: { replica: done.replica, seq: done.seq } }),
      seq: done.seq + 1,
      clock: { ...done.clock, [done.replica]: done.seq },
      command: 'c2',
      prev: chainHash(eventText(done)),
    }
    const { events } = rechain([done, undone], { replica: 'new', seq: 0, hash: '' }, new Set())
    expect(events.map(({ event }) => event.data)).toEqual([done.data, { of: { replica: 'new', seq: 1 } }])
    expect(events.map(({ text }) => readEvent(text))).toEqual(events.map(({ event }) => event))
  })

  it('onto the same end changes not a letter', () => {
    fc.assert(
      fc.property(history, (events) => {
        expect(rechain(events, start, new Set()).events.map(({ text }) => text)).toEqual(
          events.map(eventText),
        )
      }),
    )
  })
})

describe('a refused event', () => {
  it('takes its command along and all that depends on it, and nothing else', () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, index) => {
        const refused = pick(events, index)
        const held = heldWith(events, new Set([dotKey(refused)]))
        expect(held.has(dotKey(refused))).toBe(true)
        const isHeld = (event: RecordedEvent) => held.has(dotKey(event))
        for (const event of events) {
          const reasons = events.filter(
            (other) =>
              isHeld(other) &&
              other !== event &&
              (other.command === event.command ||
                (other.stream === event.stream && happenedBefore(other, event)) ||
                (event.causation && dotKey(event.causation) === dotKey(other))),
          )
          expect(isHeld(event)).toBe(event === refused || reasons.length > 0)
        }
      }),
    )
  })

  it('leaves a sound chain behind, in which no clock names what was held', () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, index) => {
        const without = heldWith(events, new Set([dotKey(pick(events, index))]))
        const { events: written, held } = rechain(events, start, without)
        expect(held.map(dotKey)).toEqual([...without].sort((a, b) => Number(a.slice(2)) - Number(b.slice(2))))
        const byDot = new Map(written.map(({ event }) => [dotKey(event), event]))
        for (const { event } of written) {
          const seen = event.clock[own] ?? 0
          if (seen > start.seq)
            expect(byDot.get(dotKey({ replica: 'a', seq: seen }))?.stream).toBe(event.stream)
          if (event.causation) expect(byDot.has(dotKey(event.causation))).toBe(true)
        }
      }),
    )
  })
})
