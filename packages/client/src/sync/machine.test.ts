import { closeCodes } from '@causeway/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff, backoffDelay } from './backoff.ts'
import type { Loss } from './loss.ts'
import { notStarted, type SyncInput, type SyncState, step } from './machine.ts'

const at = 1_000_000
const lost = (loss: Loss): SyncInput => ({ kind: 'lost', loss, at, random: 0.5 })
const closed = (code: number): SyncInput => lost({ kind: 'closed', code })
const run = (inputs: readonly SyncInput[], from: SyncState = notStarted) =>
  inputs.reduce((state, input) => step(state, input).state, from)

const connecting = run([{ kind: 'start' }])
const catchingUp = run([{ kind: 'start' }, { kind: 'welcomed' }])
const live = run([{ kind: 'start' }, { kind: 'welcomed' }, { kind: 'caught-up' }])
const waiting = run([{ kind: 'start' }, lost({ kind: 'unreachable' })])
const refused = run([{ kind: 'start' }, closed(closeCodes.unauthorised)])

describe('the sync state', () => {
  it.each<[string, SyncState, SyncInput, SyncState['phase'], readonly string[]]>([
    ['a leader connects at once', notStarted, { kind: 'start' }, 'connecting', ['connect']],
    ['a welcome begins the catching up', connecting, { kind: 'welcomed' }, 'catching-up', []],
    ['who has caught up is live', catchingUp, { kind: 'caught-up' }, 'live', []],
    ['an unreachable relay is tried again', connecting, lost({ kind: 'unreachable' }), 'offline', ['wait']],
    ['a stalled socket is a lost one', live, lost({ kind: 'stalled' }), 'offline', ['wait']],
    ['a restarting relay is tried again', live, closed(closeCodes.restarting), 'offline', ['wait']],
    ['a failed relay is tried again', live, closed(closeCodes.failed), 'offline', ['wait']],
    ['an overloaded relay is tried again', catchingUp, closed(closeCodes.overloaded), 'offline', ['wait']],
    ['a broken connection is tried again', live, closed(1006), 'offline', ['wait']],
    ['a bad token ends it', connecting, closed(closeCodes.unauthorised), 'refused', []],
    ['another protocol ends it', connecting, closed(closeCodes.update), 'refused', []],
    ['frames the relay cannot read end it', live, closed(closeCodes.malformed), 'refused', []],
    ['a frame that is too large is not sent again', live, closed(closeCodes.tooLarge), 'refused', []],
    ['the timer ends the wait', waiting, { kind: 'wake', by: 'timer' }, 'connecting', ['connect']],
    ['the network coming back ends it', waiting, { kind: 'wake', by: 'browser' }, 'connecting', ['connect']],
    ['"Sync now" ends it', waiting, { kind: 'wake', by: 'person' }, 'connecting', ['connect']],
    ['a wake while live asks if it still is', live, { kind: 'wake', by: 'browser' }, 'live', ['probe']],
    ['a late timer disturbs nobody', live, { kind: 'wake', by: 'timer' }, 'live', []],
    [
      'only a person tries again what was refused',
      refused,
      { kind: 'wake', by: 'person' },
      'connecting',
      ['connect'],
    ],
    ['the network does not', refused, { kind: 'wake', by: 'browser' }, 'refused', []],
    ['a follower does not connect', notStarted, { kind: 'wake', by: 'person' }, 'offline', []],
    ['a stopped leader hangs up', live, { kind: 'stop' }, 'offline', ['disconnect']],
    ['a stopped wait has nothing to hang up', waiting, { kind: 'stop' }, 'offline', []],
    ['a second start changes nothing', live, { kind: 'start' }, 'live', []],
    ['a loss after the end is no news', waiting, lost({ kind: 'stalled' }), 'offline', []],
  ])('%s', (_name, from, input, phase, effects) => {
    const after = step(from, input)
    expect(after.state.phase).toBe(phase)
    expect(after.effects.map((effect) => effect.kind)).toEqual(effects)
  })

  it('counts failures until it has been live', () => {
    const failing = [{ kind: 'wake', by: 'timer' }, lost({ kind: 'unreachable' })] as const
    expect(run([...failing, ...failing], waiting)).toMatchObject({ failures: 3 })
    expect(run([{ kind: 'wake', by: 'timer' }, { kind: 'welcomed' }, closed(1006)], waiting)).toMatchObject({
      failures: 2,
    })
    expect(run([closed(1006)], live)).toMatchObject({ failures: 1 })
  })

  it('does not wait long to begin anew, however long the line was down before', () => {
    const failing = [{ kind: 'wake', by: 'timer' }, lost({ kind: 'unreachable' })] as const
    const anew = [{ kind: 'wake', by: 'timer' }, { kind: 'welcomed' }, lost({ kind: 'again' })] as const
    const down = run([...failing, ...failing, ...failing, ...failing], waiting)
    expect(run(anew, down)).toMatchObject({ failures: 1 })
    expect(run([...anew, ...anew, ...anew], down)).toMatchObject({ failures: 3 })
  })

  it('says why it was refused and that the work is safe', () => {
    for (const code of [closeCodes.unauthorised, closeCodes.update, closeCodes.malformed]) {
      expect(run([closed(code)], connecting)).toMatchObject({ reason: expect.stringContaining('safe') })
    }
  })
})

