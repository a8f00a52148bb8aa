import type { ReconnectReport } from '@causeway/client'
import { counted } from '../format/words.ts'
import { needYou } from '../sync/words.ts'

/** What came of having been away: `3 sent, 14 received, 2 merged, 2 need you, 0 refused.` */
export function reportWords({
  sent,
  received,
  skipped,
  merged,
  needs,
  refused,
}: Pick<ReconnectReport, 'sent' | 'received' | 'skipped' | 'merged' | 'refused'> & {
  readonly needs: number
}): string {
  const parts = [
    `${counted(sent, 'change')} sent`,
    ...(received > 0 ? [`${received.toLocaleString()} received`] : []),
    `${merged.toLocaleString()} merged`,
    needYou(needs),
    `${refused.toLocaleString()} refused`,
  ]
  return [`${parts.join(', ')}.`, ...skippedWords(skipped)].join(' ')
}

/** What is said of others' changes that were too many to be told one by one. */
function skippedWords(skipped: number): readonly string[] {
  if (skipped === 0) return []
  const changes = counted(skipped, 'change')
  return [`What ${changes} by others came to is here; their history comes while you work.`]
}
