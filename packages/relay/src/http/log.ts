import {
  type ApiProblem,
  encodeFrame,
  type LogEntries,
  type LogPoint,
  limits,
  type ReplicaProgress,
} from '@causeway/protocol'
import { readLostStretch } from '@causeway/protocol/validation'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { logMessage } from '../log-message.ts'
import type { HttpSetting } from './app.ts'
import type { MemberEnv } from './authorise.ts'
import { encodingFor } from './ranges.ts'

type LogSetting = Pick<HttpSetting, 'log' | 'sealer' | 'ranges' | 'restore'>

/** The log over HTTP, for catching up: full ranges, the beginning of the one that is not full, and digests. */
export function logRoutes({ log, sealer, ranges, restore }: LogSetting): Hono<MemberEnv> {
  const routes = new Hono<MemberEnv>()

  routes.get('/log/:range{[0-9]+}', async (context) => {
    const encoding = encodingFor(context.req.header('accept-encoding'))
    const { workspace } = context.get('member')
    const n = Number(context.req.param('range'))
    context.set('stretch', { from: n * limits.rangeSize + 1, to: (n + 1) * limits.rangeSize })
    const range = await ranges.get(workspace, n, encoding)
    const wanted = context.req.query('digest')
    if (range === undefined || (wanted !== undefined && wanted !== range.digest)) {
      return problem(context, 404, 'The log does not hold this range.')
    }
    const tag = `"${range.digest}"`
    const headers = {
      ETag: tag,
      Vary: 'Authorization, Accept-Encoding',
      // By its number alone a range may be another after a loss was healed; by its digest it never is.
      'Cache-Control': wanted === undefined ? 'private, no-cache' : 'private, max-age=31536000, immutable',
    }
    if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers)
    return context.body(range.body, 200, {
      ...headers,
      ...textHeaders,
      ...(encoding !== 'identity' && { 'Content-Encoding': encoding }),
    })
  })

  routes.get('/log', async (context) => {
    const from = positionIn(context.req.query('from'))
    if (from === undefined) return problem(context, 400, '"from" is a position, 1 or more.')
    const { workspace } = context.get('member')
    const end = Math.ceil(from / limits.rangeSize) * limits.rangeSize
    const entries = await log.read(workspace, from, end)
    context.set('stretch', { from, to: from + entries.length - 1 })
    const message: LogEntries =
      entries.length > 0
        ? logMessage(workspace, entries, sealer)
        : { kind: 'log', from, entries: [], digest: (await log.tip(workspace)).digest, seals: {} }
    return context.body(encodeFrame(message), 200, { ...textHeaders, 'Cache-Control': 'no-store' })
  })

  routes.post('/log', bodyLimit({ maxSize: limits.lostBytes }), async (context) => {
    const read = readLostStretch(await context.req.text())
    if ('problem' in read) return problem(context, 400, read.problem)
    switch (await restore(context.get('member').workspace, read.lost)) {
      case 'restored':
        return context.body(null, 204)
      case 'elsewhere':
        return problem(context, 409, 'The log does not end where this begins: look at it again.')
      case 'invented':
        return problem(context, 403, 'The log of this relay was never this.')
    }
  })

  routes.get('/points', async (context) => {
    const positions = (context.req.query('at') ?? '').split(',').map(positionIn)
    const asked = positions.filter((position) => position !== undefined)
    if (asked.length !== positions.length || asked.length > limits.points) {
      return problem(context, 400, `"at" is 1 to ${limits.points} positions with commas between.`)
    }
    const points: readonly LogPoint[] = await log.points(context.get('member').workspace, asked)
    return context.json(points, 200, { 'Cache-Control': 'no-store' })
  })

  routes.get('/replicas', async (context) => {
    const heard: readonly ReplicaProgress[] = await log.replicas(context.get('member').workspace)
    return context.json(heard, 200, { 'Cache-Control': 'no-store' })
  })

  return routes
}

const textHeaders = { 'Content-Type': 'text/plain; charset=utf-8' }

function positionIn(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : undefined
}

function problem(context: Context, status: 400 | 403 | 404 | 409, error: string) {
  return context.json<ApiProblem>({ error }, status, { 'Cache-Control': 'no-store' })
}
