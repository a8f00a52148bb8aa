import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Tracing } from '../tracing/tracing.ts'
import type { MemberEnv } from './authorise.ts'

/** Makes a span of every request; what asks for one action's events is in the trace of that action. */
export function traced(tracing: Tracing): MiddlewareHandler<MemberEnv> {
  return async (context, next) => {
    const end = tracing.beginRequest()
    await next()
    const { method } = context.req
    const route = routePath(context)
    const member = context.get('member')
    const stretch = context.get('stretch')
    end(
      `${method} ${route}`,
      {
        'http.request.method': method,
        'http.route': route,
        'http.response.status_code': context.res.status,
        ...(member && { 'causeway.workspace': member.workspace }),
        ...(stretch && {
          'causeway.positions.first': stretch.from,
          'causeway.positions.last': stretch.to,
        }),
      },
      context.req.query('correlation'),
    )
  }
}
