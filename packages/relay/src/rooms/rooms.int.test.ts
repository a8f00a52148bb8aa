import { randomUUID } from 'node:crypto'
import type { RoomRight } from '@causeway/core'
import { closeCodes } from '@causeway/protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { createRelay, type Relay } from '../relay.ts'
import { notes } from '../suite/notes.fixture.ts'
import { enter, helloText, joinWithProvider, openGuest } from './guest.fixture.ts'
import { being, saying, typed } from './hostile.fixture.ts'

let relay: Relay
/** What people may do, by their names; the rest may write. */
const rightsOf = new Map<string, RoomRight>()

beforeAll(async () => {
  relay = await createRelay({
    model: notes,
    rights: { event: () => true, room: ({ actor }) => rightsOf.get(actor) ?? 'write' },
    bounds: { heartbeatMs: 300 },
    roomBounds: { signMs: 200, roomsPerWorkspace: 2, socketsPerRoom: 4, socketsPerPerson: 3 },
  })
})
afterAll(() => relay.close())

const place = (room = 'page') => ({ workspace: randomUUID(), room })
const textOf = ({ doc }: Pick<WebsocketProvider, 'doc'>) => doc.getText('text').toString()
const synced = (provider: WebsocketProvider) =>
  new Promise<void>((resolve) => {
    if (provider.synced) resolve()
    else provider.once('sync', () => resolve())
  })
const textIs = (provider: WebsocketProvider, text: string) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (textOf(provider) !== text) return
      provider.doc.off('update', check)
      resolve()
    }
    provider.doc.on('update', check)
    check()
  })

describe('a room', () => {
  it('carries what people type and who they are between clients of y-websocket', async () => {
    const here = place()
    const ann = await joinWithProvider(relay, here)
    await synced(ann)
    ann.doc.getText('text').insert(0, 'Hello')
    ann.awareness.setLocalStateField('cursor', 3)
    const ben = await joinWithProvider(relay, { ...here, actor: 'Ben', role: 'stock' })
    await textIs(ben, 'Hello')
    ben.doc.getText('text').insert(5, ', Ann')
    await textIs(ann, 'Hello, Ann')
    const heardOf = (by: WebsocketProvider, of: WebsocketProvider) =>
      new Promise<unknown>((resolve) => {
        const check = () => {
          const state = by.awareness.getStates().get(of.doc.clientID)
          if (state) resolve(state)
        }
        by.awareness.on('change', check)
        check()
      })
    expect(await heardOf(ben, ann)).toEqual({ cursor: 3, user: { name: 'Ann', role: 'seller' } })
    const gone = new Promise<void>((resolve) => {
      ann.awareness.on('change', ({ removed }: { removed: number[] }) => {
        if (removed.includes(ben.doc.clientID)) resolve()
      })
    })
    expect(await heardOf(ann, ben)).toEqual({ user: { name: 'Ben', role: 'stock' } })
    // The line alone, as when a tab dies: it says nothing any more.
    ben.ws?.close()
    ben.shouldConnect = false
    await gone
    ann.destroy()
    ben.destroy()
  })

  it('is brought what was typed while there was no relay', async () => {
    const here = place()
    const ann = await joinWithProvider(relay, here)
    const ben = await joinWithProvider(relay, { ...here, actor: 'Ben' })
    await Promise.all([synced(ann), synced(ben)])
    ann.disconnect()
    ann.doc.getText('text').insert(0, 'offline')
    ann.connect()
    await textIs(ben, 'offline')
    ann.destroy()
    ben.destroy()
  })

  it('gives signs of life to who says nothing, so that y-websocket does not take the line for dead', async () => {
    const guest = await enter(relay, place())
    let signs = 0
    guest.socket.on('message', () => signs++)
    await guest.until(() => signs >= 3)
  })

  it('tells its author too what somebody said of themselves', async () => {
    const guest = await enter(relay, place())
    guest.send(being(1, 5, '{"screen":"orders"}'))
    await guest.until(() => guest.awareness.getStates().size === 1)
    expect(guest.awareness.getStates().get(1)).toMatchObject({ screen: 'orders' })
    guest.send(being(1, 6, 'null'))
    await guest.until(() => guest.awareness.getStates().size === 0)
  })

  it('tells at once when a line closes, and hears what was said before', async () => {
    const here = place()
    const ann = await enter(relay, here, 1)
    const ben = await enter(relay, { ...here, actor: 'Ben' }, 2)
    ben.send(being(2, 1, '{}'))
    await ann.until(() => ann.awareness.getStates().has(2))
    for (let i = 0; i < 50; i++) ben.send(saying(typed(`${i}`, 100 + i)))
    ben.socket.close()
    await ann.until(() => !ann.awareness.getStates().has(2))
    expect(ann.doc.getText('text').length).toBe(90)
  })

  it('is there while somebody is, and let go of with the last', async () => {
    const here = place()
    const ann = await enter(relay, here, 1)
    ann.send(saying(typed('Hello')))
    const ben = await enter(relay, { ...here, actor: 'Ben' }, 2)
    expect(ben.doc.getText('text').toString()).toBe('Hello')
    await ann.close()
    await ben.heard()
    await ben.close()
    const cleo = await enter(relay, { ...here, actor: 'Cleo' }, 3)
    expect(cleo.doc.getText('text').toString()).toBe('')
    // Two rooms are open at most here: the third opens because empty ones do not count.
    await enter(relay, { ...here, room: 'other', actor: 'Cleo' })
    await cleo.close()
    await enter(relay, { ...here, room: 'third', actor: 'Ben' })
  })
})

