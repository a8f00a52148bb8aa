import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Within the package, where its dependencies are found.
const outDir = fileURLToPath(new URL('../node_modules/.built-for-tests', import.meta.url))
const children: ChildProcess[] = []
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'causeway-main-'))
  const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url))
  await build({ configFile, build: { outDir, emptyOutDir: true }, logLevel: 'error' })
})

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Run {
  readonly child: ChildProcess
  /** Everything on standard output, once the relay runs. */
  readonly started: Promise<string>
  /** Exit code and standard error. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>
}

function run(env: Readonly<Record<string, string>>): Run {
  const { PATH, TMPDIR } = process.env
  const child = spawn(process.execPath, [join(outDir, 'main.js')], {
    env: { PATH, TMPDIR, DESK_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let out = ''
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  const started = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      out += data
      if (out.includes('data lies in')) resolve(out)
    })
    child.once('exit', () => reject(new Error(`It did not start: ${said}`)))
  })
  started.catch(() => undefined)
  const ended = once(child, 'close').then(([code]) => ({ code, said }))
  return { child, started, ended }
}

async function freePort(): Promise<string> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return String(typeof address === 'object' && address ? address.port : 0)
}

describe('the relay to run', () => {
  it('prints one link and where the data lies, serves, and stops when it is told to', async () => {
    const PORT = await freePort()
    const CAUSEWAY_DATA = join(folder, 'data')
    const { child, started, ended } = run({ PORT, CAUSEWAY_DATA })
    const said = await started
    expect(said.match(/https?:\/\/\S+/g)).toEqual([
      expect.stringMatching(`^http://127.0.0.1:${PORT}/#join=[^.]+[.][^.]+[.][^.]+$`),
    ])
    expect(said).toContain(CAUSEWAY_DATA)
    expect(await (await fetch(`http://127.0.0.1:${PORT}/readyz`)).text()).toBe('ok')

    const busy = await run({ PORT, CAUSEWAY_DATA: join(folder, 'other') }).ended
    expect(busy).toEqual({ code: 1, said: `Port ${PORT} is in use on 127.0.0.1; set PORT to another one.\n` })
    const shared = await run({ PORT: await freePort(), CAUSEWAY_DATA }).ended
    expect(shared).toEqual({
      code: 1,
      said: expect.stringMatching(/^Another relay is using the data folder [^\n]+\n$/),
    })

    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
  })

  it('starts again in the same folder after it was killed', async () => {
    const CAUSEWAY_DATA = join(folder, 'data')
    const first = run({ PORT: await freePort(), CAUSEWAY_DATA })
    await first.started
    first.child.kill('SIGKILL')
    await first.ended
    const second = run({ PORT: await freePort(), CAUSEWAY_DATA })
    await second.started
    second.child.kill('SIGINT')
    expect((await second.ended).code).toBe(0)
  })

  it('sends spans to a collector where one is named, the last of them before it ends', async () => {
    const received: string[] = []
    const collector = createHttpServer((request, response) => {
      let body = ''
      request.on('data', (part) => {
        body += part
      })
      request.on('end', () => {
        received.push(`${request.url} ${body}`)
        response.end('{}')
      })
    })
    collector.listen(0, '127.0.0.1')
    await once(collector, 'listening')
    const address = collector.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const PORT = await freePort()
    const { child, started, ended } = run({
      PORT,
      CAUSEWAY_DATA: join(folder, 'traced'),
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    })
    await started
    expect((await fetch(`http://127.0.0.1:${PORT}/api/me`)).status).toBe(401)
    child.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    collector.close()
    expect(received.join()).toMatch(/^\/v1\/traces .*causeway-relay.*http\.response\.status_code/)
  })

  it('says in one sentence what is wrong with its settings', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const sentence = /^[^\n]+[.]\n$/
    for (const env of [
      { CAUSEWAY_DATA: join(file, 'data') },
      { PORT: 'http' },
      { LOG_LEVEL: 'loud' },
      { CAUSEWAY_DEMO: 'maybe' },
    ]) {
      expect(await run(env).ended).toEqual({ code: 1, said: expect.stringMatching(sentence) })
    }
  })
})
