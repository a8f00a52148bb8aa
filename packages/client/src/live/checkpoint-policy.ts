import type { CommittedEvent } from '@causeway/core'

/**
 * When the states of a workspace are worth saving, so that the next opening folds little. Policies are asked when the
 * log rests, by the tab that leads; only what was committed counts. Compose them with {@link anyOf} and {@link allOf}.
 */
export interface CheckpointPolicy {
  /** Begins to watch after a checkpoint written at a time, in milliseconds since 1970; at 0 when there is none. */
  begin(at: number): CheckpointWatch
}

/** A policy from one checkpoint to the next. */
export interface CheckpointWatch {
  /** An event was committed after the checkpoint. */
  saw(event: CommittedEvent): void
  /**
   * From when on another one is due, as far as can be told now: milliseconds since 1970, 0 for at once, `Infinity` for not
   * before more is seen.
   */
  dueAt(): number
}

const atOnce = 0
const notYet = Number.POSITIVE_INFINITY

/**
 * Due once so many events were committed since the last one.
 *
 * @example
 * openWorkspace({ …, checkpoints: everyEvents(1000) })
 */
export function everyEvents(count: number): CheckpointPolicy {
  return {
    begin() {
      let seen = 0
      return {
        saw() {
          seen += 1
        },
        dueAt: () => (seen >= count ? atOnce : notYet),
      }
    },
  }
}

/**
 * Due once something was committed and so much time has passed since the last one.
 *
 * @example
 * every({ minutes: 10 })
 */
export function every({
  hours = 0,
  minutes = 0,
  seconds = 0,
}: {
  readonly hours?: number
  readonly minutes?: number
  readonly seconds?: number
}): CheckpointPolicy {
  const pause = ((hours * 60 + minutes) * 60 + seconds) * 1000
  return {
    begin(at) {
      let moved = false
      return {
        saw() {
          moved = true
        },
        dueAt: () => (moved ? at + pause : notYet),
      }
    },
  }
}

/** A type of event, by its definition, or whatever else tells an event that matters. */
export type Significant = { readonly type: string } | ((event: CommittedEvent) => boolean)

/**
 * Due once one of these was committed: types of event, or what a predicate finds.
 *
 * @example
 * after(DrawerClosed, ({ actor }) => actor === 'import')
 */
export function after(...significant: readonly Significant[]): CheckpointPolicy {
  const types = new Set(significant.flatMap((one) => (typeof one === 'function' ? [] : one.type)))
  const predicates = significant.flatMap((one) => (typeof one === 'function' ? one : []))
  return {
    begin() {
      let happened = false
      return {
        saw(event) {
          happened ||= types.has(event.type) || predicates.some((holds) => holds(event))
        },
        dueAt: () => (happened ? atOnce : notYet),
      }
    },
  }
}

/**
 * Due as soon as one of them is.
 *
 * @example
 * anyOf(everyEvents(1000), after(DrawerClosed))
 */
export function anyOf(...policies: readonly CheckpointPolicy[]): CheckpointPolicy {
  return combined(policies, (times) => Math.min(...times))
}

/**
 * Due when all of them are.
 *
 * @example
 * allOf(everyEvents(100), every({ minutes: 10 }))
 */
export function allOf(...policies: readonly CheckpointPolicy[]): CheckpointPolicy {
  return combined(policies, (times) => Math.max(...times))
}

function combined(
  policies: readonly CheckpointPolicy[],
  dueAt: (times: readonly number[]) => number,
): CheckpointPolicy {
  return {
    begin(at) {
      const watches = policies.map((policy) => policy.begin(at))
      return {
        saw(event) {
          for (const watch of watches) watch.saw(event)
        },
        dueAt: () => dueAt(watches.map((watch) => watch.dueAt())),
      }
    },
  }
}

/** What is done unless a workspace is given another policy. */
export const usualCheckpoints: CheckpointPolicy = everyEvents(500)