describe('who comes in', () => {
  it('says hello first, and hears nothing before', async () => {
    const { workspace, room } = place()
    const before = await enter(relay, { workspace, room })
    before.send(saying(typed('secret')))
    await before.heard()
    const silent = await openGuest(relay, room)
    let heard = 0
    silent.socket.on('message', () => heard++)
    silent.send(Uint8Array.of(0, 0, 1, 0))
    expect(await silent.closed).toBe(closeCodes.unauthorised)
    expect(heard).toBe(0)
  })

  it.each([
    ['a token of another relay', 'eyJhbGciOiJIUzI1NiJ9.e30.x', closeCodes.unauthorised],
    ['no token at all', '', closeCodes.unauthorised],
  ])('is turned away with %s', async (_what, token, code) => {
    const guest = await openGuest(relay, 'page')
    guest.send(helloText(token))
    expect(await guest.closed).toBe(code)
  })

  it.each([
    ['what is no hello', '{"kind":"ping"}', closeCodes.malformed],
    ['what is no JSON', 'hello?', closeCodes.malformed],
    ['another version', '{"kind":"hello","protocol":99,"token":"","client":1}', closeCodes.update],
    ['an id that is none', '{"kind":"hello","protocol":1,"token":"","client":-1}', closeCodes.malformed],
    ['a hello beyond all size', ' '.repeat(10_000), closeCodes.unauthorised],
  ])('is told what is wrong with %s', async (_what, frame, code) => {
    const guest = await openGuest(relay, 'page')
    guest.send(frame)
    expect(await guest.closed).toBe(code)
  })

  it('finds the room of the token’s workspace, whatever the address says', async () => {
    const here = place()
    const ann = await enter(relay, here)
    ann.send(saying(typed('ours')))
    ann.send(being(1, 1, '{}'))
    await ann.heard()
    const eve = await enter(relay, { workspace: 'theirs', room: here.room, actor: 'Eve' }, 2)
    const other = await enter(
      relay,
      { workspace: 'theirs', room: `../${here.workspace}/page`, actor: 'Eve' },
      3,
    )
    for (const guest of [eve, other]) {
      expect(guest.doc.getText('text').toString()).toBe('')
      expect(guest.awareness.getStates().size).toBe(0)
    }
    eve.send(saying(typed('and theirs', 8)))
    await eve.heard()
    await ann.heard()
    expect(ann.doc.getText('text').toString()).toBe('ours')
  })

  it('comes from a page of this relay, or from none', async () => {
    const from = (origin: string) =>
      openGuest(relay, 'page', { origin }).then(
        () => 'open',
        (error: Error) => error.message,
      )
    expect(await from('https://elsewhere.example')).toContain('403')
    expect(await from(relay.url)).toBe('open')
  })

  it('finds no room without a name', async () => {
    await expect(openGuest(relay, '')).rejects.toThrow('404')
    await expect(openGuest(relay, 'x'.repeat(201))).rejects.toThrow('404')
  })

  it('is asked to come later when a room, a workspace or a person has too many', async () => {
    const here = place()
    const come = async (actor: string, room = here.room) => {
      const guest = await openGuest(relay, room)
      guest.send(helloText(await relay.token({ ...here, actor, role: 'seller' }), come.next++))
      return Promise.race([guest.heard().then(() => 'inside'), guest.closed])
    }
    come.next = 1
    for (const actor of ['Ann', 'Ann', 'Ann']) expect(await come(actor)).toBe('inside')
    expect(await come('Ann')).toBe(closeCodes.overloaded)
    expect(await come('Ben')).toBe('inside')
    expect(await come('Cleo')).toBe(closeCodes.overloaded)
    expect(await come('Ben', 'second')).toBe('inside')
    expect(await come('Ben', 'third')).toBe(closeCodes.overloaded)
  })
})

describe('a right', () => {
  it('to read lets one see, be seen, and change nothing', async () => {
    rightsOf.set('Rita', 'read')
    const here = place()
    const ann = await enter(relay, here, 1)
    ann.send(saying(typed('Hello')))
    await ann.heard()
    const rita = await enter(relay, { ...here, actor: 'Rita' }, 2)
    expect(rita.doc.getText('text').toString()).toBe('Hello')
    rita.send(saying(typed('spoilt', 8)))
    rita.send(saying(typed('again', 9)))
    rita.send(being(2, 1, '{}'))
    await rita.heard()
    await ann.until(() => ann.awareness.getStates().has(2))
    await ann.heard()
    expect(ann.doc.getText('text').toString()).toBe('Hello')
    expect(rita.denied).toEqual(['You may read here, and not write.'])
    const late = await enter(relay, { ...here, actor: 'Ben' }, 3)
    expect(late.doc.getText('text').toString()).toBe('Hello')
  })

  it('that is missing keeps one out', async () => {
    rightsOf.set('Otto', 'none')
    const guest = await openGuest(relay, 'page')
    guest.send(helloText(await relay.token({ workspace: 'w', actor: 'Otto', role: 'seller' })))
    expect(await guest.closed).toBe(closeCodes.forbidden)
  })

  it('is looked at again while one is there', async () => {
    const guest = await enter(relay, { ...place(), actor: 'Nora' })
    rightsOf.set('Nora', 'none')
    expect(await guest.closed).toBe(closeCodes.forbidden)
  })
})

it('a relay that stops says so to everybody in its rooms', async () => {
  const other = await createRelay({ model: notes })
  const guest = await enter(other, place())
  await other.close()
  expect(await guest.closed).toBe(closeCodes.restarting)
})
