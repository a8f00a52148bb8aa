import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { view } from '@causeway/core'
import { paths, type ViewAnswer, type ViewProgress } from '@causeway/protocol'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createRelay, type Relay } from '../relay.ts'
import { type Author, createAuthor } from '../suite/author.fixture.ts'
import { joinPeer } from '../suite/peer.fixture.ts'
import { note, noteList, noteModel, otherList } from './note-views.fixture.ts'

const member = { workspace: 'w', actor: 'Ann', role: 'seller' }
const outDir = fileURLToPath(new URL('../../node_modules/.built-views-for-tests', import.meta.url))
const built = [
  fileURLToPath(new URL('./view-child.fixture.ts', import.meta.url)),
  fileURLToPath(new URL('./note-lane.fixture.ts', import.meta.url)),
]
let folder: string
let child: ChildProcess | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-views-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      outDir,
      target: 'node20',
      ssr: true,
      rolldownOptions: {
        input: built,
        external: [/^@electric-sql\/pglite/],
      },
    },
  })
})

afterAll(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

type At = Pick<Relay, 'url'> & { readonly token: string }

async function get<T>({ url, token }: At, path: string): Promise<T> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response.json()
}

const progressAt = (at: At) => get<readonly ViewProgress[]>(at, paths.views)

/** Resolves when all views serve, and hold the log up to a position. */
async function reaches(at: At, position: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const progress = await progressAt(at)
      expect(progress).toHaveLength(2)
      for (const one of progress) expect(one).toMatchObject({ state: 'serving', position })
    },
    { timeout: 60_000, interval: 50 },
  )
}

async function rowsAt(at: At, view: string): Promise<ReadonlyMap<string, unknown>> {
  const rows = new Map<string, unknown>()
  let path: string | null = `${paths.view(view)}?limit=4`
  while (path !== null) {
    const page: ViewAnswer = await get(at, path)
    for (const { stream, row } of page.rows) rows.set(stream, row)
    path = page.next
  }
  return rows
}

async function replayed(relay: Relay, view: string): Promise<ReadonlyMap<string, unknown>> {
  const { rows } = await relay.replay({ workspace: 'w', view })
  return new Map([...rows].map(([stream, body]) => [stream, JSON.parse(body)]))
}

/** Notes in many streams. */
function notesOf(author: Author, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    author.note({ stream: `${index % 3 === 0 ? 'other' : 'note'}/${index % 17} "ä`, clock: {} }),
  )
}

describe('the views of a relay', () => {
  it('are read by members, page by page, and follow the log', async () => {
    const relay = await createRelay({ model: noteModel, views: [noteList(), otherList] })
    try {
      const at = { url: relay.url, token: await relay.token(member) }
      const peer = await joinPeer(relay, { ...member, replica: 'laptop' })
      const author = createAuthor('laptop')
      await peer.push(notesOf(author, 100))
      await reaches(at, 100)
      expect(await rowsAt(at, 'notes')).toEqual(await replayed(relay, 'notes'))
      expect((await rowsAt(at, 'others')).size).toBeGreaterThan(4)
      await peer.push(notesOf(author, 20))
      await reaches(at, 120)
      expect(await rowsAt(at, 'notes')).toEqual(await replayed(relay, 'notes'))

      const empty = { url: relay.url, token: await relay.token({ ...member, workspace: 'empty' }) }
      await (await joinPeer(relay, { ...member, workspace: 'empty', replica: 'tablet' })).close()
      await reaches(empty, 0)
      expect(await get(empty, paths.view('notes'))).toMatchObject({ position: 0, rows: [], next: null })

      expect((await fetch(relay.url + paths.views)).status).toBe(401)
      expect((await fetch(relay.url + paths.view('notes'))).status).toBe(401)
      const stranger = { url: relay.url, token: await relay.token({ ...member, workspace: 'other' }) }
      const nothingYet = { position: 0, target: 0, state: 'building' }
      expect(await progressAt(stranger)).toMatchObject([nothingYet, nothingYet])
      await expect(get(stranger, paths.view('notes'))).rejects.toThrow('503')
      await expect(get(at, paths.view('songs'))).rejects.toThrow('404')
      await expect(get(at, `${paths.view('notes')}?limit=0`)).rejects.toThrow('400')
      await peer.close()
    } finally {
      await relay.close()
    }
  })

  it('that cannot be brought on in one workspace do not keep the others waiting', async () => {
    const fragile = view('fragile', {
      version: 1,
      from: note,
      row: ({ text }) => {
        if (text === 'poison') throw new Error('It broke.')
        return { text }
      },
      compare: () => 0,
    })
    const relay = await createRelay({ model: noteModel, views: [fragile, otherList] })
    try {
      const sick = await joinPeer(relay, { ...member, workspace: 'sick', replica: 'laptop' })
      await sick.push([createAuthor('laptop').note({ stream: 'note/1', data: { text: 'poison' } })])
      const well = await joinPeer(relay, { ...member, replica: 'laptop' })
      const author = createAuthor('laptop')
      for (let sent = 0; sent < 1200; sent += 400) await well.push(notesOf(author, 400))
      await reaches({ url: relay.url, token: await relay.token(member) }, 1200)
      const token = await relay.token({ ...member, workspace: 'sick' })
      expect(await progressAt({ url: relay.url, token })).toMatchObject([{ position: 0 }, { position: 0 }])
      await Promise.all([sick.close(), well.close()])
    } finally {
      await relay.close()
    }
  })

  it('that are killed in the middle of being built go on, and come to what a replay comes to', async () => {
    const events = 9000
    const filling = await createRelay({ model: noteModel, dataDir: folder })
    const peer = await joinPeer(filling, { ...member, replica: 'laptop' })
    const author = createAuthor('laptop')
    for (let sent = 0; sent < events; sent += 500) await peer.push(notesOf(author, 500))
    await filling.close()

    const seen: number[] = []
    for (const target of [500, 3000]) {
      child = spawn(process.execPath, [join(outDir, 'view-child.fixture.js'), folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [line] = await once(child.stdout ?? child, 'data')
      const at: At = JSON.parse(String(line))
      await vi.waitFor(
        async () => {
          const [first] = await progressAt(at)
          expect(first?.position).toBeGreaterThanOrEqual(target)
          seen.push(first?.position ?? 0)
        },
        { timeout: 60_000, interval: 5 },
      )
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    }
    expect(seen[0]).toBeLessThan(events)

    const relay = await createRelay({ model: noteModel, views: [noteList(), otherList], dataDir: folder })
    try {
      const at = { url: relay.url, token: await relay.token(member) }
      const [first] = await progressAt(at)
      // It did not begin anew.
      expect(first?.position).toBeGreaterThanOrEqual(500)
      await reaches(at, events)
      for (const view of ['notes', 'others']) {
        expect(await rowsAt(at, view)).toEqual(await replayed(relay, view))
      }
      const threads = { script: pathToFileURL(join(outDir, 'note-lane.fixture.js')), count: 2 }
      const apart = await relay.replay({ workspace: 'w', view: 'notes', threads })
      expect(apart).toEqual(await relay.replay({ workspace: 'w', view: 'notes' }))
    } finally {
      await relay.close()
    }
  }, 180_000)
})
