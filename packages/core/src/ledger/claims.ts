import { wholeStream } from '../model/touches.ts'
import { compareEffective, type Reading } from './reading.ts'
import type { MeetingRule } from './rules.ts'

/**
 * What an event asks for that it may lose on its own: one key, if its data can be narrowed to it; otherwise
 * everything it touches, as one claim.
 */
export interface Claim {
  readonly reading: Reading
  readonly key: string
  /** Claims that lose to this one, if this one stands. */
  readonly beats: Defeat[]
  readonly beatenBy: Defeat[]
  stands: boolean | undefined
}

/** One claim losing to another, by a rule. */
export interface Defeat {
  readonly winner: Claim
  readonly loser: Claim
  readonly rule: MeetingRule
}

/** The claims of the events of a stream, made as they are asked for. */
export class Claims {
  readonly #claims = new Map<Reading, Map<string, Claim>>()

  /** The claim of an event in which a meeting on `key` counts. */
  claim(reading: Reading, key: string): Claim {
    const own = isDivisible(reading) ? key : wholeStream
    let claims = this.#claims.get(reading)
    if (!claims) {
      claims = new Map()
      this.#claims.set(reading, claims)
    }
    let claim = claims.get(own)
    if (!claim) {
      claim = { reading, key: own, beats: [], beatenBy: [], stands: undefined }
      claims.set(own, claim)
    }
    return claim
  }

  /** The claims an event has been asked for: those that met a rival. */
  of(reading: Reading): readonly Claim[] {
    return [...(this.#claims.get(reading)?.values() ?? [])]
  }

  /** Whether an event still has `key`. What never met a rival stands. */
  keeps(reading: Reading, key: string): boolean {
    return this.#claims.get(reading)?.get(isDivisible(reading) ? key : wholeStream)?.stands ?? true
  }

  /**
   * Decides every claim: one stands when all that would beat it fall, and falls when one that beats it stands. So an
   * event that fell is nobody's rival. This is the grounded labelling of an argumentation framework (P. M. Dung,
   * 1995); a circle, which it leaves open, is cut at its latest event by effective time. The outcome depends on the
   * claims alone, never on the order in which they came.
   */
  settle(): void {
    const undecided = new Set<Claim>()
    for (const claims of this.#claims.values()) for (const claim of claims.values()) undecided.add(claim)
    const openAttackers = new Map<Claim, number>()
    const ready: Claim[] = []
    for (const claim of undecided) {
      openAttackers.set(claim, claim.beatenBy.length)
      if (claim.beatenBy.length === 0) ready.push(claim)
    }
    const stand = (claim: Claim) => {
      claim.stands = true
      undecided.delete(claim)
      for (const { loser } of claim.beats) if (loser.stands === undefined) fall(loser)
    }
    const fall = (claim: Claim) => {
      claim.stands = false
      undecided.delete(claim)
      for (const { loser } of claim.beats) {
        const open = (openAttackers.get(loser) ?? 0) - 1
        openAttackers.set(loser, open)
        if (open === 0 && loser.stands === undefined) ready.push(loser)
      }
    }
    while (undecided.size > 0) {
      const next = ready.pop() ?? latest(undecided)
      if (next.stands === undefined) stand(next)
    }
  }
}

/** True when an event may keep some of its keys and lose others. */
function isDivisible({ definition }: Reading): boolean {
  return definition.touches.narrow !== undefined && definition.policy.kind !== 'refuse'
}

function latest(claims: Iterable<Claim>): Claim {
  return [...claims].reduce((a, b) => (compareClaims(a, b) >= 0 ? a : b))
}

function compareClaims(a: Claim, b: Claim): number {
  return compareEffective(a.reading.event, b.reading.event) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
