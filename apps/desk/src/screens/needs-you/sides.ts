import { type Conflict, dotKey, type LoggedEvent, sameDot } from '@causeway/core'
import { authorName, deviceName, type Reader } from '../../history/author.ts'
import { capitalised, type Names } from '../../words/names.ts'
import { type Answer, answerOf } from './answers.ts'

/** One answer to an open question, with who gave it. */
export interface AnswerSide extends Answer {
  readonly key: string
  /** `You`, `Ben`; of one person on two devices the device. */
  readonly title: string
  /** What choosing it is called: `Keep mine`. */
  readonly keep: string
  /** The desk shows it until somebody decides. */
  readonly isStanding: boolean
  /** The change that says it; absent until the history has been read. */
  readonly event: LoggedEvent | undefined
}

/** The answers to a question side by side. `events` are the record's, by dot. */
export function sidesOf(
  aggregate: string,
  id: string,
  { candidates, standing }: Conflict,
  events: ReadonlyMap<string, LoggedEvent>,
  names: Names,
  reader: Reader,
): readonly AnswerSide[] {
  const given = candidates.map(({ dot }) => events.get(dotKey(dot)))
  // Somebody who works on two devices knows their answers apart by the device.
  const byDevice = new Set(given.map((event) => event?.actor)).size === 1
  const isOwn = given.map((event) =>
    byDevice ? event?.replica === reader.replica : event?.actor === reader.actor,
  )
  const hasOneOwn = isOwn.filter(Boolean).length === 1
  return candidates.map((candidate, index) => {
    const event = given[index]
    const theirs = candidates.length === 2 ? 'Keep theirs' : 'Keep this'
    return {
      ...answerOf(aggregate, id, candidate, names),
      key: dotKey(candidate.dot),
      title: !event ? '…' : byDevice ? capitalised(deviceName(event, reader)) : authorName(event, reader),
      keep: !hasOneOwn ? 'Keep this' : isOwn[index] ? 'Keep mine' : theirs,
      isStanding: sameDot(candidate.dot, standing),
      event,
    }
  })
}
