import type { Transition } from '@causeway/core'
import type { LiveState } from '../live/live-state.ts'
import type { SyncStatus } from './status.ts'

/** What this tab's own fold says about sync: true with or without a connection. */
export type Standing = Pick<SyncStatus, 'position' | 'waiting' | 'questions'>

/**
 * Counts what waits and what asks for a person, and calls when a count may have changed. Counting goes by
 * transitions, so that it costs nothing with many streams.
 */
export function watchStanding(live: LiveState, changed: (standing: Standing) => void): { look(): void } {
  let ledger = live.ledger
  let questions = countAll(live)
  let looking = false

  function look(): void {
    if (live.ledger !== ledger) {
      ledger = live.ledger
      questions = countAll(live)
    }
    const { replica, nextSeq } = live.meta
    const acknowledged = ledger.vector[replica] ?? 0
    changed({ position: ledger.position, waiting: nextSeq - 1 - acknowledged, questions })
  }

  live.onTransitions((transitions) => {
    for (const { before, after } of transitions) questions += open(after) - open(before)
    if (looking) return
    looking = true
    // The tab's own knowledge follows the transitions in the same turn.
    setTimeout(() => {
      looking = false
      look()
    })
  })
  live.onRefreshed(look)
  look()
  return { look }
}

function countAll({ ledger }: LiveState): number {
  let count = 0
  for (const stream of ledger.streams()) count += open(ledger.moment(stream))
  return count
}

function open(moment: Transition['after']): number {
  return moment ? moment.status.conflicts.length + moment.status.flags.length : 0
}
