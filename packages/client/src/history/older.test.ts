import { encodeFrame, entryLine, limits } from '@causeway/protocol'
import { expect, it } from 'vitest'
import { createOlder } from './older.ts'

const line = (position: number) => entryLine(position, `{"replica":"r","seq":${position}}`)
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => line(from + index))

/** A relay whose log can grow: range by range, and from a position to the end of its range. */
function relayOf(log: { length: number }) {
  const asked: string[] = []
  const stretch = (from: number) => {
    const to = Math.min(log.length, Math.ceil(from / limits.rangeSize) * limits.rangeSize)
    const entries = lines(from, to)
    return new Response(encodeFrame({ kind: 'log', from, entries, digest: '', seals: {} }))
  }
  const fetched = ({ pathname, searchParams }: URL): Response => {
    asked.push(pathname)
    const from = searchParams.get('from')
    if (from !== null) return stretch(Number(from))
    const n = Number(pathname.split('/').at(-1))
    return (n + 1) * limits.rangeSize <= log.length
      ? stretch(n * limits.rangeSize + 1)
      : new Response('', { status: 404 })
  }
  const network = { fetch: async (url: URL) => fetched(url) }
  return { asked, older: createOlder({ network, relay: 'https://relay.example', token: 't' }) }
}

it('fetches a full range once, for all that lies in it', async () => {
  const { asked, older } = relayOf({ length: 2500 })
  expect(await older(1, 400)).toEqual(lines(1, 400))
  expect(await older(401, 1200)).toEqual(lines(401, 1200))
  expect(asked).toEqual(['/api/log/0', '/api/log/1'])
})

it('asks again for the last range, which may have become longer', async () => {
  const log = { length: 600 }
  const { older } = relayOf(log)
  expect(await older(1, 600)).toEqual(lines(1, 600))
  log.length = 1300
  expect(await older(601, 1300)).toEqual(lines(601, 1300))
})

it('gives what there is where the relay holds less than it did', async () => {
  const { older } = relayOf({ length: 600 })
  expect(await older(501, 700)).toEqual(lines(501, 600))
})
