import { aggregate, event, key, latestWins } from '@causeway/core'
import { z } from 'zod'

const roles = ['stock', 'seller', 'manager', 'owner'] as const

/** What somebody does at the desk; see `rights.ts` for what that allows. */
export type Role = (typeof roles)[number]

/** Whether a text is the name of a role: a link may bear any. */
export function isRole(text: string): text is Role {
  return roles.some((role) => role === text)
}

/** Somebody at the desk, by the name that stands beside what they do. */
export interface MemberState {
  /** Empty until an owner gave one here; the role of their link holds until then. */
  readonly role: Role | ''
  /** Left the team: may look, and change nothing. */
  readonly left: boolean
}

const given = z.object({ role: z.enum(roles, 'Choose a role.') })

export const RoleGiven = event('RoleGiven', {
  data: given,
  touches: key('role'),
  policy: latestWins(),
})

export const MemberLeft = event('MemberLeft', {
  data: z.object({ left: z.boolean() }),
  touches: key('left'),
  policy: latestWins(),
})

const unknownMember: MemberState = { role: '', left: false }

/** Somebody at the desk. The id is their name. */
export const member = aggregate('member', {
  initialState: unknownMember,
  events: [RoleGiven, MemberLeft],
  evolve: {
    RoleGiven: (state, { role }) => ({ ...state, role }),
    MemberLeft: (state, { left }) => ({ ...state, left }),
  },
  commands: {
    giveRole: {
      input: given,
      decide: (state, { role }) => (role === state.role ? [] : [RoleGiven.of({ role })]),
    },
    /** They change nothing any more. */
    leave: {
      input: z.object({}),
      decide: ({ left }) => (left ? [] : [MemberLeft.of({ left: true })]),
    },
    comeBack: {
      input: z.object({}),
      decide: ({ left }) => (left ? [MemberLeft.of({ left: false })] : []),
    },
  },
})
