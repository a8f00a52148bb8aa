import { type ApiProblem, type Demo, paths } from '@causeway/protocol'

/** What came of asking the relay for a demo. */
export type Begun =
  | { readonly ok: true; readonly demo: Demo }
  /** Why not, and what to do. */
  | { readonly ok: false; readonly message: string }

/** Asks the relay for a workspace of one's own for a while. */
export async function beginDemo(): Promise<Begun> {
  try {
    const response = await fetch(paths.demo, { method: 'POST' })
    if (response.ok) return { ok: true, demo: await response.json() }
    const { error }: ApiProblem = await response.json()
    return { ok: false, message: error }
  } catch {
    return {
      ok: false,
      message: 'The relay cannot be reached just now. The devices of the demo need it to meet each other.',
    }
  }
}

/** Tells the relay that a demo is over. It also finds out by itself, so nobody waits for the answer. */
export function endDemo({ members: [member] }: Demo): Promise<unknown> {
  return fetch(paths.demo, {
    method: 'DELETE',
    keepalive: true,
    headers: { authorization: `Bearer ${member?.token}` },
  }).catch(() => undefined)
}
