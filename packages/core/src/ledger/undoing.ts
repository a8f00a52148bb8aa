import { type Dot, dotKey } from '../causality/dot.ts'
import { covers } from '../causality/vector-clock.ts'
import { Undone, undoes } from '../model/undone.ts'
import { meetingKeys } from './meetings.ts'
import { compareEffective, dotOf, type Reading } from './reading.ts'
import type { Judgement } from './transition.ts'

/** A stream's events without those taken back and without what took them back. */
export interface Undoing {
  readonly readings: readonly Reading[]
  /** On every `Undone`, and on every event that one took back; by dot. */
  readonly judgements: ReadonlyMap<string, Judgement>
}

const takenBack = 'Its author took it back.'
const redone = 'Its author carried it out again.'
const builtOn = 'Somebody built on this change meanwhile, so it was not taken back.'
const notOwn = 'Only who made a change can take it back.'
const nothingThere = 'It names no change that was there.'

/**
 * Sets aside what was taken back: step zero of folding. An `Undone` stands unless it is taken back itself, or
 * somebody else's event builds on what it takes back: has seen it, touches the same, and does not merely commute with
 * it. Each question leads to events that have seen the one asked about, so it ends; and the answer depends on the set
 * of events alone, never on the order in which they came.
 */
export function setAside(readings: readonly Reading[]): Undoing {
  if (!readings.some(({ definition }) => definition === Undone)) return { readings, judgements: new Map() }
  const history = new History(readings)
  const judgements = new Map<string, Judgement>()
  const remaining: Reading[] = []
  for (const reading of readings) {
    const by = history.takenBackBy(reading)
    if (by) {
      const because = reading.definition === Undone ? redone : takenBack
      judgements.set(dotKey(reading.event), judgement('superseded', because, reading, [by]))
    } else if (reading.definition === Undone) {
      const failure = history.failure(reading)
      if (failure) {
        judgements.set(
          dotKey(reading.event),
          judgement('refused', failure.because, reading, failure.builders),
        )
      }
    } else remaining.push(reading)
  }
  return { readings: remaining, judgements }
}

/**
 * Whether `actor`, having seen all of a stream's events, may take one of them back: true, or why not, in people's
 * words.
 */
export function undoable(readings: readonly Reading[], event: Dot, actor: string): true | string {
  const history = new History(readings)
  const target = history.find(event)
  if (!target) return nothingThere
  if (history.takenBackBy(target)) {
    return target.definition === Undone ? 'It was carried out again already.' : 'It was taken back already.'
  }
  const { because, builders = [] } = history.whyNot(target, actor) ?? {}
  if (because !== builtOn) return because ?? true
  return builders.every((builder) => builder.event.actor === actor)
    ? 'You changed this again since. Undo that first.'
    : 'Somebody else has changed this since. Change it again instead of taking it back.'
}

interface Failure {
  readonly because: string
  readonly builders: readonly Reading[]
}

class History {
  readonly #readings: readonly Reading[]
  readonly #byDot: ReadonlyMap<string, Reading>
  /** The attempts on an event, by what they aim at. */
  readonly #undos = new Map<Reading, Reading[]>()
  readonly #takenBack = new Map<Reading, Reading | undefined>()

  constructor(readings: readonly Reading[]) {
    this.#readings = readings
    this.#byDot = new Map(readings.map((reading) => [dotKey(reading.event), reading]))
    for (const reading of readings) {
      const target = this.#targetOf(reading)
      if (!target) continue
      const undos = [...(this.#undos.get(target) ?? []), reading]
      this.#undos.set(target, undos.sort(byEffectiveTime))
    }
  }

  find(event: Dot): Reading | undefined {
    return this.#byDot.get(dotKey(event))
  }

  /** The `Undone` in effect on an event, where there is one. */
  takenBackBy(reading: Reading): Reading | undefined {
    if (this.#takenBack.has(reading)) return this.#takenBack.get(reading)
    const by = this.#undos.get(reading)?.find((undo) => !this.takenBackBy(undo) && !this.failure(undo))
    this.#takenBack.set(reading, by)
    return by
  }

  /** Why an `Undone` of the log does not stand; `undefined` when it does. */
  failure(undo: Reading): Failure | undefined {
    const target = this.#targetOf(undo)
    return target ? this.whyNot(target, undo.event.actor, undo) : { because: nothingThere, builders: [] }
  }

  /** Why `author` may not take an event back; `self` is the attempt, when it is in the log already. */
  whyNot(target: Reading, author: string, self?: Reading): Failure | undefined {
    const root = this.#rootOf(target)
    if (!root) return { because: nothingThere, builders: [] }
    if (author !== target.event.actor || author !== root.event.actor) return { because: notOwn, builders: [] }
    if (root.definition.correct !== undefined) return { because: root.definition.correct, builders: [] }
    const builders = this.#readings.filter(
      (other) =>
        !(self && covers(other.event.clock, self.event)) &&
        covers(other.event.clock, target.event) &&
        buildsOn(root, other) &&
        !this.takenBackBy(other),
    )
    return builders.length > 0 ? { because: builtOn, builders: builders.sort(byEffectiveTime) } : undefined
  }

  /** What a chain of taking back and doing again began with. */
  #rootOf(reading: Reading): Reading | undefined {
    if (reading.definition !== Undone) return reading
    const target = this.#targetOf(reading)
    return target && this.#rootOf(target)
  }

  /** What an `Undone` takes back: something its author had seen. */
  #targetOf({ event, definition }: Reading): Reading | undefined {
    if (definition !== Undone) return undefined
    const of = undoes(event)
    const target = of && this.#byDot.get(dotKey(of))
    return target && covers(event.clock, target.event) ? target : undefined
  }
}

const byEffectiveTime = (a: Reading, b: Reading) => compareEffective(a.event, b.event)

/** Whether an event that has seen `root` would not be the same without it. Events of one command go together. */
function buildsOn(root: Reading, other: Reading): boolean {
  if (other.definition === Undone || other.event.command === root.event.command) return false
  if (meetingKeys(root.keys, other.keys).length === 0) return false
  return other.definition !== root.definition || root.definition.policy.kind !== 'commutes'
}

function judgement(
  verdict: 'superseded' | 'refused',
  because: string,
  { definition }: Reading,
  rivals: readonly Reading[],
): Judgement {
  return {
    verdict,
    because,
    rule: { kind: 'undone', types: [definition.type, rivals[0]?.definition.type ?? Undone.type] },
    rivals: rivals.map(({ event }) => dotOf(event)),
  }
}
