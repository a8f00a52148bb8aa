import { asCurrent, type Model, nextQuery } from '@causeway/core'
import { type ApiProblem, type EventsAnswer, paths, readEvent } from '@causeway/protocol'
import { readQuery } from '@causeway/protocol/validation'
import { Hono } from 'hono'
import type { EventLog } from '../log/event-log.ts'
import { committedText, type Found } from '../log/search.ts'
import type { MemberEnv } from './authorise.ts'

/** What a query finds in the log, page by page: the body of an {@link EventsAnswer}. */
export function eventRoutes(log: EventLog, model: Model): Hono<MemberEnv> {
  const routes = new Hono<MemberEnv>()

  routes.get('/events', async (context) => {
    const read = readQuery(new URL(context.req.url).searchParams)
    if ('problem' in read) {
      return context.json<ApiProblem>({ error: read.problem }, 400, { 'Cache-Control': 'no-store' })
    }
    const { query } = read
    const found = await log.search(context.get('member').workspace, query, query.limit + 1)
    const page = found.slice(0, query.limit)
    const last = page.at(-1)
    const next: EventsAnswer['next'] =
      last && found.length > page.length ? paths.events(nextQuery(query, last.position)) : null
    const events = page.map((found) => currentText(model, found))
    const body = `{"events":[${events.join()}],"next":${JSON.stringify(next)}}`
    return context.body(body, 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Cache-Control': 'no-store',
    })
  })

  return routes
}

/** An event as this version of the model has it: in the text it came in, unless that is of an older version. */
function currentText(model: Model, found: Found): string {
  const recorded = readEvent(found.text)
  const current = asCurrent(model, recorded)
  return committedText(current === recorded ? found : { ...found, text: JSON.stringify(current) })
}
