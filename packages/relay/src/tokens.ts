import type { Membership } from '@causeway/protocol'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** Makes and reads the signed tokens that let people in. */
export interface Tokens {
  /** A token for a member. It does not expire: a link given to a colleague works when they get to it. */
  sign(member: Membership): Promise<string>
  /** Who a token speaks for; nothing when it is false, expired or not a token. */
  verify(token: string): Promise<Membership | undefined>
}

const claims = z.object({
  workspace: z.string().min(1).max(200),
  actor: z.string().min(1).max(200),
  role: z.string().min(1).max(200),
})

/** Tokens signed with a key that only the relay has (JWT, HMAC-SHA256). */
export function createTokens(key: Uint8Array): Tokens {
  return {
    sign: ({ workspace, actor, role }) =>
      new SignJWT({ workspace, actor, role }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt().sign(key),

    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] })
        return claims.safeParse(payload).data
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined
        throw error
      }
    },
  }
}
