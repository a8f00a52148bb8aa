import { createContext, use } from 'react'
import type { Membership } from '../session/membership.ts'

/** Who works at this desk. */
export const MembershipContext = createContext<Membership | undefined>(undefined)

/** Who works at this desk. Throws outside of it: a fault in the app. */
export function useMembership(): Membership {
  const membership = use(MembershipContext)
  if (!membership) throw new Error('useMembership needs the desk around it.')
  return membership
}
