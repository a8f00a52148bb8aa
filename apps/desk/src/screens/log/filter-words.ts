import type { Workspace } from '@causeway/client'
import type { LogQuery } from '@causeway/core'
import { exactTime } from '../../format/exact.ts'
import { authorName, deviceName, type Reader } from '../../history/author.ts'
import { recordOf } from '../../history/record-of.ts'
import { eventWords } from '../../words/event-words.ts'
import { capitalised } from '../../words/names.ts'
import { aggregateWords } from './aggregate-words.ts'

/** One thing that is asked of what is looked for. */
export interface FilterPart {
  readonly name: string
  /** `By Ben`. */
  readonly text: string
  /** The query without it. */
  readonly without: LogQuery
}

/** A kind of change, as people choose it: `Adds a line`. */
export function sayType(type: string): string {
  return capitalised(eventWords[type]?.does ?? type)
}

/** A query part by part, in words, each with what is left without it. */
export function filterParts(
  workspace: Pick<Workspace, 'state'>,
  query: LogQuery,
  reader: Pick<Reader, 'actor' | 'replica'>,
): readonly FilterPart[] {
  const { stream, aggregate, types, actor, replica, seq, since, until, after, before, correlation, command } =
    query
  const parts: FilterPart[] = []
  const add = (text: string, ...names: readonly (keyof LogQuery)[]) => {
    const without = Object.fromEntries(
      Object.entries(query).filter(([name]) => !names.some((one) => one === name)),
    )
    parts.push({ name: names.join(), text, without })
  }
  if (stream !== undefined) add(recordOf(workspace, stream), 'stream')
  if (aggregate !== undefined) add(aggregateWords[aggregate] ?? aggregate, 'aggregate')
  if (types !== undefined) add(types.map(sayType).join(' or '), 'types')
  if (actor !== undefined) add(`By ${authorName({ actor }, reader)}`, 'actor')
  if (replica !== undefined) {
    const device = deviceName({ replica }, reader)
    add(seq === undefined ? `On ${device}` : `Change ${seq} of ${device}`, 'replica', 'seq')
  }
  if (since !== undefined) add(`From ${exactTime(since)}`, 'since')
  if (until !== undefined) add(`Until ${exactTime(until)}`, 'until')
  if (after !== undefined) add(`After no. ${after.toLocaleString()}`, 'after')
  if (before !== undefined) add(`Before no. ${before.toLocaleString()}`, 'before')
  if (correlation !== undefined) add('What came of one action', 'correlation')
  if (command !== undefined) add('One request', 'command')
  return parts
}
