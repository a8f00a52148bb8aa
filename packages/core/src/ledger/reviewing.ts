import { type Dot, dotKey } from '../causality/dot.ts'
import { covers } from '../causality/vector-clock.ts'
import { isDot, isObject } from '../model/about-event.ts'
import { PutAside, Reviewed } from '../model/rights.ts'
import { compareEffective, dotOf, type Reading } from './reading.ts'
import type { Flag, Judgement } from './transition.ts'

/** A stream's events without what was put aside and not allowed, and without what says so. */
export interface Reviewing {
  readonly readings: readonly Reading[]
  readonly judgements: ReadonlyMap<string, Judgement>
  /** What waits for somebody to allow it. */
  readonly flags: readonly Flag[]
}

/** The rule of the flags on what was put aside. */
export const asideRule = 'aside'

/**
 * Leaves out what the authority put aside, until somebody allowed it; of several answers the latest stands. An answer
 * that was put aside itself is none. It depends on the set of events alone.
 */
export function withoutPutAside(readings: readonly Reading[]): Reviewing {
  const asides = new Map<string, Reading>()
  const answers = new Map<string, Reading[]>()
  for (const reading of readings) {
    const of = targetOf(reading)
    if (!of) continue
    const target = dotKey(of)
    if (reading.definition === PutAside) asides.set(target, reading)
    else answers.set(target, [...(answers.get(target) ?? []), reading])
  }
  if (asides.size === 0 && answers.size === 0) return { readings, judgements: new Map(), flags: [] }
  const isAside = (reading: Reading): boolean => {
    const key = dotKey(reading.event)
    return asides.has(key) && !allows(answerTo(key))
  }
  const answerTo = (target: string): Reading | undefined =>
    answers
      .get(target)
      ?.filter((answer) => !isAside(answer))
      .toSorted((a, b) => compareEffective(b.event, a.event))[0]
  const judgements = new Map<string, Judgement>()
  const flags: Flag[] = []
  const remaining = readings.filter((reading) => {
    const key = dotKey(reading.event)
    const aside = asides.get(key)
    if (aside && isAside(reading)) {
      const answer = answerTo(key)
      const because = reasonOf(aside)
      judgements.set(key, {
        verdict: 'refused',
        because,
        rule: { kind: answer ? 'declined' : 'aside', types: [reading.definition.type, PutAside.type] },
        rivals: [dotOf((answer ?? aside).event)],
      })
      // Of an answer that does not count nobody is asked: what it answered is still open.
      if (!answer && reading.definition !== Reviewed)
        flags.push({ message: because, rule: asideRule, events: [dotOf(reading.event)] })
      return false
    }
    return reading.definition !== PutAside && reading.definition !== Reviewed
  })
  return { readings: remaining, judgements, flags }
}

/** The event that one speaks of: something its author had seen. */
function targetOf({ definition, data, event }: Reading): Dot | undefined {
  if (definition !== PutAside && definition !== Reviewed) return undefined
  const of = isObject(data) ? data.of : undefined
  return isDot(of) && covers(event.clock, of) ? of : undefined
}

function allows(answer: Reading | undefined): boolean {
  return answer !== undefined && isObject(answer.data) && answer.data.allowed === true
}

function reasonOf({ data }: Reading): string {
  return isObject(data) && typeof data.because === 'string' ? data.because : ''
}
