import { type Lab, openLab } from '@causeway/testing/lab'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { Doc } from 'yjs'
import { joinRoom, type LiveRoom, type RoomTicket } from './index.ts'

let lab: Lab
let open: LiveRoom[] = []

beforeEach(async () => {
  lab = await openLab(inject('lab'))
})
afterEach(async () => {
  for (const room of open) room.close()
  open = []
  await lab.close()
})

/** Nobody listens there. */
const noRelay = 'http://127.0.0.1:9'

interface Present extends LiveRoom {
  readonly doc: Doc
  readonly id: number
  type(text: string): void
}

/** Somebody in a room; people who are not to hear each other as tabs have a `browser` each. */
async function join(
  name: string,
  options: Partial<RoomTicket> & { browser?: string } = {},
): Promise<Present> {
  const { browser = name, ...rest } = options
  const doc = rest.doc ?? new Doc()
  const room = joinRoom({
    relay: lab.relay,
    token: await lab.token(name),
    workspace: browser,
    room: 'page',
    doc,
    me: { name, role: 'owner', color: '#123456' },
    ...rest,
  })
  open.push(room)
  return {
    ...room,
    doc,
    get id() {
      return room.awareness.clientID
    },
    type: (text) => doc.getText('text').insert(0, text),
  }
}

const textOf = ({ doc }: Present) => doc.getText('text').toString()
const namesSeenBy = ({ awareness }: Present) =>
  [...awareness.getStates().values()].map(({ user }) => user?.name).sort()

/** Waits as long as it takes; the test's own time limit ends it. */
const soon = (check: () => void) => expect.poll(() => attempt(check), { timeout: 40_000 }).toBe('so')
function attempt(check: () => void): string {
  try {
    check()
    return 'so'
  } catch (error) {
    return String(error)
  }
}

describe('through the relay', () => {
  test('people hear what is typed, and who is here by their tokens', async () => {
    const ann = await join('Ann')
    ann.type('Hello')
    const ben = await join('Ben', { me: { name: 'Ann', role: 'nobody' } })
    await soon(() => expect(textOf(ben)).toBe('Hello'))
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann', 'Ben']))
    expect(ann.awareness.getStates().get(ben.id)).toEqual({ user: { name: 'Ben', role: 'owner' } })
    expect(ann.status.getState()).toEqual({ kind: 'live', mayWrite: true })
  })

  test('who leaves is gone', async () => {
    const [ann, ben] = [await join('Ann'), await join('Ben')]
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann', 'Ben']))
    ben.close()
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann']))
    expect(ben.status.getState()).toEqual({ kind: 'closed' })
  })

  test('a relay that comes back finds everybody there, and what they typed meanwhile', async () => {
    const [ann, ben] = [await join('Ann'), await join('Ben')]
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann', 'Ben']))
    await lab.ask({ kind: 'stop' })
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann']))
    await soon(() => expect(ben.status.getState().kind).toBe('connecting'))
    ann.type('without a relay')
    await lab.ask({ kind: 'restart' })
    await soon(() => expect(textOf(ben)).toBe('without a relay'))
    await soon(() =>
      expect([namesSeenBy(ann), namesSeenBy(ben)]).toEqual([
        ['Ann', 'Ben'],
        ['Ann', 'Ben'],
      ]),
    )
  })

  test('a link that is not good here is said, and not tried again', async () => {
    const eve = await join('Eve', { token: 'e30.e30.x' })
    await soon(() =>
      expect(eve.status.getState()).toEqual({
        kind: 'refused',
        reason: 'This device may not join the workspace any more. Ask for a new link.',
      }),
    )
  })

  test('two people with one id are told apart', async () => {
    const docs = [new Doc(), new Doc()] as const
    docs[1].clientID = docs[0].clientID
    const ann = await join('Ann', { doc: docs[0] })
    await soon(() => expect(ann.status.getState().kind).toBe('live'))
    const ben = await join('Ben', { doc: docs[1] })
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann', 'Ben']))
    await soon(() => expect(namesSeenBy(ben)).toEqual(['Ann', 'Ben']))
    expect(ben.id).not.toBe(ann.id)
  })

  test('who finds that Yjs gave them another id is still heard', async () => {
    const [ann, ben] = [await join('Ann'), await join('Ben')]
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann', 'Ben']))
    ben.doc.clientID += 1
    ben.type('under a new id')
    await soon(() => expect(textOf(ann)).toBe('under a new id'))
    await soon(() => expect(ann.awareness.getStates().has(ben.doc.clientID)).toBe(true))
    expect(namesSeenBy(ann)).toEqual(['Ann', 'Ben'])
  })
})

describe('without a relay', () => {
  const alone = { relay: noRelay, browser: 'one' }

  test('tabs of one browser hear each other', async () => {
    const ann = await join('Ann', alone)
    ann.type('Hello')
    const ben = await join('Ben', alone)
    await soon(() => expect(textOf(ben)).toBe('Hello'))
    ben.type('Oh, ')
    await soon(() => expect(textOf(ann)).toBe('Oh, Hello'))
    expect(namesSeenBy(ann)).toEqual(['Ann', 'Ben'])
    ben.close()
    await soon(() => expect(namesSeenBy(ann)).toEqual(['Ann']))
  })

  test('tabs of different workspaces do not', async () => {
    const ann = await join('Ann', alone)
    ann.type('ours')
    const eve = await join('Eve', { ...alone, browser: 'another' })
    const ben = await join('Ben', alone)
    await soon(() => expect(textOf(ben)).toBe('ours'))
    expect([textOf(eve), namesSeenBy(eve)]).toEqual(['', ['Eve']])
  })
})
