import type { ApiProblem, Membership } from '@causeway/protocol'
import type { MiddlewareHandler } from 'hono'
import type { Tokens } from '../tokens.ts'
import type { OriginCheck } from './origin.ts'

/** What the handlers behind {@link authorise} find in their context. */
export interface MemberEnv {
  Variables: {
    member: Membership
    /** What stretch of the log was asked for, for the request's span. */
    stretch?: { readonly from: number; readonly to: number }
  }
}

/** Lets requests with a good `Authorization: Bearer` through. */
export function authorise(tokens: Tokens): MiddlewareHandler<MemberEnv> {
  return async (context, next) => {
    const [scheme, token] = (context.req.header('authorization') ?? '').split(' ')
    const member = scheme === 'Bearer' && token !== undefined ? await tokens.verify(token) : undefined
    if (member === undefined) {
      return context.json<ApiProblem>({ error: 'The link is not good here; ask for a new one.' }, 401, {
        'WWW-Authenticate': 'Bearer',
      })
    }
    context.set('member', member)
    return next()
  }
}

/** Turns away requests that would change something and come from another origin's page. */
export function sameOriginOnly(check: OriginCheck): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req
    const reads = method === 'GET' || method === 'HEAD'
    if (!reads && !check(context.req.header('origin'), context.req.header('host'))) {
      return context.json<ApiProblem>({ error: 'Not from another page.' }, 403)
    }
    return next()
  }
}
