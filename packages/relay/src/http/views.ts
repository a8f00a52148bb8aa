import { type ApiProblem, paths, type ViewAnswer, type ViewProgress } from '@causeway/protocol'
import { Hono } from 'hono'
import { z } from 'zod'
import type { Views } from '../views/views.ts'
import type { MemberEnv } from './authorise.ts'

const pageQuery = z.object({
  after: z.string().max(2000).default(''),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
})

const fresh = { 'Cache-Control': 'no-store' }

/** The views of the member's workspace: how far they have come, and their rows, page by page. */
export function viewRoutes(views: Views): Hono<MemberEnv> {
  const routes = new Hono<MemberEnv>()

  routes.get('/views', async (context) => {
    const progress: readonly ViewProgress[] = await views.progress(context.get('member').workspace)
    return context.json(progress, 200, fresh)
  })

  routes.get('/views/:name', async (context) => {
    const name = context.req.param('name')
    const query = pageQuery.safeParse(context.req.query())
    if (!query.success) {
      return context.json<ApiProblem>(
        { error: '"after" is a stream, "limit" a number up to 1000.' },
        400,
        fresh,
      )
    }
    if (!views.knows(name)) return context.json<ApiProblem>({ error: 'There is no such view.' }, 404, fresh)
    const { after, limit } = query.data
    const page = await views.read(context.get('member').workspace, name, after, limit + 1)
    if (!page) {
      return context.json<ApiProblem>(
        { error: 'This view is being built; /api/views says how far it is.' },
        503,
        { ...fresh, 'Retry-After': '5' },
      )
    }
    const rows = page.rows.slice(0, limit)
    const last = rows.at(-1)
    const next: ViewAnswer['next'] =
      last && page.rows.length > limit
        ? `${paths.view(name, JSON.parse(`"${last.stream}"`))}&limit=${limit}`
        : null
    // Rows go out as the text they were stored in.
    const texts = rows.map(({ stream, body }) => `{"stream":"${stream}","row":${body}}`)
    const { version, position } = page
    const body = `{"version":${version},"position":${position},"rows":[${texts.join()}],"next":${JSON.stringify(next)}}`
    return context.body(body, 200, { ...fresh, 'Content-Type': 'application/json; charset=utf-8' })
  })

  return routes
}
