import { randomUUID } from 'node:crypto'
import { closeCodes } from '@causeway/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRelay, type Relay } from '../relay.ts'
import { notes } from '../suite/notes.fixture.ts'
import { enter, helloText, openGuest, type RawGuest } from './guest.fixture.ts'
import { being, poisoned, saying, typed } from './hostile.fixture.ts'

let relay: Relay
beforeAll(async () => {
  relay = await createRelay({
    model: notes,
    roomBounds: {
      roomBytes: 300_000,
      workspaceBytes: 400_000,
      bytesPerSecond: 64 * 1024,
      burstBytes: 1024 * 1024,
      unsentBytes: 200_000,
      strangers: 5,
    },
  })
})
afterAll(() => relay.close())

/** A room with Ann in it, who wrote something, and Eve, who means ill. */
async function scene() {
  const here = { workspace: randomUUID(), room: 'page' }
  const ann = await enter(relay, here, 1)
  ann.send(saying(typed('Hello')))
  ann.send(being(1, 7, '{"screen":"orders","user":{"name":"Ann","color":"#123456"}}'))
  await ann.heard()
  const eve = await enter(relay, { ...here, actor: 'Eve' }, 2)
  return { here, ann, eve }
}

/** Ann and whoever comes later notice nothing. */
async function isUnharmed(here: { readonly workspace: string; readonly room: string }, ann: RawGuest) {
  await ann.heard()
  const ben = await enter(relay, { ...here, actor: 'Ben' }, 3)
  expect(ben.doc.getText('text').toString()).toBe('Hello')
  expect(ben.awareness.getStates().get(1)).toMatchObject({ screen: 'orders', user: { name: 'Ann' } })
  await ben.close()
}

