import { randomUUID } from 'node:crypto'
import { chainHash, closeCodes, limits, protocolVersion } from '@causeway/protocol'
import { describe, expect, it } from 'vitest'
import { createRelay } from '../relay.ts'
import { createAuthor } from './author.fixture.ts'
import { notes } from './notes.fixture.ts'
import { openPeer } from './peer.fixture.ts'
import type { Stage } from './stage.fixture.ts'

/** What a relay does not take, and how it says so. */
export function describeRefusing(stage: Stage): void {
  const { join, logOf, textsOf } = stage

  describe('refuses, leaving the log as it is and others undisturbed,', () => {
    it('what does not follow on: gaps, copies with another content, breaks in the chain', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const author = createAuthor('laptop')
      const [first = '', second = '', third = '', fourth = ''] = author.notes(4)
      expect(await ann.push([first, second])).toMatchObject({ kind: 'taken' })
      expect(await ann.push([fourth])).toEqual({ kind: 'missing', push: 2, vector: { laptop: 2 } })

      const head = { seq: 2, hash: chainHash(second) }
      const copy = createAuthor('laptop', 'Ann', [first])
      const otherSecond = copy.note({ data: { text: 'from the copy' } })
      expect(await ann.push([otherSecond])).toEqual({ kind: 'forked', push: 3, head })
      expect(await ann.push([otherSecond, copy.note()])).toEqual({ kind: 'forked', push: 4, head })
      expect(await ann.push(copy.texts.slice(2))).toEqual({ kind: 'forked', push: 5, head })
      const otherFirst = createAuthor('laptop').note({ data: { text: 'reused' } })
      expect(await ann.push([otherFirst])).toEqual({ kind: 'forked', push: 6, head })

      const broken = createAuthor('laptop', 'Ann', [first, second, third]).note({ prev: chainHash('else') })
      expect(await ann.push([third, broken])).toMatchObject({
        kind: 'refused',
        code: 'invalid',
        dot: { seq: 4 },
      })
      // What stood before the refused one is in.
      expect(await textsOf(workspace)).toEqual([first, second, third])
      expect(await ann.push([third, fourth])).toMatchObject({ kind: 'taken', position: 4 })
    })

    it('what was decided on a stream that has changed since, and nothing else', async () => {
      const workspace = randomUUID()
      const [ann, bo] = [await join('laptop', workspace), await join('tablet', workspace, 'Bo')]
      const [hers, his] = [createAuthor('laptop'), createAuthor('tablet', 'Bo')]
      const stream = 'note/shared'
      const text = { stream, clock: {} }
      expect(await ann.push([hers.note(text)], undefined, { [stream]: 0 })).toMatchObject({ kind: 'taken' })
      const late = his.clone()
      expect(await bo.push([late.note(text)], undefined, { [stream]: 0 })).toMatchObject({
        kind: 'refused',
        code: 'stale',
        dot: { replica: 'tablet', seq: 1 },
        message: expect.stringContaining('its last event is at 1'),
      })
      // Another stream is another matter, and so is the same one, looked at again.
      expect(await bo.push([his.note()], undefined, { 'note/tablet': 0 })).toMatchObject({ position: 2 })
      const again = his.note({ stream, clock: { laptop: 1 } })
      expect(await bo.push([again], undefined, { [stream]: 1 })).toMatchObject({ position: 3 })
      // Said once more, it is held already, whatever happened since.
      expect(await bo.push([again], undefined, { [stream]: 1 })).toMatchObject({ kind: 'taken', position: 3 })
      expect(await textsOf(workspace)).toEqual([...hers.texts, ...his.texts])
    })

    it.each([
      ['data its schema does not know', { data: { text: 7 } }, 'invalid'],
      ['an unknown type', { type: 'Sung' }, 'unknown-type'],
      ['a newer version', { version: 2 }, 'unknown-type'],
      ['an unknown aggregate', { stream: 'song/1' }, 'unknown-type'],
      ['somebody else’s name', { actor: 'Bob' }, 'not-allowed'],
      ['too much data', { data: { text: 'x'.repeat(limits.eventBytes) } }, 'too-large'],
      ['a clock that names the event itself', { clock: { laptop: 2 } }, 'invalid'],
    ] as const)('an event with %s, and takes the same chain without it', async (_what, changes, code) => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const author = createAuthor('laptop')
      const first = author.note()
      const bad = author.clone()
      const answer = await ann.push([first, bad.note(changes), bad.note()])
      expect(answer).toMatchObject({ kind: 'refused', code, dot: { replica: 'laptop', seq: 2 } })
      expect(await textsOf(workspace)).toEqual([first])
      expect(await ann.push([author.note()])).toMatchObject({ kind: 'taken', position: 2 })
    })

    it('text that is not canonical', async () => {
      const workspace = randomUUID()
      const ann = await join('laptop', workspace)
      const text = createAuthor('laptop').note()
      for (const other of [
        ` ${text}`,
        text.replace('"seq":1', '"seq":1.0'),
        text.replace('{', '{"extra":1,'),
      ]) {
        expect(await ann.push([other])).toMatchObject({ kind: 'refused', code: 'invalid' })
      }
      expect((await logOf(workspace)).entries).toEqual([])
    })

    const hello = {
      kind: 'hello',
      protocol: protocolVersion,
      replica: 'x',
      point: { position: 0, digest: '' },
    }
    it.each([
      ['garbage', 'garbage', closeCodes.malformed],
      ['nothing', '', closeCodes.malformed],
      ['a truncated frame', '{"kind":"hello","proto', closeCodes.malformed],
      ['an unknown kind', '{"kind":"steal"}', closeCodes.malformed],
      ['a binary frame', Buffer.from('{"kind":"ping"}'), closeCodes.malformed],
      ['too large a frame', ' '.repeat(limits.frameBytes + 1), closeCodes.tooLarge],
      ['a hello of another version', '{"kind":"hello","protocol":99}', closeCodes.update],
      ['a hello with a false token', JSON.stringify({ ...hello, token: 'a.b.c' }), closeCodes.unauthorised],
      ['a push before the hello', '{"kind":"push","id":1}\n{}', closeCodes.unauthorised],
      ['a subscription before the hello', '{"kind":"subscribe","after":0}', closeCodes.unauthorised],
    ])('%s from a stranger, with a code that says what to do', async (_what, frame, code) => {
      const stranger = await openPeer(stage.relay())
      stranger.sendRaw(frame)
      expect(await stranger.closed).toBe(code)
    })

    it.each([
      ['garbage', 'garbage', closeCodes.malformed],
      ['a push of no events', '{"kind":"push","id":1}', closeCodes.malformed],
      ['a push of what is no event', '{"kind":"push","id":1}\n{"a":1}', closeCodes.malformed],
      [
        'too many events',
        `{"kind":"push","id":1}${'\n{}'.repeat(limits.pushEvents + 1)}`,
        closeCodes.malformed,
      ],
      [
        'a push with a gap within',
        [
          '{"kind":"push","id":1}',
          createAuthor('laptop').note(),
          createAuthor('laptop').note({ seq: 3 }),
        ].join('\n'),
        closeCodes.malformed,
      ],
      [
        'a push of two replicas',
        [
          '{"kind":"push","id":1}',
          createAuthor('laptop').note(),
          createAuthor('tablet').note({ seq: 2 }),
        ].join('\n'),
        closeCodes.malformed,
      ],
      ['too large a frame', ' '.repeat(limits.frameBytes + 1), closeCodes.tooLarge],
    ])('%s from a member, with a code that says what to do', async (_what, frame, code) => {
      const workspace = randomUUID()
      const other = await join('tablet', workspace, 'Bob')
      other.send({ kind: 'subscribe', after: 0 })
      const ann = await join('laptop', workspace)
      ann.sendRaw(frame)
      expect(await ann.closed).toBe(code)
      expect((await logOf(workspace)).entries).toEqual([])
      expect(await other.push([createAuthor('tablet', 'Bob').note()])).toMatchObject({ kind: 'taken' })
      expect(await other.logUntil(1)).toHaveLength(1)
    })

    it('a token signed by somebody else', async () => {
      const stranger = await createRelay({ model: notes })
      try {
        const token = await stranger.token({ workspace: 'w', actor: 'Ann', role: 'owner' })
        const peer = await openPeer(stage.relay())
        peer.send({ kind: 'hello', protocol: 1, token, replica: 'x', point: { position: 0, digest: '' } })
        expect(await peer.closed).toBe(closeCodes.unauthorised)
      } finally {
        await stranger.close()
      }
    })
  })
}
