import {
  asCurrent,
  defaultPage,
  type JudgedEvent,
  type LogPage,
  type LogQuery,
  type Model,
  matchesQuery,
  nextQuery,
} from '@causeway/core'
import type { LiveState } from '../live/live-state.ts'
import type { Store } from '../store/store.ts'
import { readBeyond } from './beyond.ts'

/**
 * A page of what a query finds on this device, each event as this version has it and with what became of it. What is only here comes whole with
 * the newest page: after all that has a position.
 */
export async function queryLog(
  store: Store,
  live: LiveState,
  query: LogQuery,
  model: Model,
): Promise<LogPage<JudgedEvent>> {
  const limit = query.limit ?? defaultPage
  const { position } = live.ledger
  const found = await store.find(query, position, limit + 1)
  const events = found.slice(0, limit)
  const last = events.at(-1)
  const next = last && found.length > limit ? nextQuery(query, last.position) : undefined
  const pending = holdsNewest(query, next) ? await pendingEvents(store, position, query) : []
  const page = query.order === 'newest' ? [...pending.reverse(), ...events] : [...events, ...pending]
  return {
    events: page.map((event) => ({
      event: asCurrent(model, event),
      judgement: live.ledger.judgement(event),
    })),
    ...(next && { next }),
  }
}

/** Whether a page, behind which there is `next`, reaches to the end of the log. */
function holdsNewest({ order, before }: LogQuery, next: LogQuery | undefined): boolean {
  return before === undefined && (order === 'newest' || next === undefined)
}

async function pendingEvents(store: Store, position: number, query: LogQuery) {
  return (await readBeyond(store, position)).filter((event) => matchesQuery(query, event))
}
