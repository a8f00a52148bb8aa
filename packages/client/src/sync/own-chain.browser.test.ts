import { chainHash, eventText, readEvent } from '@causeway/protocol'
import { expect, test } from 'vitest'
import { committed, freshName, open, record } from '../store/recording.fixture.ts'
import { beforeFork } from './own-chain.ts'

test('of a stretch with what a copy recorded in our name, all that is before it can be stored', async () => {
  const store = await open(freshName())
  const { replica } = await record(store, 'sent by both', 2)
  await record(store, 'ours')
  const [one = '', two = '', three = ''] = await store.pendingAfter(0, 3, 10_000)
  const others = eventText({ ...readEvent(one), replica: 'someone' })
  const theirs = eventText({ ...readEvent(three), command: 'theirs' })
  const start = await store.meta()
  const { log } = committed(start, [one, others, two, theirs, others])
  const seals = {
    [replica]: { seq: 3, hash: chainHash(theirs), mac: '' },
    someone: { seq: 9, hash: '', mac: '' },
  }
  const part = await beforeFork(store, replica, { ...log, seals })
  const expected = committed(start, [one, others, two]).log
  expect(part).toEqual({ ...expected, seals: { someone: seals.someone } })
})
