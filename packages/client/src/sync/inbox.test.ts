import type { LogEntries } from '@causeway/protocol'
import { expect, test } from 'vitest'
import { takeTogether } from './inbox.ts'

function stretch(from: number, count: number): LogEntries {
  const to = from + count - 1
  const entries = Array.from({ length: count }, (_, index) => `[0,${from + index}]`)
  return { kind: 'log', from, entries, digest: `d${to}`, seals: { a: { seq: to, hash: `h${to}`, mac: 'm' } } }
}

test('stretches that follow on each other are one, with the digest and the seals of the last', () => {
  const queue = [stretch(1, 2), stretch(3, 1), stretch(4, 2)]
  expect(takeTogether(queue)).toEqual(stretch(1, 5))
  expect(takeTogether(queue)).toBeUndefined()
})

test('a gap is not closed by putting stretches together', () => {
  const queue = [stretch(1, 2), stretch(4, 1)]
  expect([takeTogether(queue), takeTogether(queue)]).toEqual([stretch(1, 2), stretch(4, 1)])
})

test('one transaction has a bound', () => {
  const queue = [stretch(1, 2000), stretch(2001, 2000)]
  expect(takeTogether(queue)?.entries).toHaveLength(2000)
})
