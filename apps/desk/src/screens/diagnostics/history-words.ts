import type { Freeing, HistoryRoom, Hold, Keeping } from '@causeway/client'
import type { ReplicaId } from '@causeway/core'
import { bytes, counted, fullTime } from '../../format/words.ts'
import { deviceName } from '../../history/author.ts'
import type { ReportLine } from './report.ts'

/** What can be chosen, and what it means. */
export const keepingWords: readonly {
  readonly keeping: Keeping
  readonly title: string
  readonly about: string
}[] = [
  { keeping: 'all', title: 'All history', about: 'Everything that ever happened, also with no connection.' },
  {
    keeping: 'month',
    title: 'The last 30 days',
    about: 'Older history is fetched when somebody looks at it.',
  },
  {
    keeping: 'least',
    title: 'Only the last 1,000 changes',
    about: 'The least room. Should the relay ever lose its data, this device can give back less of it.',
  },
]

/** How much history there is here. */
export function saidOfRoom({ keeping, events, held, bytes: taken }: HistoryRoom): readonly ReportLine[] {
  return [
    {
      name: 'Changes with their history here',
      value:
        held === events
          ? `All ${held.toLocaleString()}`
          : `${held.toLocaleString()} of ${events.toLocaleString()}${keeping === 'all' ? '; the rest comes while you work' : ''}`,
    },
    { name: 'Room it takes', value: bytes(taken) },
  ]
}

/** What a choice would free now, and why not more. */
export function saidOfHold(
  { events, bytes: freed, hold }: Freeing,
  self: { readonly replica: ReplicaId },
): string {
  const frees =
    events === 0
      ? 'There is nothing to free now.'
      : `Frees ${bytes(freed)} now (${counted(events, 'change')}).`
  const why = whyNotMore(hold, self)
  return why === undefined ? frees : `${frees} ${why}`
}

function whyNotMore(hold: Hold, self: { readonly replica: ReplicaId }): string | undefined {
  switch (hold.kind) {
    case 'recent':
      return undefined
    case 'states':
      return 'The rest follows once the state of every record is saved.'
    case 'device': {
      const device = `${hold.actor}’s ${deviceName(hold, self)}`
      return `The rest stays until ${device} has it too: it was last heard ${fullTime(hold.heardAt)}.`
    }
    case 'unreachable':
      return 'The relay has to be asked first whether it has everything: connect.'
    case 'differs':
      return 'The relay does not have everything that is here; it is compared first.'
  }
}