describe('a hostile client', () => {
  it.each(Object.entries(poisoned))(
    'is cut off alone, and spoils nothing, with %s',
    async (_name, update) => {
      const { here, ann, eve } = await scene()
      eve.send(saying(update))
      expect(await eve.closed).toBe(closeCodes.malformed)
      await isUnharmed(here, ann)
    },
  )

  it.each<[string, Uint8Array | string]>([
    ['no bytes', new Uint8Array()],
    ['text', 'hello again'],
    ['an unknown kind', Uint8Array.of(99, 1, 2)],
    ['an unknown step', Uint8Array.of(0, 7, 0)],
    ['a cut-off number', Uint8Array.of(0, 0x80)],
    ['a number without an end', new Uint8Array(40).fill(0xff)],
    ['a length beyond its frame', Uint8Array.of(0, 2, 0xff, 0xff, 0xff, 0xff, 7, 1)],
    [
      'a length a little beyond its frame, where other frames lie in memory',
      Uint8Array.of(0, 2, 60, 1, 2, 3),
    ],
    ['two messages in one frame', Uint8Array.of(...saying(typed('a', 8)), ...saying(typed('b', 9)))],
    ['a state vector that is cut off', Uint8Array.of(0, 0, 3, 200, 1, 5)],
    ['an awareness state that is no JSON', being(2, 1, '{')],
    ['an awareness state that is no object', being(2, 1, '[1]')],
    ['an awareness state beyond all size', being(2, 1, JSON.stringify({ name: 'x'.repeat(5000) }))],
    ['an awareness clock near its end', being(2, 2 ** 53 - 1, '{}')],
    ['an awareness frame that lies about its length', Uint8Array.of(1, 3, 200, 1, 0)],
  ])('is cut off alone with %s', async (_name, frame) => {
    const { here, ann, eve } = await scene()
    eve.send(frame)
    expect(await eve.closed).toBe(closeCodes.malformed)
    await isUnharmed(here, ann)
  })

  it('that sends frames beyond all size is cut off alone', async () => {
    const { here, ann, eve } = await scene()
    eve.send(new Uint8Array(3 * 1024 * 1024))
    expect(await eve.closed).toBe(closeCodes.tooLarge)
    await isUnharmed(here, ann)
  })

  it('cannot stop the relay with any bytes', async () => {
    const { here, ann } = await scene()
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(0, 1, 2, 3), async (bytes, kind) => {
        const eve = await enter(relay, { ...here, actor: 'Eve' }, 9)
        eve.send(Uint8Array.of(kind, ...bytes))
        await eve.close()
      }),
      { numRuns: 60 },
    )
    await ann.heard()
    expect(ann.socket.readyState).toBe(ann.socket.OPEN)
  })

  it('cannot speak for another, nor take them out', async () => {
    const { here, ann, eve } = await scene()
    eve.send(being(1, 100, '{"screen":"nowhere"}'))
    eve.send(being(1, 101, 'null'))
    eve.send(being(55, 1, '{"ghost":true}'))
    await eve.heard()
    await ann.heard()
    expect([...ann.awareness.getStates().keys()]).toEqual([1])
    await isUnharmed(here, ann)
  })

  it('cannot pose as somebody else', async () => {
    const { ann, eve } = await scene()
    eve.send(being(2, 1, '{"user":{"name":"Owner","role":"owner","color":"#abcdef"}}'))
    await ann.until(() => ann.awareness.getStates().has(2))
    expect(ann.awareness.getStates().get(2)).toEqual({
      user: { name: 'Eve', role: 'seller', color: '#abcdef' },
    })
  })

  it('cannot take the id of somebody whose line broke', async () => {
    const { here, ann, eve } = await scene()
    await ann.close()
    await eve.heard()
    const claim = await openGuest(relay, here.room)
    claim.send(helloText(await relay.token({ ...here, actor: 'Eve', role: 'seller' }), 1))
    expect(await claim.closed).toBe(closeCodes.idTaken)
    // Ann herself comes back with it, even while her old socket seems to be there.
    const back = await enter(relay, here, 1)
    const again = await enter(relay, here, 1)
    expect(await back.closed).toBe(closeCodes.idTaken)
    await again.heard()
  })

  it('that floods is heard slowly, and holds up nobody', async () => {
    const { here, ann, eve } = await scene()
    // Ten times what is heard at once, each a frame to tell others; and as many questions for everything.
    for (let i = 0; i < 2500; i++) eve.send(being(2, i + 1, '{"flood":true}'))
    for (let i = 0; i < 2500; i++) eve.send(Uint8Array.of(0, 0, 1, 0))
    await isUnharmed(here, ann)
    const said = ann.awareness.meta.get(2)?.clock ?? 0
    expect(said).toBeLessThan(2500)
    eve.socket.terminate()
  })

  it('that reads nothing is cut off, and the others are served', async () => {
    const fast = await createRelay({
      model: notes,
      roomBounds: { awarenessBytes: 500_000, bytesPerSecond: 1e9, burstBytes: 1e9, unsentBytes: 200_000 },
    })
    const here = { workspace: randomUUID(), room: 'page' }
    const [ann, ben, eve] = [
      await enter(fast, here, 1),
      await enter(fast, { ...here, actor: 'Ben' }, 2),
      await enter(fast, { ...here, actor: 'Eve' }, 3),
    ]
    eve.send(being(3, 1, '{}'))
    await ann.until(() => ann.awareness.getStates().has(3))
    eve.socket.pause()
    const state = JSON.stringify({ long: 'x'.repeat(400_000) })
    // Until more lies unread than the system’s own buffers hold.
    for (let clock = 1; ann.awareness.getStates().has(3); clock++) {
      ben.send(being(2, clock, state))
      await ann.until(() => ann.awareness.meta.get(2)?.clock === clock)
    }
    eve.socket.resume()
    expect([closeCodes.overloaded, 1006]).toContain(await eve.closed)
    await ben.heard()
    await fast.close()
  })

  it('that fills a room has it begun anew, with what the others have', async () => {
    const { here, ann, eve } = await scene()
    for (let i = 0; i < 4; i++) eve.send(saying(typed('x'.repeat(90_000), 100 + i)))
    expect(await eve.closed).toBe(closeCodes.overloaded)
    expect(await ann.closed).toBe(closeCodes.overloaded)
    const back = await enter(relay, here, 1)
    expect(back.doc.getText('text').length).toBe(0)
    back.send(saying(typed('Hello')))
    const ben = await enter(relay, { ...here, actor: 'Ben' }, 3)
    await ben.until(() => ben.doc.getText('text').toString() === 'Hello')
  })

  it('cannot fill a workspace, and other workspaces do not notice', async () => {
    const { here, ann, eve } = await scene()
    const elsewhere = await scene()
    for (let i = 0; i < 3; i++) eve.send(saying(typed('x'.repeat(80_000), 100 + i)))
    await eve.heard()
    const other = await enter(relay, { ...here, room: 'second', actor: 'Eve' }, 5)
    for (let i = 0; i < 3; i++) other.send(saying(typed('x'.repeat(80_000), 200 + i)))
    expect(await other.closed).toBe(closeCodes.overloaded)
    await ann.heard()
    await isUnharmed(elsewhere.here, elsewhere.ann)
  })

  it('cannot keep others out by standing at the door', async () => {
    const strangers = await Promise.all(Array.from({ length: 5 }, () => openGuest(relay, 'page')))
    await expect(openGuest(relay, 'page')).rejects.toThrow('503')
    for (const stranger of strangers) stranger.socket.terminate()
    await Promise.all(strangers.map(({ closed }) => closed))
    const { here, ann } = await scene()
    await isUnharmed(here, ann)
  })
})
