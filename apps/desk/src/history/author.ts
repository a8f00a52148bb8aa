import { type LoggedEvent, type ReplicaId, wallTime } from '@causeway/core'
import { shortDate } from '../format/words.ts'

/** Who looks: to say “you” and “this device”. */
export interface Reader {
  readonly actor: string
  readonly replica: ReplicaId
  /** Milliseconds since 1970. */
  readonly now: number
}

/** What a change says about its making. */
export type Made = Pick<LoggedEvent, 'actor' | 'replica' | 'at'>

/** Whose it is: `You`, `Ben`, or the desk itself for what the relay does on its own. */
export function authorName({ actor }: Pick<Made, 'actor'>, reader: Pick<Reader, 'actor'>): string {
  if (actor === reader.actor) return 'You'
  return actor === relayActor ? 'The desk' : actor
}

/** Who did it, on which device and when: `Ben, on device 4KQ2, 14:05`. */
export function authorLine(made: Made, reader: Reader): string {
  const when = shortDate(wallTime(made.at), reader.now)
  const who = authorName(made, reader)
  return made.actor === relayActor ? `${who}, ${when}` : `${who}, on ${deviceName(made, reader)}, ${when}`
}

/** `this device`, or another by the beginning of its id, which its Diagnostics page shows: `device 4KQ2`. */
export function deviceName({ replica }: Pick<Made, 'replica'>, reader: Pick<Reader, 'replica'>): string {
  if (isRelayReplica(replica)) return 'the relay'
  return replica === reader.replica ? 'this device' : `device ${replica.slice(0, 4).toUpperCase()}`
}

/** True for what the relay did on its own. */
export function isRelay({ actor }: Pick<Made, 'actor'>): boolean {
  return actor === relayActor
}

/** True for what the relay records into: another at each of its starts. */
export function isRelayReplica(replica: ReplicaId): boolean {
  return replica.startsWith('relay-')
}

/** Who acts when the relay does something by itself. */
export const relayActor = 'relay'
