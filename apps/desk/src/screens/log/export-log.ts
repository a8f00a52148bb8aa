import type { Workspace } from '@causeway/client'
import { type JudgedEvent, type LogQuery, wallTime } from '@causeway/core'
import { csvText } from '@causeway/shop'
import { sayPlain } from '../../history/entries.ts'
import { recordOf } from '../../history/record-of.ts'
import { verdictReason } from '../../history/verdict-mark.ts'

/** How what was found is written down. */
export type LogFormat = 'jsonl' | 'csv'

/** Events read at a time; between two the screen can move. */
const page = 1000

const columns = [
  'position',
  'recorded',
  'received',
  'who',
  'device',
  'record',
  'change',
  'verdict',
  'why',
  'type',
  'version',
  'stream',
  'event',
  'request',
  'action',
  'cause',
  'data',
] as const

/**
 * All that a query finds, not only what is shown, as the parts of a file: each event as this version has it, with what
 * became of it. `told` is called with how many there are so far.
 */
export async function exportLog(
  workspace: Pick<Workspace, 'query' | 'state'>,
  query: LogQuery,
  format: LogFormat,
  told: (count: number) => void,
): Promise<readonly string[]> {
  const parts: string[] = format === 'csv' ? [csvText([columns])] : []
  let count = 0
  for (let next: LogQuery | undefined = { ...query, limit: page }; next; ) {
    const found = await workspace.query(next)
    if (found.events.length > 0)
      parts.push(
        format === 'csv'
          ? csvText(found.events.map((judged) => rowOf(workspace, judged)))
          : `${found.events.map(lineOf).join('\n')}\n`,
      )
    count += found.events.length
    told(count)
    next = found.next
  }
  return parts
}

function lineOf({ event, judgement }: JudgedEvent): string {
  const { verdict, rule, because } = judgement
  return JSON.stringify({ ...event, verdict, ...(rule && { rule, because }) })
}

function rowOf(
  workspace: Pick<Workspace, 'state'>,
  { event, judgement }: JudgedEvent,
): readonly (string | number)[] {
  const { replica, seq, causation, position, receivedAt } = event
  return [
    position ?? '',
    time(event.at),
    receivedAt === undefined ? '' : time(receivedAt),
    event.actor,
    replica,
    recordOf(workspace, event.stream),
    sayPlain(workspace, event),
    judgement.verdict,
    judgement.verdict === 'applied' ? '' : verdictReason(judgement),
    event.type,
    event.version,
    event.stream,
    `${replica}:${seq}`,
    event.command,
    event.correlation,
    causation ? `${causation.replica}:${causation.seq}` : '',
    JSON.stringify(event.data),
  ]
}

function time(stamp: number): string {
  return new Date(wallTime(stamp)).toISOString()
}
