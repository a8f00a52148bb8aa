import { expect, test } from 'vitest'
import { committed, freshName, open, record } from '../store/recording.fixture.ts'
import { readBeyond } from './beyond.ts'

test('what a tab has not folded yet is to be found, also when it was committed just now', async () => {
  const store = await open(freshName())
  const fence = await store.claimLeadership()
  await record(store, 'first')
  await record(store, 'second')
  const commands = async (position: number) =>
    (await readBeyond(store, position)).map(({ command }) => command)
  expect(await commands(0)).toEqual(['first', 'second'])
  const { log, events } = committed(await store.meta(), await store.pendingAfter(0, 1, 10_000))
  await store.append(fence, log, events, 0)
  expect(await commands(0)).toEqual(['first', 'second'])
  expect(await commands(1)).toEqual(['second'])
})
