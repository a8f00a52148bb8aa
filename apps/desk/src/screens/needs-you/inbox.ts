import type { Refusal } from '@causeway/client'
import {
  type Conflict,
  dotKey,
  type Flag,
  type StreamId,
  type StreamStatus,
  type Trouble,
} from '@causeway/core'
import type { MarkedRecord } from '../../sync/records.ts'
import { isPutOff, type Postponable, type PutOff } from './later.ts'

/** One thing that only a person can settle. */
export type InboxItem = Postponable & Matter

type Matter =
  | (OfRecord & { readonly kind: 'question'; readonly conflict: Conflict })
  | (OfRecord & { readonly kind: 'check'; readonly flag: Flag })
  | (OfRecord & { readonly kind: 'trouble'; readonly trouble: Trouble })
  | { readonly kind: 'refused'; readonly refusal: Refusal }

interface OfRecord {
  readonly record: Pick<MarkedRecord, 'stream' | 'title' | 'href'>
}

/** Which part of the inbox is shown. */
export type InboxFilter = 'all' | 'question' | 'check' | 'refused' | 'later'

/** Everything that needs a person: what was refused first, then questions, then what should be looked at. */
export function inboxItems(
  records: readonly MarkedRecord[],
  statusOf: (stream: StreamId) => Pick<StreamStatus, 'conflicts' | 'flags' | 'trouble'>,
  refusals: readonly Refusal[],
): readonly InboxItem[] {
  const found = records.map((record) => ({ record, ...statusOf(record.stream) }))
  return [
    ...refusals.map((refusal) => ({
      ...{ kind: 'refused' as const, refusal, id: `refused ${refusal.command}` },
      fingerprint: `${refusal.reason} ${refusal.held.length}`,
    })),
    ...found.flatMap(({ record, conflicts }) =>
      conflicts.map((conflict) => ({
        ...{ kind: 'question' as const, record, conflict, id: `question ${record.stream} ${conflict.key}` },
        fingerprint: conflict.candidates.map(({ dot }) => dotKey(dot)).join(),
      })),
    ),
    ...found.flatMap(({ record, flags }) =>
      flags.map((flag) => ({
        ...{ kind: 'check' as const, record, flag, id: checkId(record.stream, flag) },
        fingerprint: flag.message,
      })),
    ),
    ...found.flatMap(({ record, trouble }) =>
      trouble
        ? [
            {
              ...{ kind: 'trouble' as const, record, trouble, id: `trouble ${record.stream}` },
              fingerprint: dotKey(trouble.event),
            },
          ]
        : [],
    ),
  ]
}

/** Several pairs of changes may have met on one part of a record; each pair is marked. */
function checkId(stream: StreamId, { rule, events }: Flag): string {
  return ['check', stream, rule, ...events.map(dotKey)].join(' ')
}

/** Whether an item is in a part of the inbox. What is put off is in no other part than that one. */
export function isShown(item: InboxItem, filter: InboxFilter, putOff: PutOff): boolean {
  if (isPutOff(putOff, item)) return filter === 'later'
  switch (filter) {
    case 'all':
      return true
    case 'later':
      return false
    case 'check':
      return item.kind === 'check' || item.kind === 'trouble'
    default:
      return item.kind === filter
  }
}
