import type { Judgement } from '@causeway/core'
import type { Tone } from '../parts/Badge.tsx'

/** What became of a change, when it did not simply stand. */
export interface VerdictMark {
  readonly text: string
  readonly tone: Tone
}

/** The mark on a change in its record's history; nothing where it stands and met nobody. */
export function verdictMark({ verdict, rule }: Judgement): VerdictMark | undefined {
  if (rule?.kind === 'undone') {
    if (verdict === 'applied') return undefined
    return verdict === 'refused' ? { text: 'Refused', tone: 'bad' } : { text: 'Undone', tone: 'neutral' }
  }
  if (rule?.kind === 'aside') return { text: 'Put aside', tone: 'warn' }
  if (rule?.kind === 'declined') return { text: 'Not allowed', tone: 'bad' }
  switch (verdict) {
    case 'applied':
      return undefined
    case 'merged':
      return { text: 'Merged', tone: 'ok' }
    case 'superseded':
      return { text: 'Replaced', tone: 'neutral' }
    case 'refused':
      return { text: 'Refused', tone: 'bad' }
    case 'escalated':
      return { text: 'In question', tone: 'warn' }
  }
}

/** Why it became so, in a sentence: the rule's own, after what it means for this change. */
export function verdictReason({ verdict, because, rule, lost = [] }: Judgement): string {
  const rules = because ?? ''
  if (rule?.kind === 'undone' || rule?.kind === 'aside') return rules
  if (rule?.kind === 'declined') return `It does not count: it was looked at and not allowed. ${rules}`
  switch (verdict) {
    case 'applied':
      return 'Nobody changed the same at the same time, so it stands.'
    case 'merged':
      return lost.length > 0
        ? `A part of it stands, the rest gave way. ${rules}`
        : `It was made at the same time as another change, and stands beside it. ${rules}`
    case 'superseded':
      return `It was made at the same time as another change, and gave way. ${rules}`
    case 'refused':
      return `It does not count. ${rules}`
    case 'escalated':
      return `Somebody has to decide. ${rules}`
  }
}
