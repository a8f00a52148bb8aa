import type { Membership as Member } from '@causeway/protocol'

/** Who works where, as a join link's token says. The relay verifies the token; the desk only reads it. */
export interface Membership extends Member {
  readonly token: string
  /** Tells several devices in one browser apart: those of a demo. */
  readonly device?: string
}

/** What names this device's own choices for a workspace, which it keeps to itself. */
export function placeOf({ workspace, device }: Pick<Membership, 'workspace' | 'device'>): string {
  return device === undefined ? workspace : `${workspace}/${device}`
}

/** Reads a signed token (JWT) without verifying it; `undefined` when it is not one of ours. */
export function readToken(token: string): Membership | undefined {
  const [, payload] = token.split('.')
  if (payload === undefined) return undefined
  const claims = parseJson(payload)
  if (typeof claims !== 'object' || claims === null) return undefined
  const { workspace, actor, role } = { workspace: undefined, actor: undefined, role: undefined, ...claims }
  return typeof workspace === 'string' && typeof actor === 'string' && typeof role === 'string'
    ? { token, workspace, actor, role }
    : undefined
}

function parseJson(base64url: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
