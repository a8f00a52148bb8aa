import type { LeadershipTiming } from './leadership.ts'

/** A follower's watch over its leader. */
export interface Watch {
  /** The leader gave a sign of life, or leadership has just changed. */
  heard(): void
  close(): void
}

export interface WatchActions {
  isFollower(): boolean
  /** Asks the leader for a sign of life. */
  ask(): void
  /** The leader is frozen. */
  takeOver(): void
}

/**
 * Looks at every beat whether the leader was heard. A look that comes much too late means that this tab was frozen or
 * throttled itself: then it has no right to call anybody else silent, and begins anew.
 */
export function createWatch({ beat, silence, answer }: LeadershipTiming, actions: WatchActions): Watch {
  let lastSign = performance.now()
  let lastLook = lastSign
  let askedAt: number | undefined

  function heard(): void {
    lastSign = performance.now()
    askedAt = undefined
  }

  function look(): void {
    const now = performance.now()
    const late = now - lastLook > 3 * beat
    lastLook = now
    if (late || !actions.isFollower()) heard()
    else if (askedAt !== undefined) {
      if (now - askedAt < answer) return
      heard()
      actions.takeOver()
    } else if (now - lastSign >= silence) {
      askedAt = now
      actions.ask()
    }
  }

  const looking = setInterval(look, beat)
  return { heard, close: () => clearInterval(looking) }
}
