import type { Dot } from '../causality/dot.ts'
import type { Aggregate } from '../model/aggregate.ts'
import type { LoggedEvent } from '../model/envelope.ts'
import { upcast } from '../model/event.ts'
import { definitionOf } from '../model/model.ts'
import { judge } from './judge.ts'
import { newerThanApp, quarantine, type Reading, readEvent } from './reading.ts'
import { withoutPutAside } from './reviewing.ts'
import type { Conflict, Flag, Judgement, Trouble } from './transition.ts'
import { setAside, undoable } from './undoing.ts'

/** What a stream's events come to. */
export interface Fold {
  readonly state: unknown
  readonly findings: Findings
}

/** What folding found out besides the state. */
export interface Findings {
  /** By dot; an event that is not here was plainly applied. */
  readonly judgements: ReadonlyMap<string, Judgement>
  readonly conflicts: readonly Conflict[]
  readonly flags: readonly Flag[]
  readonly trouble: Trouble | undefined
}

/** What there is to say of a stream whose events never met: one object for all of them. */
export const nothingFound: Findings = Object.freeze({
  judgements: new Map(),
  conflicts: Object.freeze([]),
  flags: Object.freeze([]),
  trouble: undefined,
})

/** The fold of no events. */
export function emptyFold(aggregate: Aggregate | undefined): Fold {
  return { state: aggregate?.initialState, findings: nothingFound }
}

/** Folds a stream's events from the first, given in committed order and then as pending: judge, then evolve. */
export function foldAll(aggregate: Aggregate | undefined, events: readonly LoggedEvent[]): Fold {
  if (!aggregate)
    return events.reduce((fold, event) => extendFold(aggregate, fold, event), emptyFold(aggregate))
  let trouble: Trouble | undefined
  const readings: Reading[] = []
  for (const event of events) {
    const result = readEvent(aggregate, event)
    if ('reading' in result) readings.push(result.reading)
    else trouble ??= result.trouble
  }
  const undoing = setAside(readings)
  const reviewing = withoutPutAside(undoing.readings)
  const judged = judge(aggregate, reviewing.readings)
  let state = aggregate.initialState
  const evolvedWith = new Map<Reading, unknown>()
  for (const reading of reviewing.readings) {
    const effective = judged.effectiveData(reading)
    if (!effective) continue
    try {
      let { data } = effective
      for (const partner of judged.mergedWith(reading)) {
        data = partner.merge(evolvedWith.get(partner.reading) ?? partner.reading.data, data, state)
      }
      evolvedWith.set(reading, data)
      state = aggregate.evolve(state, reading.event.type, data, reading.event)
    } catch (error) {
      trouble ??= quarantine(reading.event, error)
    }
  }
  const { conflicts } = judged
  const flags = [...judged.flags, ...reviewing.flags]
  const judgements = new Map([...judged.judgements, ...reviewing.judgements, ...undoing.judgements])
  const found = judgements.size > 0 || trouble !== undefined
  return { state, findings: found ? { judgements, conflicts, flags, trouble } : nothingFound }
}

/** Whether `actor` may take back an event of a stream: true, or why not. */
export function undoableIn(
  aggregate: Aggregate | undefined,
  events: readonly LoggedEvent[],
  event: Dot,
  actor: string,
): true | string {
  const readings = events.flatMap((one) => {
    const result = readEvent(aggregate, one)
    return 'reading' in result ? [result.reading] : []
  })
  return undoable(readings, event, actor)
}

/** Adds an event that has seen all the others, and so meets nobody, and takes none back: one `evolve`. */
export function extendFold(aggregate: Aggregate | undefined, fold: Fold, event: LoggedEvent): Fold {
  const definition = definitionOf(aggregate, event)
  if (!aggregate || !definition) return withTrouble(fold, newerThanApp(event))
  try {
    const data = upcast(definition, event.version, event.data)
    return { state: aggregate.evolve(fold.state, event.type, data, event), findings: fold.findings }
  } catch (error) {
    return withTrouble(fold, quarantine(event, error))
  }
}

function withTrouble({ state, findings }: Fold, trouble: Trouble): Fold {
  return { state, findings: { ...findings, trouble: findings.trouble ?? trouble } }
}

/** True when a further event could close a question, so that the fold cannot simply be extended. */
export function isOpen({ findings }: Fold): boolean {
  return findings !== nothingFound && (findings.conflicts.length > 0 || findings.flags.length > 0)
}
