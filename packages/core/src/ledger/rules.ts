import type { Aggregate } from '../model/aggregate.ts'
import { bothStand } from '../model/between.ts'
import type { EventDefinition } from '../model/event.ts'
import type { Merge, Policy } from '../model/policy.ts'
import type { Meeting } from './meetings.ts'

/** What happens when events of two types meet. */
export type MeetingRule = Outcome & {
  /** Why, in people's words. */
  readonly because: string
  /** The types that meet, in the order of their names. */
  readonly types: readonly [string, string]
  /** Where the rule was declared: for the two types together, for the one type, or nowhere. */
  readonly from: 'between' | 'policy' | 'default'
}

type Outcome =
  | { readonly kind: 'both'; readonly flag?: string }
  | { readonly kind: 'stands'; readonly stands: string; readonly flag?: string }
  | { readonly kind: 'latest' }
  | { readonly kind: 'asked'; readonly question: string }
  | { readonly kind: 'first' }
  | { readonly kind: 'combined'; readonly policy: Merge<unknown> }

/** A meeting with the rule that speaks. */
export interface RuledMeeting extends Meeting {
  readonly rule: MeetingRule
}

/**
 * The rule for two event types that meet: a declared `between` first; else the policy, when they are one type; else
 * both stand if either commutes, and a person is asked if not.
 */
export function ruleFor(aggregate: Aggregate, a: EventDefinition, b: EventDefinition): MeetingRule {
  const types: MeetingRule['types'] = a.type <= b.type ? [a.type, b.type] : [b.type, a.type]
  const declared = aggregate.between.find(
    ({ first, second }) => (first === a.type && second === b.type) || (first === b.type && second === a.type),
  )
  if (declared) {
    const { because, stands } = declared
    const flag = declared.flag === undefined ? {} : { flag: declared.flag }
    const outcome: Outcome =
      stands === bothStand ? { kind: 'both', ...flag } : { kind: 'stands', stands, ...flag }
    return { ...outcome, because, types, from: 'between' }
  }
  if (a.type === b.type) return { ...ruleOfPolicy(a.policy), types, from: 'policy' }
  if (a.policy.kind === 'commutes' || b.policy.kind === 'commutes') {
    return { ...ruleOfPolicy({ kind: 'commutes' }), types, from: 'default' }
  }
  const [first, second] = a.type < b.type ? [a, b] : [b, a]
  return {
    kind: 'asked',
    because: latestForNow,
    question: question(first) ?? question(second) ?? anyQuestion,
    types,
    from: 'default',
  }
}

const latestStands = 'The later change stands.'
const latestForNow = 'The later change stands until somebody decides.'
const anyQuestion = 'Two changes were made at the same time. Which one should stand?'

function question({ policy }: EventDefinition): string | undefined {
  return policy.kind === 'escalate' ? policy.question : undefined
}

function ruleOfPolicy(policy: Policy<unknown>): Outcome & { readonly because: string } {
  switch (policy.kind) {
    case 'commutes':
      return { kind: 'both', because: 'Both changes stand.' }
    case 'latestWins':
      return { kind: 'latest', because: latestStands }
    case 'escalate':
      return { kind: 'asked', because: latestForNow, question: policy.question }
    case 'refuse':
      return { kind: 'first', because: policy.reason }
    case 'merge':
      return { kind: 'combined', because: 'Both changes were combined.', policy }
  }
}
