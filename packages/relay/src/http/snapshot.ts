import type { ApiProblem } from '@causeway/protocol'
import { readSnapshotRequest } from '@causeway/protocol/validation'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Snapshots } from '../snapshots/snapshots.ts'
import type { MemberEnv } from './authorise.ts'
import { encode, encodingFor } from './ranges.ts'

const fresh = { 'Cache-Control': 'no-store' }

/** Bytes of a request: names of streams, and little else. */
const requestBytes = 2 * 1024 * 1024

/** The states that the log of the member's workspace comes to. */
export function snapshotRoutes(snapshots: Snapshots): Hono<MemberEnv> {
  const routes = new Hono<MemberEnv>()

  routes.post('/snapshot', bodyLimit({ maxSize: requestBytes }), async (context) => {
    const read = readSnapshotRequest(await context.req.json().catch(() => undefined))
    if ('problem' in read) return context.json<ApiProblem>({ error: read.problem }, 400, fresh)
    const snapshot = await snapshots.of(context.get('member').workspace, read.request)
    if (!snapshot) {
      const error = 'The relay has no states for this version of the app: take the log itself.'
      return context.json<ApiProblem>({ error }, 409, fresh)
    }
    const encoding = encodingFor(context.req.header('accept-encoding'))
    return context.body(await encode(JSON.stringify(snapshot), encoding), 200, {
      ...fresh,
      'Content-Type': 'application/json; charset=utf-8',
      Vary: 'Authorization, Accept-Encoding',
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    })
  })

  return routes
}
