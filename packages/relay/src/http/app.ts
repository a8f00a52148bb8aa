import type { Model } from '@causeway/core'
import type { ApiProblem, LostStretch } from '@causeway/protocol'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import type { Demos } from '../demos/demos.ts'
import type { Restoring } from '../intake/lost.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Sealer } from '../seals.ts'
import type { Snapshots } from '../snapshots/snapshots.ts'
import type { Tokens } from '../tokens.ts'
import type { Tracing } from '../tracing/tracing.ts'
import type { Views } from '../views/views.ts'
import { authorise, type MemberEnv, sameOriginOnly } from './authorise.ts'
import { demoRoutes } from './demo.ts'
import { deskFiles } from './desk.ts'
import { eventRoutes } from './events.ts'
import { type Invitations, inviteRoutes } from './invites.ts'
import { logRoutes } from './log.ts'
import type { OriginCheck } from './origin.ts'
import type { Ranges } from './ranges.ts'
import { snapshotRoutes } from './snapshot.ts'
import { traced } from './traced.ts'
import { viewRoutes } from './views.ts'

/** What the HTTP side of a relay is made of. */
export interface HttpSetting {
  /** What events are read by. */
  readonly model: Model
  readonly log: EventLog
  readonly tokens: Tokens
  readonly sealer: Sealer
  readonly ranges: Ranges
  /** Puts back what a workspace's log has lost. */
  restore(workspace: string, lost: LostStretch): Promise<Restoring>
  readonly logger: Logger
  readonly isWelcome: OriginCheck
  /** Other origins whose pages may use the API. */
  readonly origins: readonly string[]
  readonly invitations: Invitations
  readonly demos: Demos
  /** None unless given. */
  readonly views?: Views
  /** None unless given. */
  readonly snapshots?: Snapshots
  /** Who is told of requests; nobody unless given. */
  readonly tracing?: Tracing
  /** Folder of the built desk; without it only the API answers. */
  readonly deskDir: string | undefined
}

/** Everything a relay answers over HTTP. */
export function createHttpApp(setting: HttpSetting): Hono {
  const { log, tokens, logger } = setting
  const app = new Hono()

  app.use(
    secureHeaders({
      // The relay speaks plain HTTP; whoever puts TLS in front of it decides about this.
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    }),
  )
  app.get('/healthz', (context) => context.text('ok'))
  app.get('/readyz', async (context) => {
    try {
      await log.ping()
      return context.text('ok')
    } catch (error) {
      logger.warn({ err: error }, 'the database does not answer')
      return context.text('The database does not answer.', 503)
    }
  })

  const api = new Hono<MemberEnv>()
  if (setting.tracing) api.use(traced(setting.tracing))
  api.use(cors({ origin: [...setting.origins], allowHeaders: ['Authorization', 'Content-Type'] }))
  api.use(sameOriginOnly(setting.isWelcome))
  api.route('/', demoRoutes(setting.demos, tokens))
  api.use(authorise(tokens))
  api.get('/me', (context) => context.json(context.get('member'), 200, { 'Cache-Control': 'no-store' }))
  api.route('/', logRoutes(setting))
  api.route('/', eventRoutes(log, setting.model))
  if (setting.snapshots) api.route('/', snapshotRoutes(setting.snapshots))
  if (setting.views) api.route('/', viewRoutes(setting.views))
  api.route('/', inviteRoutes(tokens, setting.invitations))
  api.all('*', (context) => context.json<ApiProblem>({ error: 'There is nothing here.' }, 404))
  app.route('/api', api)

  if (setting.deskDir !== undefined) app.route('/', deskFiles(setting.deskDir))

  app.onError((error, context) => {
    logger.error({ err: error, path: context.req.path }, 'a request failed')
    return context.json<ApiProblem>({ error: 'Something failed on the relay; try again.' }, 500)
  })
  return app
}
