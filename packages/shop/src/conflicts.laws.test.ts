import {
  type Command,
  type CommittedEvent,
  type Conflict,
  canonicalJson,
  createLedger,
  dotKey,
  type Ledger,
  type StreamId,
} from '@causeway/core'
import type { Story, World } from '@causeway/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audit } from './audit.ts'
import { decidingFor, settlingFor } from './deciding.ts'
import { branchWithPromises as branch, deskWithAuthority } from './histories.fixture.ts'
import { shopModel } from './model.ts'

// Many histories on a machine that others use too.
const patience = 60_000

const apart = fc.array(branch, { minLength: 2, maxLength: 4 })

/** A random story of two to four devices, apart twice, with an authority that hands out goods and numbers. */
const stories = fc.tuple(branch, apart, apart).map(([before, first, second]) =>
  deskWithAuthority.leniently
    .after(...before)
    .leniently.apart(...first)
    .leniently.apart(...second),
)

describe('whatever people do to the shop’s records apart', () => {
  it(
    'is sound in every order of arrival: each event once, no fact undone, every verdict with its reason',
    () => {
      fc.assert(
        fc.property(stories, ({ worlds }) => {
          for (const { events } of worlds) expect(audit(shopModel, events)).toEqual([])
        }),
        { numRuns: 60 },
      )
    },
    patience,
  )

  it(
    'is the same on every device, in whatever pieces it hears of it and from whatever it goes on',
    () => {
      const pieces = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 })
      fc.assert(
        fc.property(stories, pieces, ({ events }, sizes) => {
          const whole = createLedger(shopModel)
          whole.commit(events)
          expect(toldOf(heardInPieces(events, sizes), events)).toBe(toldOf(whole, events))
        }),
        { numRuns: 60 },
      )
    },
    patience,
  )

  it(
    'asks nothing any more once every question is answered and every mark looked at',
    () => {
      fc.assert(
        fc.property(stories, (told) => {
          const settled = settle(told)
          for (const stream of settled.streams) {
            const { conflicts = [], flags = [] } = settled.moment(stream)?.status ?? {}
            expect(conflicts).toEqual([])
            expect(flags.filter(({ events }) => events.length > 0)).toEqual([])
          }
        }),
        { numRuns: 60 },
      )
    },
    patience,
  )
})

/** A device that hears of a log piece by piece, and starts anew from a checkpoint after each. */
function heardInPieces(log: readonly CommittedEvent[], sizes: readonly number[]): Ledger {
  let ledger = createLedger(shopModel)
  for (let turn = 0; ledger.position < log.length; turn++) {
    const { position, vector } = ledger
    const next = createLedger(shopModel)
    next.restore(ledger.checkpoint(ledger.streams()), { position, vector })
    const piece = log.slice(position, position + (sizes[turn % sizes.length] ?? 1))
    for (const stream of next.lacking(piece)) {
      next.supply(
        stream,
        log.slice(0, position).filter((event) => event.stream === stream),
      )
    }
    next.commit(piece)
    ledger = next
  }
  return ledger
}

/** States, questions, flags and verdicts, as one text. */
function toldOf(ledger: Ledger, log: readonly CommittedEvent[]): string {
  return canonicalJson([
    [...ledger.streams()].sort().map((stream) => [stream, ledger.moment(stream)]),
    log.map((event) => [dotKey(event), ledger.judgement(event)]),
  ])
}

/** Somebody who has seen everything answers what is asked. An answer may open nothing new, so once is enough. */
function settle(told: Story): Story {
  return told.after(...openOn(told))
}

function openOn(world: World): readonly Command[] {
  return world.streams.flatMap((stream) => {
    const { conflicts = [], flags = [] } = world.moment(stream)?.status ?? {}
    return [
      ...conflicts.map((conflict) => answer(stream, conflict)),
      ...flags.flatMap((flag) => settlingFor(stream, flag) ?? []),
    ]
  })
}

/** Decides for the last of the sides: one that does not stand. */
function answer(stream: StreamId, { question, candidates }: Conflict): Command {
  const side = candidates.at(-1)
  const command = side && decidingFor(stream, side)
  if (!command) throw new Error(`Nothing decides "${question}".`)
  return command
}
