import type { Process } from '@causeway/core'
import { officialNumbers } from './official-numbers.ts'
import { assurances, promises, wishes } from './setting-aside.ts'

/** What the shop's authority does by itself. */
export const shopProcesses: readonly Process[] = [officialNumbers, wishes, promises, assurances]
