/** 2026-03-02, a Monday, at eight: when every simulation begins. Milliseconds since 1970. */
export const beginning = Date.UTC(2026, 2, 2, 8)

/** A clock on the wall: it may be wrong, and it may jump. */
export interface WallClock {
  /** Milliseconds since 1970. */
  now(): number
  /** What it is off by, in milliseconds. */
  offset: number
}

export function createWallClock(time: { readonly now: number }, offset = 0): WallClock {
  return {
    offset,
    now() {
      return Math.floor(beginning + time.now + this.offset)
    },
  }
}

/** `Date` by a wall clock. */
export function dateBy(clock: WallClock): typeof Date {
  return class VirtualDate extends Date {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [clock.now()] : given) as [number]))
    }
    static override now(): number {
      return clock.now()
    }
  } as typeof Date
}
