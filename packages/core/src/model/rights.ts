import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Dot } from '../causality/dot.ts'
import { isDot, isObject, schemaOf, touchesDot } from './about-event.ts'
import type { Aggregate, Command, CommandDefinition } from './aggregate.ts'
import { parseStreamId, type StreamId } from './envelope.ts'
import { type EventDefinition, event } from './event.ts'
import { latestWins } from './policy.ts'
import { Undone } from './undone.ts'

/** Somebody whose rights are asked for. */
export interface Person {
  readonly actor: string
  /** The role their link gave them; what the log says of them may be newer. */
  readonly role: string
  /** The state of an aggregate instance, as it is known where the question is asked. */
  read<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
}

/** What somebody may do in a live room: change what is written there, only see it, or neither. */
export type RoomRight = 'write' | 'read' | 'none'

/** What people may do. Commands and events are answered with true, or in a sentence why not. */
export interface Rights {
  /** Asked on the device, before anything is recorded. */
  command(person: Person, command: Pick<Command, 'aggregate' | 'name'>): true | string
  /** Asked by the authority, of what was recorded: what somebody had no right to is put aside. Facts never are. */
  event(person: Person, event: { readonly aggregate: string; readonly type: string }): true | string
  /** Asked by the relay, when somebody comes into a live room and again while they are there. */
  room?(person: Person, room: string): RoomRight
}

/** What a `PutAside` says: the event that does not count for now, and why, in people's words. */
export interface PutAsideData {
  readonly of: Dot
  readonly because: string
}

/** What a `Reviewed` says: whether an event that was put aside counts after all. */
export interface ReviewedData {
  readonly of: Dot
  readonly allowed: boolean
}

const putAsideData = schemaOf(
  'No event is named, or no reason.',
  (value): value is PutAsideData =>
    isObject(value) && isDot(value.of) && typeof value.because === 'string' && value.because !== '',
)

const reviewedData = schemaOf(
  'No event is named, or no answer.',
  (value): value is ReviewedData => isObject(value) && isDot(value.of) && typeof value.allowed === 'boolean',
)

/**
 * The authority's: somebody recorded what they had no right to, perhaps because they had not heard yet that it was
 * taken from them. The event stays in the log and counts once somebody who may has allowed it. Every aggregate has
 * this type; no member's own event of it is taken by a relay.
 */
export const PutAside = event('PutAside', {
  data: putAsideData,
  touches: touchesDot<PutAsideData>('aside'),
  policy: latestWins(),
  correct: 'Allow it, or do not.',
})

/** Somebody looked at what was put aside. Every aggregate has this type. */
export const Reviewed = event('Reviewed', {
  data: reviewedData,
  touches: touchesDot<ReviewedData>('review'),
  policy: latestWins(),
})

/** The types that every aggregate has. */
export const builtIn: readonly EventDefinition[] = [Undone, PutAside, Reviewed]

/** Whether an event says something about an earlier one, so that its stream can only be folded as a whole. */
export function reachesBack({ type }: { readonly type: string }): boolean {
  return type === Undone.type || type === PutAside.type || type === Reviewed.type
}

/** The command that every aggregate has besides its own. */
export const reviewCommand = 'review'

/** Allows what was put aside, or does not. */
export const review: CommandDefinition<unknown> & {
  readonly input: StandardSchemaV1<unknown, ReviewedData>
} = {
  input: reviewedData,
  decide: (_state, input) => {
    const checked = reviewedData['~standard'].validate(input)
    return 'value' in checked ? [Reviewed.of(checked.value)] : []
  },
}

/** Asks for an event that was put aside to be allowed, or not. */
export function reviewing(stream: StreamId, of: Dot, allowed: boolean): Command {
  const { aggregate, id } = parseStreamId(stream)
  const input: ReviewedData = { of: { replica: of.replica, seq: of.seq }, allowed }
  return { aggregate, id, name: reviewCommand, input }
}
