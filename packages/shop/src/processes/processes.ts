import type { Process } from '@causeway/core'
import { holds } from './holds.ts'
import { officialNumbers } from './official-numbers.ts'
import { assurances, promises, wishes } from './setting-aside.ts'

/** What the shop's authority does by itself. */
export const shopProcesses: readonly Process[] = [officialNumbers, holds, wishes, promises, assurances]
