import type { StreamStatus, View } from '@causeway/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branch, desk } from './histories.fixture.ts'
import { shopModel, shopViews } from './index.ts'
import { LineAdded, LineRemoved, PaymentRecorded, QuantityStepped } from './order/events.ts'

// Many histories on a machine that others use too.
const patience = 60_000

describe('whatever three devices do apart', () => {
  it(
    'comes to the same in every order of arrival, and so does what they do next',
    () => {
      fc.assert(
        fc.property(
          branch,
          fc.tuple(branch, branch, branch),
          fc.tuple(branch, branch),
          (before, three, two) => {
            desk.leniently
              .after(...before)
              .leniently.apart(...three)
              .leniently.apart(...two)
          },
        ),
        { numRuns: 60 },
      )
    },
    patience,
  )
})

describe('any event', () => {
  const strange = ['constructor', '__proto__', 'never added'].flatMap((line) => [
    LineAdded.of({ line, product: 'tea', name: 'Tea', quantity: 1, price: { amount: 350, per: 3 } }),
    QuantityStepped.of({ line, by: -7 }),
    LineRemoved.of({ line }),
    PaymentRecorded.of({ payment: line, amount: 1, tender: 'other' }),
  ])
  const [template] = desk.events
  if (!template) throw new Error('The story has begun.')
  const strangeEvents = strange.map((draft) => ({ ...template, ...draft, stream: 'order/o' }))

  it(
    'can be folded on any state: without its beginning, again, in any order',
    () => {
      const histories = fc.array(branch, { minLength: 3, maxLength: 3 }).chain((branches) => {
        const events = branches.flatMap((commands) => desk.leniently.after(...commands).events)
        return fc.shuffledSubarray([...events, ...strangeEvents, ...events])
      })
      fc.assert(
        fc.property(histories, (events) => {
          for (const aggregate of shopModel.values()) {
            const state = events
              .filter(({ stream }) => stream.startsWith(`${aggregate.name}/`))
              .reduce<unknown>(
                (before, event) => aggregate.evolve(before, event.type, event.data, event),
                aggregate.initialState,
              )
            for (const invariant of aggregate.invariants.values()) {
              if (!invariant.holds(state)) expect(invariant.message(state)).not.toBe('')
            }
            for (const list of shopViews) if (list.from.name === aggregate.name) rowOf(list, state)
          }
        }),
        { numRuns: 200 },
      )
    },
    patience,
  )
})

const status: StreamStatus = {
  stream: 'x/y',
  id: 'y',
  pending: 0,
  conflicts: [],
  flags: [],
  trouble: undefined,
}

function rowOf(list: View, state: unknown): void {
  const row = list.row(state, status)
  if (row === undefined) return
  for (const total of Object.values(list.totals)) {
    for (const sum of Object.values(total.sums(row))) expect(Number.isSafeInteger(sum)).toBe(true)
  }
}
