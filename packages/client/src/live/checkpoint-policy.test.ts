import type { CommittedEvent } from '@causeway/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PhoneChanged, PointsGiven } from '../commands/card.fixture.ts'
import { elsewhere } from '../commands/tab.fixture.ts'
import { after, allOf, anyOf, type CheckpointPolicy, every, everyEvents } from './checkpoint-policy.ts'

const minute = 60_000

/** Committed events of these types. */
function committed(...types: readonly string[]): CommittedEvent[] {
  const drafts = types.map((type) => ({ stream: 'card/a', type, data: {}, clock: {} }))
  return elsewhere('bob', drafts).map((event, index) => ({
    ...event,
    position: index + 1,
    receivedAt: event.at,
  }))
}

/** From when on another checkpoint is due after events that followed on one of a time. */
function dueAt(policy: CheckpointPolicy, events: readonly CommittedEvent[], at = 0): number {
  const watch = policy.begin(at)
  for (const event of events) watch.saw(event)
  return watch.dueAt()
}

const points = (count: number) => committed(...Array.from({ length: count }, () => 'PointsGiven'))
const never = Number.POSITIVE_INFINITY

describe('a checkpoint is due', () => {
  it('by count: with the event that makes it full, and not before', () => {
    expect(dueAt(everyEvents(3), points(2))).toBe(never)
    expect(dueAt(everyEvents(3), points(3))).toBe(0)
  })

  it('by time: so long after the last one, if anything happened', () => {
    expect(dueAt(every({ minutes: 10 }), [], 5 * minute)).toBe(never)
    expect(dueAt(every({ minutes: 10 }), points(1), 5 * minute)).toBe(15 * minute)
    expect(dueAt(every({ hours: 1, minutes: 1, seconds: 30 }), points(1))).toBe(61.5 * minute)
  })

  it('after what is significant: a type of event, or what a predicate finds', () => {
    const policy = after(PhoneChanged, ({ data }) => data === 'big')
    expect(dueAt(policy, points(9))).toBe(never)
    expect(dueAt(policy, committed('PointsGiven', 'PhoneChanged', 'PointsGiven'))).toBe(0)
    expect(dueAt(policy, [...points(1).map((event) => ({ ...event, data: 'big' })), ...points(1)])).toBe(0)
    expect(dueAt(after(PointsGiven), points(1))).toBe(0)
  })

  it('for any of some when the first of them says so, for all of them when the last does', () => {
    const both = [everyEvents(2), every({ minutes: 10 })] as const
    expect(dueAt(anyOf(...both), points(1))).toBe(10 * minute)
    expect(dueAt(anyOf(...both), points(2))).toBe(0)
    expect(dueAt(allOf(...both), points(1))).toBe(never)
    expect(dueAt(allOf(...both), points(2))).toBe(10 * minute)
    expect(dueAt(allOf(anyOf(after(PhoneChanged), everyEvents(2)), every({ minutes: 1 })), points(2))).toBe(
      minute,
    )
  })

  it('anew after each checkpoint: a watch knows nothing of the one before', () => {
    const policy = anyOf(everyEvents(2), after(PhoneChanged))
    expect(dueAt(policy, committed('PhoneChanged', 'PointsGiven'))).toBe(0)
    expect(dueAt(policy, points(1))).toBe(never)
  })

  it('the later for every further demand, the earlier for every further occasion', () => {
    const base = fc.oneof(
      fc.integer({ min: 1, max: 4 }).map(everyEvents),
      fc.integer({ min: 1, max: 4 }).map((minutes) => every({ minutes })),
      fc.constant(after(PhoneChanged)),
    )
    const types = fc.array(fc.constantFrom('PointsGiven', 'PhoneChanged', 'NoteChanged'), { maxLength: 6 })
    fc.assert(
      fc.property(base, base, types, fc.nat(1000), (one, other, happened, at) => {
        const due = (policy: CheckpointPolicy) => dueAt(policy, committed(...happened), at)
        expect(due(anyOf(one, other))).toBe(Math.min(due(one), due(other)))
        expect(due(allOf(one, other))).toBe(Math.max(due(one), due(other)))
      }),
    )
  })
})
