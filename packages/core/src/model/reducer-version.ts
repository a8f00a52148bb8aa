import type { Aggregate } from './aggregate.ts'
import type { Model } from './model.ts'

/** Rises when the engine makes another state of the same log. */
const foldVersion = 1

/** What computes the states of each aggregate, by its name: a text that is another one when the states may be. */
export type ReducerVersions = Readonly<Record<string, string>>

/**
 * The versions of a model's reducers: what each aggregate declares, and what can be told of it without anybody's
 * declaring it (its types of events, their versions and what happens between rivals), so that these are never missed.
 */
export function reducerVersions(model: Model): ReducerVersions {
  return Object.fromEntries([...model].map(([name, aggregate]) => [name, reducerVersion(aggregate)]))
}

function reducerVersion({ version, events, between }: Aggregate): string {
  const types = [...events.values()].map(({ type, version: of, fact, policy }) => [type, of, fact, policy])
  return JSON.stringify([foldVersion, version, types, between])
}
