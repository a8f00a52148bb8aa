import { createServer } from 'node:http'
import type { TestProject } from 'vitest/node'
import { clearStands, type LabRequest, type Stand, startStand } from './stand.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests in a browser ask for relays. */
    lab: string
  }
}

/** Lets tests in a browser start relays, and spoil the line to them: they ask over HTTP, `POST /<stand>`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stands = new Map<string, Stand>()

  async function answer(id: string, request: LabRequest): Promise<unknown> {
    if (request.kind === 'start') stands.set(id, await startStand(request.origin))
    const stand = stands.get(id)
    if (request.kind === 'close') stands.delete(id)
    return stand?.ask(request)
  }

  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      answer(request.url ?? '', JSON.parse(body)).then(
        (result) => response.end(JSON.stringify(result ?? null)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The lab has no port.')
  project.provide('lab', `http://127.0.0.1:${address.port}`)

  return async () => {
    for (const stand of stands.values()) await stand.ask({ kind: 'close' })
    await clearStands()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
