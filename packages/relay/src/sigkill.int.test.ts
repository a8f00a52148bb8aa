import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { entryEventText } from '@causeway/protocol'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRelay } from './relay.ts'
import { createAuthor } from './suite/author.fixture.ts'
import { notes } from './suite/notes.fixture.ts'
import { joinPeer } from './suite/peer.fixture.ts'

// Within the package, where its dependencies are found.
const outDir = fileURLToPath(new URL('../node_modules/.built-for-tests', import.meta.url))
let folder: string
let child: ChildProcess | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-sigkill-'))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      outDir,
      target: 'node20',
      ssr: fileURLToPath(new URL('./suite/child.fixture.ts', import.meta.url)),
      rolldownOptions: { external: [/^@electric-sql\/pglite/] },
    },
  })
})

afterAll(async () => {
  child?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

describe('a relay killed in the middle of its work', () => {
  it('has every event it acknowledged, in the same order, and goes on where it was', async () => {
    child = spawn(process.execPath, [join(outDir, 'child.fixture.js'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout ?? child, 'data')
    const { url, token }: { url: string; token: string } = JSON.parse(String(line))
    const member = { workspace: 'w', actor: 'Ann', role: 'seller', replica: 'laptop' }
    const peer = await joinPeer({ url, token: async () => token }, member)
    const reader = await joinPeer({ url, token: async () => token }, { ...member, replica: 'reader' })
    reader.send({ kind: 'subscribe', after: 0 })
    const told: string[] = []
    const listening = (async () => {
      for (;;) told.push(...(await reader.next('log')).entries)
    })()

    const author = createAuthor('laptop')
    let acknowledged = 0
    const pushes = Array.from({ length: 300 }, async () => {
      const answer = await peer.push(author.notes(5))
      if (answer.kind === 'taken') acknowledged = Math.max(acknowledged, answer.position)
    })
    await pushes[100]
    child.kill('SIGKILL')
    await Promise.allSettled([...pushes, listening])
    expect(acknowledged).toBeGreaterThanOrEqual(505)

    const relay = await createRelay({ model: notes, dataDir: folder })
    try {
      const back = await joinPeer(relay, member)
      const held = back.welcome.point.position
      expect(held).toBeGreaterThanOrEqual(acknowledged)
      for (let sent = 0; sent < author.texts.length; sent += 500) {
        expect(await back.push(author.texts.slice(sent, sent + 500))).toMatchObject({ kind: 'taken' })
      }
      back.send({ kind: 'subscribe', after: 0 })
      const log = await back.logUntil(author.texts.length)
      expect(log.flatMap(({ entries }) => entries.map(entryEventText))).toEqual(author.texts)
      // What a follower was told before the crash is what the log says after it.
      const lines = log.flatMap(({ entries }) => entries)
      expect(told.length).toBeGreaterThan(0)
      expect(lines.slice(0, told.length)).toEqual(told)
    } finally {
      await relay.close()
    }
  })
})
