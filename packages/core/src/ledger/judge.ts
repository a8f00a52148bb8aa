import { type Dot, dotKey } from '../causality/dot.ts'
import type { Aggregate } from '../model/aggregate.ts'
import { Claims } from './claims.ts'
import { findMeetings } from './meetings.ts'
import { findConflicts, findFlags } from './questions.ts'
import { compareEffective, dotOf, type Reading } from './reading.ts'
import { type MeetingRule, type RuledMeeting, ruleFor } from './rules.ts'
import type { Conflict, Flag, Judgement, RuleName } from './transition.ts'

/** The verdicts on a stream's events: a function of the set of them alone, except where `refuse` looks at the order. */
export interface Judged {
  /** By dot; an event that is not here was plainly applied. */
  readonly judgements: ReadonlyMap<string, Judgement>
  readonly conflicts: readonly Conflict[]
  readonly flags: readonly Flag[]
  /** The data to evolve an event with, narrowed to what it kept; `undefined` when it kept nothing. */
  effectiveData(reading: Reading): { readonly data: unknown } | undefined
  /** The earlier events that an event is to be merged with. */
  mergedWith(reading: Reading): readonly MergePartner[]
}

/** An effective rival whose policy combines the two. */
export interface MergePartner {
  readonly reading: Reading
  merge(earlier: unknown, later: unknown, before: unknown): unknown
}

/** The judgement of an event that met nobody. */
export const plainlyApplied: Judgement = Object.freeze({ verdict: 'applied', rivals: Object.freeze([]) })

/** Judges a stream's events, given in committed order and then as pending: step one of folding. */
export function judge(aggregate: Aggregate, readings: readonly Reading[]): Judged {
  const claims = new Claims()
  const meetings = findMeetings(readings).map((meeting): RuledMeeting => {
    const ruled = {
      ...meeting,
      rule: ruleFor(aggregate, meeting.earlier.definition, meeting.later.definition),
    }
    for (const key of meeting.keys) recordClaims(claims, ruled, key)
    return ruled
  })
  claims.settle()
  const conflicts = findConflicts(aggregate, claims, readings, meetings)
  return {
    judgements: judgementsOf(claims, meetings, conflicts),
    conflicts,
    flags: findFlags(claims, readings, meetings),
    effectiveData: (reading) => effectiveData(claims, reading),
    mergedWith: (reading) => mergePartners(claims, meetings, reading),
  }
}

function recordClaims(claims: Claims, { earlier, later, rule }: RuledMeeting, key: string): void {
  const early = claims.claim(earlier, key)
  const late = claims.claim(later, key)
  const winner = winnerOf(rule, earlier, later)
  if (winner === undefined) return
  const defeat =
    winner === earlier ? { winner: early, loser: late, rule } : { winner: late, loser: early, rule }
  defeat.winner.beats.push(defeat)
  defeat.loser.beatenBy.push(defeat)
}

function winnerOf(rule: MeetingRule, earlier: Reading, later: Reading): Reading | undefined {
  switch (rule.kind) {
    case 'both':
    case 'combined':
      return undefined
    case 'stands':
      return earlier.definition.type === rule.stands ? earlier : later
    case 'latest':
    case 'asked':
      return compareEffective(earlier.event, later.event) > 0 ? earlier : later
    case 'first':
      return earlier
  }
}

function judgementsOf(
  claims: Claims,
  meetings: readonly RuledMeeting[],
  conflicts: readonly Conflict[],
): Map<string, Judgement> {
  const judgements = new Map<string, Judgement>()
  const met = new Map<Reading, RuledMeeting[]>()
  for (const meeting of meetings) {
    for (const side of [meeting.earlier, meeting.later]) {
      const list = met.get(side)
      if (list) list.push(meeting)
      else met.set(side, [meeting])
    }
  }
  for (const [reading, its] of met) {
    const judgement = judgementOf(claims, reading, its)
    if (judgement !== plainlyApplied) judgements.set(dotKey(reading.event), judgement)
  }
  for (const { question, candidates, rule } of conflicts) {
    for (const { dot } of candidates) {
      const rivals = candidates.map((candidate) => candidate.dot).filter((other) => other !== dot)
      const lost = judgements.get(dotKey(dot))?.lost
      judgements.set(dotKey(dot), {
        verdict: 'escalated',
        because: question,
        rule,
        rivals,
        ...(lost ? { lost } : {}),
      })
    }
  }
  return judgements
}

function judgementOf(claims: Claims, reading: Reading, meetings: readonly RuledMeeting[]): Judgement {
  const own = claims.of(reading)
  const fallen = own.filter((claim) => claim.stands === false)
  const defeats = fallen
    .flatMap((claim) => claim.beatenBy.filter(({ winner }) => winner.stands))
    .toSorted((a, b) => compareEffective(b.winner.reading.event, a.winner.reading.event))
  const lost = reading.keys.filter((key) => !claims.keeps(reading, key))
  const [defeat] = defeats
  if (defeat && lost.length === reading.keys.length) {
    const refusal = defeats.find(({ rule }) => rule.kind === 'first')
    const { rule } = refusal ?? defeat
    return {
      verdict: refusal ? 'refused' : 'superseded',
      because: rule.because,
      rule: nameOf(rule),
      rivals: distinctDots(defeats.map(({ winner }) => winner.reading)),
      lost,
    }
  }
  const beside = meetings
    .filter(({ earlier, later, keys }) =>
      keys.some((key) => claims.keeps(earlier, key) && claims.keeps(later, key)),
    )
    .map(({ earlier, later, rule }) => ({ rival: earlier === reading ? later : earlier, rule }))
    .toSorted((a, b) => compareEffective(b.rival.event, a.rival.event))
  const [standing] = beside
  const rule = (defeat ?? standing)?.rule
  if (!rule) return plainlyApplied
  return {
    verdict: 'merged',
    because: rule.because,
    rule: nameOf(rule),
    rivals: distinctDots([
      ...defeats.map(({ winner }) => winner.reading),
      ...beside.map(({ rival }) => rival),
    ]),
    ...(lost.length > 0 ? { lost } : {}),
  }
}

function nameOf({ kind, types }: MeetingRule): RuleName {
  return { kind, types }
}

function distinctDots(readings: readonly Reading[]): Dot[] {
  return [...new Set(readings)].map(({ event }) => dotOf(event))
}

function effectiveData(claims: Claims, reading: Reading): { readonly data: unknown } | undefined {
  const kept = reading.keys.filter((key) => claims.keeps(reading, key))
  if (kept.length === 0 && reading.keys.length > 0) return undefined
  const { touches } = reading.definition
  return touches.narrow && kept.length < reading.keys.length
    ? { data: touches.narrow(reading.data, kept) }
    : { data: reading.data }
}

function mergePartners(claims: Claims, meetings: readonly RuledMeeting[], reading: Reading): MergePartner[] {
  const partners: MergePartner[] = []
  for (const { earlier, later, keys, rule } of meetings) {
    if (later !== reading || rule.kind !== 'combined') continue
    if (!keys.some((key) => claims.keeps(earlier, key))) continue
    partners.push({ reading: earlier, merge: (a, b, before) => rule.policy.merge(a, b, before) })
  }
  return partners
}
