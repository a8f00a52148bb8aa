import { type ApiProblem, type Invite, joinLink } from '@causeway/protocol'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { authorityActor } from '../authority/authority.ts'
import type { Tokens } from '../tokens.ts'
import type { MemberEnv } from './authorise.ts'

/** Which roles a role may hand out. */
export type Invitations = Readonly<Record<string, readonly string[]>>

const inviteRequest = z.object({ name: z.string().trim().min(1).max(100), role: z.string() })

/** Links that let others join the workspace of whoever asks. */
export function inviteRoutes(tokens: Tokens, invitations: Invitations): Hono<MemberEnv> {
  const routes = new Hono<MemberEnv>()

  routes.post('/invites', bodyLimit({ maxSize: 4096 }), async (context) => {
    const { workspace, role } = context.get('member')
    const read = inviteRequest.safeParse(await context.req.json().catch(() => undefined))
    if (!read.success) return context.json<ApiProblem>({ error: 'An invitation has a name and a role.' }, 400)
    if (read.data.name.toLowerCase() === authorityActor) {
      return context.json<ApiProblem>({ error: 'This name is the relay’s own. Choose another.' }, 400)
    }
    if (invitations[role]?.includes(read.data.role) !== true) {
      return context.json<ApiProblem>({ error: `As ${role} you cannot invite a ${read.data.role}.` }, 403)
    }
    const token = await tokens.sign({ workspace, actor: read.data.name, role: read.data.role })
    // The page that asks knows best under which name and scheme people reach the relay.
    const origin = context.req.header('origin') ?? `http://${context.req.header('host')}`
    return context.json<Invite>({ token, link: joinLink(origin, token) }, 201)
  })

  return routes
}
