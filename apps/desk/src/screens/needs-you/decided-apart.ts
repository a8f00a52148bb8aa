import { covers, dotKey, type LoggedEvent, parseStreamId, sameDot, undoes } from '@causeway/core'
import { shopModel } from '@causeway/shop'

/**
 * Whether a change decided a question when it was made: its author had seen two answers of which neither knew the
 * other, and gave one. An answer that was taken back before leaves the question as it was.
 *
 * `history` is the record's, without what was taken back.
 */
export function isDecision(event: LoggedEvent, history: readonly LoggedEvent[]): boolean {
  const keys = new Set(keysOf(event))
  const known = history.filter((other) => dotKey(other) !== dotKey(event) && covers(event.clock, other))
  const isTakenBack = (one: LoggedEvent): boolean =>
    known.some((other) => {
      const of = undoes(other)
      return of !== undefined && sameDot(of, one) && !isTakenBack(other)
    })
  const seen = known.filter((other) => keysOf(other).some((key) => keys.has(key)) && !isTakenBack(other))
  const heads = seen.filter(
    (one) => !seen.some((other) => dotKey(other) !== dotKey(one) && covers(other.clock, one)),
  )
  return heads.length > 1
}

/** Which parts of its record a change is about. */
function keysOf({ stream, type, data }: LoggedEvent): readonly string[] {
  return shopModel.get(parseStreamId(stream).aggregate)?.events.get(type)?.touches.keys(data) ?? []
}
