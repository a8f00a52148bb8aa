import { type Aggregate, type DecideContext, type Decision, reject } from './aggregate.ts'
import { parseStreamId, type StreamId } from './envelope.ts'
import type { EventDefinition } from './event.ts'

/** Every aggregate of an app by its name: what a replica and a relay need to know of the domain. */
export type Model = ReadonlyMap<string, Aggregate>

/** Puts the aggregates of an app together. Throws when two bear one name. */
export function defineModel(aggregates: readonly Aggregate[]): Model {
  const model = new Map<string, Aggregate>()
  for (const aggregate of aggregates) {
    if (model.has(aggregate.name)) throw new Error(`Two aggregates are named "${aggregate.name}".`)
    if (aggregate.name.includes('/'))
      throw new Error(`An aggregate's name holds no slash: "${aggregate.name}".`)
    model.set(aggregate.name, aggregate)
  }
  return model
}

/** The aggregate a stream belongs to, when this app's version knows it. */
export function aggregateOf(model: Model, stream: StreamId): Aggregate | undefined {
  return model.get(parseStreamId(stream).aggregate)
}

/** The definition of an event's type, when this app's version knows it at that version or a later one. */
export function definitionOf(
  aggregate: Aggregate | undefined,
  event: { readonly type: string; readonly version: number },
): EventDefinition | undefined {
  const definition = aggregate?.events.get(event.type)
  return definition && event.version <= definition.version && event.version >= 1 ? definition : undefined
}

/** Decides a command of an aggregate by its name, on a validated input. */
export function decide(
  aggregate: Aggregate,
  command: string,
  state: unknown,
  input: unknown,
  context: DecideContext,
): Decision {
  const definition = aggregate.definitions.get(command)
  return definition
    ? definition.decide(state, input, context)
    : reject('unknown-command', `"${aggregate.name}" knows no command "${command}".`)
}
