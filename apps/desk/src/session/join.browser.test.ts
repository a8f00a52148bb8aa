import { describe, expect, it } from 'vitest'
import { arrive } from './join.ts'
import { type Memberships, openMemberships } from './memberships.ts'

/** The memberships of a device that nobody used before. */
const newDevice = () => openMemberships(`test/${crypto.randomUUID()}`)

function token(claims: unknown): string {
  const part = (value: unknown) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
  return [part({ alg: 'HS256' }), part(claims), 'signature'].join('.')
}

async function visit(hash: string, memberships: Memberships, addresses: string[] = []) {
  const arrival = await arrive({
    location: { hash, pathname: '/orders', search: '' },
    history: { replaceState: (_data, _title, url) => void addresses.push(String(url)) },
    memberships,
  })
  return { arrival, addresses }
}

const claims = { workspace: 'harbour', actor: 'Zoë', role: 'owner' }

describe('arriving at the desk', () => {
  it('reads who works where from the join link and takes the token out of the address', async () => {
    const { arrival, addresses } = await visit(`#join=${token(claims)}`, newDevice())
    expect(arrival).toEqual({ kind: 'member', membership: { token: token(claims), ...claims } })
    expect(addresses).toEqual(['/orders'])
  })

  it('opens the last workspace again without a link', async () => {
    const device = newDevice()
    await visit(`#join=${token(claims)}`, device)
    await visit(`#join=${token({ ...claims, workspace: 'market' })}`, device)
    expect((await visit('', device)).arrival).toMatchObject({
      kind: 'member',
      membership: { workspace: 'market' },
    })
  })

  it('leaves the link in the address until it is kept, so that the page can be loaded again', async () => {
    const device = newDevice()
    const addresses: string[] = []
    const keptBefore: number[] = []
    const slow: Memberships = {
      ...device,
      async remember(membership) {
        await device.remember(membership)
        keptBefore.push(addresses.length)
      },
    }
    await visit(`#join=${token(claims)}`, slow, addresses)
    expect(keptBefore).toEqual([0])
    expect(addresses).toEqual(['/orders'])
  })

  it('leaves the link in the address when the browser keeps nothing', async () => {
    const refusing: Memberships = { ...newDevice(), remember: () => Promise.reject(new Error('No space.')) }
    const { arrival, addresses } = await visit(`#join=${token(claims)}`, refusing)
    expect(arrival).toEqual({ kind: 'no-storage' })
    expect(addresses).toEqual([])
  })

  it('says so when there is no link, or one that cannot be read', async () => {
    expect((await visit('', newDevice())).arrival).toEqual({ kind: 'no-link' })
    expect((await visit('#join=nonsense', newDevice())).arrival).toEqual({ kind: 'bad-link' })
    expect((await visit(`#join=${token({ actor: 'Zoë' })}`, newDevice())).arrival).toEqual({
      kind: 'bad-link',
    })
  })

  it('keeps the last workspace when a bad link is opened', async () => {
    const device = newDevice()
    await visit(`#join=${token(claims)}`, device)
    await visit('#join=nonsense', device)
    expect((await visit('', device)).arrival).toMatchObject({ kind: 'member' })
  })
})
