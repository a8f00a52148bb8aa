import type { Command } from '@causeway/core'
import type { Execution } from '@causeway/react'
import { useState } from 'react'

/** Something that asks for more goods, which somebody may insist on. */
export interface Addition {
  readonly product: string
  readonly command: (insisted: { readonly anyway?: true }) => Command
}

/** More was asked for than the order's location has. */
export interface RefusedAddition extends Addition {
  readonly message: string
}

/** Asks for more goods, and keeps what the shelf was too short for, so that it can be sold anyway. */
export function useAdding(execute: Execution['execute']) {
  const [refused, setRefused] = useState<RefusedAddition>()
  return {
    refused,
    clear: () => setRefused(undefined),
    async add(addition: Addition) {
      const outcome = await execute(addition.command({}))
      const isShort = !outcome.ok && outcome.error.rule === 'not-here'
      setRefused(isShort ? { ...addition, message: outcome.error.message } : undefined)
    },
    async insist() {
      if (!refused) return
      setRefused(undefined)
      await execute(refused.command({ anyway: true }))
    },
  }
}
