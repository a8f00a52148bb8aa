import { aggregateOf, definitionOf, type Model, PutAside, type RecordedEvent, upcast } from '@causeway/core'
import type { RefusalCode } from '@causeway/protocol'

/** Why an event is not taken, for good. */
export interface Refusal {
  readonly code: RefusalCode
  readonly message: string
}

/** Looks at one event as its author's: nothing when it may enter the log. */
export type Vetting = (event: RecordedEvent) => Refusal | undefined

/** For events under a seal of this relay: it vetted them when it made the seal, perhaps by a newer model. */
export const alreadyVetted: Vetting = () => undefined

/** For a member's own events: in their name, of a type the model knows, with data its schema accepts. */
export function vetAsOwn(model: Model, actor: string): Vetting {
  return (event) => {
    if (event.actor !== actor) {
      return { code: 'not-allowed', message: `This link records as ${actor}, not as ${event.actor}.` }
    }
    if (event.type === PutAside.type) {
      return { code: 'not-allowed', message: 'Only the relay puts something aside.' }
    }
    return vetByModel(model, event)
  }
}

function vetByModel(model: Model, event: RecordedEvent): Refusal | undefined {
  const definition = definitionOf(aggregateOf(model, event.stream), event)
  if (definition === undefined) {
    return {
      code: 'unknown-type',
      message: `"${event.type}" (version ${event.version}) is newer than the relay: it waits on its device.`,
    }
  }
  let data: unknown
  try {
    data = upcast(definition, event.version, event.data)
  } catch {
    return {
      code: 'invalid',
      message: `The data of "${event.type}" is not what version ${event.version} holds.`,
    }
  }
  const result = definition.schema['~standard'].validate(data)
  if (result instanceof Promise) throw new Error(`The schema of "${event.type}" must be synchronous.`)
  const issue = result.issues?.[0]
  return issue && { code: 'invalid', message: `The data of "${event.type}" is not valid: ${issue.message}` }
}
