import { describeRelay } from '@causeway/relay/suite'
import { createMemoryLog } from './memory-log.ts'

const secret = 'a secret of forty-three letters for tokens, seals'

describeRelay('a log in memory', async () => ({
  firstDay: async () => ({ keptLog: { log: createMemoryLog(), secret } }),
}))