const input: fc.Arbitrary<SyncInput> = fc.oneof(
  fc.constantFrom<SyncInput>(
    { kind: 'start' },
    { kind: 'stop' },
    { kind: 'welcomed' },
    { kind: 'caught-up' },
    { kind: 'wake', by: 'person' },
    { kind: 'wake', by: 'browser' },
    { kind: 'wake', by: 'timer' },
  ),
  fc.record({
    kind: fc.constant('lost' as const),
    loss: fc.oneof(
      fc.constantFrom<Loss>({ kind: 'unreachable' }, { kind: 'stalled' }, { kind: 'again' }),
      fc
        .constantFrom(1000, 1006, ...Object.values(closeCodes))
        .map((code): Loss => ({ kind: 'closed', code })),
    ),
    at: fc.nat(),
    random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  }),
)

describe('in every history', () => {
  it('connects exactly when it begins connecting, and waits whenever it will try again', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        let state = notStarted
        for (const each of inputs) {
          const after = step(state, each)
          const kinds = after.effects.map((effect) => effect.kind)
          expect(kinds.includes('connect')).toBe(
            after.state.phase === 'connecting' && state.phase !== 'connecting',
          )
          const waits = after.state.phase === 'offline' && after.state.retryAt !== undefined
          expect(kinds.includes('wait')).toBe(waits && after.state !== state)
          if (each.kind === 'lost' && after.state.phase === 'offline' && after.state !== state) {
            const delay = (after.state.retryAt ?? Number.NaN) - each.at
            expect(delay).toBeGreaterThanOrEqual(backoff.shortest)
            expect(delay).toBeLessThanOrEqual(backoff.longest)
          }
          state = after.state
        }
      }),
    )
  })

  it('is one wake away from trying again, unless it does not lead or was refused', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 60 }), (inputs) => {
        const state = run([{ kind: 'start' }, ...inputs.filter((each) => each.kind !== 'stop')])
        expect(run([{ kind: 'wake', by: 'person' }], state).phase).not.toBe('offline')
      }),
    )
  })
})

describe('the wait', () => {
  it('may double with each failure, up to half a minute', () => {
    expect([1, 2, 3, 9, 2000].map((failures) => backoffDelay(failures, 1))).toEqual([
      1000, 2000, 4000, 30_000, 30_000,
    ])
  })

  it('may be short at any time: the jitter is full', () => {
    expect(backoffDelay(20, 0)).toBe(backoff.shortest)
  })
})
