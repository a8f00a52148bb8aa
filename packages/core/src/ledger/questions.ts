import { dotKey } from '../causality/dot.ts'
import { covers } from '../causality/vector-clock.ts'
import type { Aggregate } from '../model/aggregate.ts'
import { canonicalJson } from './canonical.ts'
import type { Claims } from './claims.ts'
import { meetingKeys } from './meetings.ts'
import { compareEffective, dotOf, type Reading } from './reading.ts'
import { type RuledMeeting, ruleFor } from './rules.ts'
import type { Candidate, Conflict, Flag } from './transition.ts'

/**
 * The open conflicts of a stream: per key, the heads, where several differ and a rule asks a person. An event that
 * touches the key and has seen all heads is the only head then: that is what a decision is. Events that commute
 * neither compete for a key nor settle it.
 */
export function findConflicts(
  aggregate: Aggregate,
  claims: Claims,
  readings: readonly Reading[],
  meetings: readonly RuledMeeting[],
): Conflict[] {
  const conflicts: Conflict[] = []
  for (const key of [...askedKeys(meetings)].sort()) {
    const contestants = readings.filter((reading) => competesFor(claims, reading, key))
    const heads = contestants.filter(
      (head) => !contestants.some((other) => covers(other.event.clock, head.event)),
    )
    const rival = (a: Reading, b: Reading) => {
      const rule = ruleFor(aggregate, a.definition, b.definition)
      return rule.kind === 'asked' && valueAt(a, key) !== valueAt(b, key) ? rule : undefined
    }
    const sides = heads
      .filter((head) => heads.some((other) => other !== head && rival(head, other) !== undefined))
      .toSorted((a, b) => compareEffective(b.event, a.event))
    const [standing] = sides
    if (!standing) continue
    const asked = sides
      .flatMap((side) => sides.map((other) => rival(side, other)))
      .find((rule) => rule !== undefined)
    if (!asked) continue
    const { question, kind, types } = asked
    const base = contestants
      .filter((reading) => sides.every((side) => covers(side.event.clock, reading.event)))
      .toSorted((a, b) => compareEffective(b.event, a.event))[0]
    conflicts.push({
      key,
      question,
      rule: { kind, types },
      candidates: sides.map((side) => candidateAt(side, key)),
      standing: dotOf(standing.event),
      ...(base ? { base: candidateAt(base, key) } : {}),
    })
  }
  return conflicts
}

/** The flags two events raise by meeting, until somebody who has seen both has touched the key again. */
export function findFlags(
  claims: Claims,
  readings: readonly Reading[],
  meetings: readonly RuledMeeting[],
): Flag[] {
  const flags: Flag[] = []
  for (const { earlier, later, keys, rule } of meetings) {
    if ((rule.kind !== 'both' && rule.kind !== 'stands') || rule.flag === undefined) continue
    const winners = rule.kind === 'both' ? [earlier, later] : [earlier, later].filter(isOfType(rule.stands))
    const open = keys.find(
      (key) =>
        winners.every((winner) => claims.keeps(winner, key)) &&
        !readings.some(
          (reading) =>
            reading.definition.policy.kind !== 'commutes' &&
            meetingKeys(reading.keys, [key]).length > 0 &&
            covers(reading.event.clock, earlier.event) &&
            covers(reading.event.clock, later.event),
        ),
    )
    if (open === undefined) continue
    const events = [earlier.event, later.event].toSorted(compareEffective)
    flags.push({ message: rule.flag, rule: open, events: events.map(dotOf) })
  }
  return flags.toSorted((a, b) => (flagKey(a) < flagKey(b) ? -1 : 1))
}

const flagKey = ({ rule, events }: Flag) => [rule, ...events.map(dotKey)].join()

const isOfType = (type: string) => (reading: Reading) => reading.definition.type === type

function askedKeys(meetings: readonly RuledMeeting[]): Set<string> {
  const keys = new Set<string>()
  for (const { rule, keys: met } of meetings) {
    if (rule.kind === 'asked') for (const key of met) keys.add(key)
  }
  return keys
}

/** Whether an event has a say on a key: it does not commute, and neither refusal nor a `between` took it out. */
function competesFor(claims: Claims, reading: Reading, key: string): boolean {
  if (reading.definition.policy.kind === 'commutes') return false
  const shared = meetingKeys(reading.keys, [key])
  return (
    shared.length > 0 &&
    claims
      .claim(reading, key)
      .beatenBy.every(
        ({ winner, rule }) => winner.stands !== true || rule.kind === 'latest' || rule.kind === 'asked',
      )
  )
}

function candidateAt(reading: Reading, key: string): Candidate {
  return { dot: dotOf(reading.event), type: reading.definition.type, data: dataAt(reading, key) }
}

function dataAt({ definition, data, keys }: Reading, key: string): unknown {
  const { touches } = definition
  return touches.narrow && keys.includes(key) ? touches.narrow(data, [key]) : data
}

function valueAt(reading: Reading, key: string): string {
  return canonicalJson([reading.definition.type, dataAt(reading, key)])
}
