import type { Command } from '@causeway/core'
import { useAggregate, useWorkspace } from '@causeway/react'
import { member, shopRights } from '@causeway/shop'
import { useMembership } from './membership-context.ts'

interface Asked {
  readonly name: string
  readonly commands: object
}

/** What whoever works here may do, by the same rights that the command itself is asked by. */
export interface May {
  /** `may(order, 'cancel')` */
  <A extends Asked>(of: A, command: keyof A['commands'] & string): boolean
  /** Why not, and who may; `undefined` where they may. */
  whyNot(command: Pick<Command, 'aggregate' | 'name'>): string | undefined
  /** Why not all of it. */
  whyNotAll(commands: readonly Command[]): string | undefined
}

/** What is not one's to do is not offered, or said why. Follows what an owner changes meanwhile. */
export function useMay(): May {
  const { actor, role } = useMembership()
  const { state: read } = useWorkspace()
  useAggregate(member, actor)
  const whyNot = (command: Pick<Command, 'aggregate' | 'name'>) => {
    const answer = shopRights.command({ actor, role, read }, command)
    return answer === true ? undefined : answer
  }
  return Object.assign(
    (of: Asked, command: string) => whyNot({ aggregate: of.name, name: command }) === undefined,
    {
      whyNot,
      whyNotAll: (commands: readonly Command[]) => commands.map(whyNot).find((why) => why !== undefined),
    },
  )
}
