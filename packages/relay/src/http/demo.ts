import type { ApiProblem, Demo } from '@causeway/protocol'
import { Hono } from 'hono'
import type { Demos } from '../demos/demos.ts'
import type { Tokens } from '../tokens.ts'
import { authorise, type MemberEnv } from './authorise.ts'

/** Demos for anybody; whoever is in one may end it. */
export function demoRoutes(demos: Demos, tokens: Tokens): Hono<MemberEnv> {
  const routes = new Hono<MemberEnv>()

  routes.post('/demo', async (context) => {
    const beginning = await demos.begin()
    switch (beginning.kind) {
      case 'begun':
        return context.json<Demo>(beginning.demo, 201, { 'Cache-Control': 'no-store' })
      case 'off':
        return context.json<ApiProblem>({ error: 'This relay gives no demos.' }, 404)
      case 'full':
      case 'too many':
        return context.json<ApiProblem>(
          { error: 'Many demos are running just now; try again in a few minutes.' },
          429,
          { 'Retry-After': '60' },
        )
    }
  })

  routes.delete('/demo', authorise(tokens), async (context) => {
    if (await demos.end(context.get('member').workspace)) return context.body(null, 204)
    return context.json<ApiProblem>({ error: 'Only a demo can be ended like this.' }, 403)
  })

  return routes
}
