import type { Aggregate } from '../model/aggregate.ts'
import type { EventDefinition } from '../model/event.ts'
import type { Model } from '../model/model.ts'
import { builtIn } from '../model/rights.ts'
import { wholeStream } from '../model/touches.ts'
import { ruleFor } from './rules.ts'
import type { RuleName } from './transition.ts'

/** What happens when events of two types of one aggregate are recorded apart. */
export interface MatrixEntry {
  readonly aggregate: string
  readonly a: string
  readonly b: string
  /** `apart`: they concern different parts, so both stand and nobody is asked. */
  readonly outcome: Exclude<RuleName['kind'], 'undone' | 'aside' | 'declined'> | 'apart'
  /** The type that stands, where the outcome is `stands`. */
  readonly stands?: string
  /** Why, in people's words. */
  readonly because: string
  /** What a person is asked, where the outcome is `asked`. */
  readonly question?: string
  /** What a person is told to look at, where the meeting is marked. */
  readonly flag?: string
  /** Where that is declared: for the two together, for the type, by the keys, or nowhere. */
  readonly from: 'between' | 'policy' | 'default' | 'apart'
}

/**
 * Every pair of a model's event types, and what happens when the two are recorded apart: made from the declarations,
 * so it cannot differ from what folding does. Types of different aggregates never meet and are left out; so is
 * the built-in ones, which are everywhere and have one rule for all.
 */
export function conflictMatrix(model: Model): readonly MatrixEntry[] {
  return [...model.values()].flatMap((aggregate) => {
    const types = [...aggregate.events.values()].filter((definition) => !builtIn.includes(definition))
    return types.flatMap((a, index) => types.slice(index).map((b) => entryOf(aggregate, a, b)))
  })
}

function entryOf(aggregate: Aggregate, a: EventDefinition, b: EventDefinition): MatrixEntry {
  const pair = { aggregate: aggregate.name, a: a.type, b: b.type }
  if (!canMeet(a, b)) {
    return {
      ...pair,
      outcome: 'apart',
      because: 'They concern different things, so both stand.',
      from: 'apart',
    }
  }
  const { kind: outcome, because, from, ...rule } = ruleFor(aggregate, a, b)
  return {
    ...pair,
    outcome,
    because,
    from,
    ...('stands' in rule ? { stands: rule.stands } : {}),
    ...('question' in rule ? { question: rule.question } : {}),
    ...('flag' in rule && rule.flag !== undefined ? { flag: rule.flag } : {}),
  }
}

/** Whether the keys of two types can be the same. */
function canMeet(
  { touches: { families: a } }: EventDefinition,
  { touches: { families: b } }: EventDefinition,
) {
  return a.includes(wholeStream) || b.includes(wholeStream) || a.some((family) => b.includes(family))
}
