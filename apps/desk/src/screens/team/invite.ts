import { type ApiProblem, type Invite, type InviteRequest, paths } from '@causeway/protocol'

/** What came of asking the relay for an invitation. */
export type Invitation =
  | { readonly ok: true; readonly link: string }
  /** What happened and what to do. */
  | { readonly ok: false; readonly message: string }

/** Asks the relay for a link by which a person joins this desk. Needs a connection and the right to invite. */
export async function invite(token: string, person: InviteRequest): Promise<Invitation> {
  let response: Response
  try {
    response = await fetch(paths.invites, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(person),
    })
  } catch {
    return {
      ok: false,
      message: 'The relay cannot be reached. Links are made by the relay: try again once you are connected.',
    }
  }
  const answer: Partial<Invite & ApiProblem> = await response.json().catch(() => ({}))
  if (response.ok && answer.link !== undefined) return { ok: true, link: answer.link }
  return {
    ok: false,
    message: answer.error ?? 'The relay could not make a link. Nothing has changed: try again in a moment.',
  }
}
