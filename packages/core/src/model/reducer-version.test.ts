import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aggregate } from './aggregate.ts'
import { event, type Upcast } from './event.ts'
import { defineModel } from './model.ts'
import { commutes, latestWins } from './policy.ts'
import { reducerVersions } from './reducer-version.ts'

const none: number = 0

/** A counter as some version of an app declares it. */
function counter(declared: { readonly version?: number; readonly upcasts?: readonly Upcast[]; wins?: true }) {
  const Counted = event('Counted', {
    data: z.object({ by: z.int() }),
    policy: declared.wins ? latestWins() : commutes(),
    ...(declared.upcasts && { upcasts: declared.upcasts }),
  })
  return aggregate('counter', {
    ...(declared.version !== undefined && { version: declared.version }),
    initialState: none,
    events: [Counted],
    evolve: { Counted: (state, { by }) => state + by },
    commands: {},
  })
}

const versionOf = (...declared: Parameters<typeof counter>) =>
  reducerVersions(defineModel([counter(...declared)])).counter

describe('the version of a reducer', () => {
  it('is the same for the same declaration, and 1 unless given', () => {
    expect(versionOf({})).toBe(versionOf({ version: 1 }))
    expect(counter({}).version).toBe(1)
  })

  it('is another when the aggregate says so', () => {
    expect(versionOf({ version: 2 })).not.toBe(versionOf({}))
  })

  it('is another when an event has a new version or another policy, declared or not', () => {
    expect(versionOf({ upcasts: [(data) => data] })).not.toBe(versionOf({}))
    expect(versionOf({ wins: true })).not.toBe(versionOf({}))
  })
})
