import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RelayProxy, startProxy } from './proxy.ts'

/** A server that says back what it hears, and who is connected to it. */
let echo: Server
let heard: string
let proxy: RelayProxy
let devices: Socket[] = []

beforeEach(async () => {
  heard = ''
  echo = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1')
      socket.write(bytes)
    })
  }).listen(0, '127.0.0.1')
  await once(echo, 'listening')
  proxy = await startProxy(`http://127.0.0.1:${portOf(echo)}`)
})

afterEach(async () => {
  for (const device of devices) device.destroy()
  devices = []
  await proxy.close()
  echo.close()
})

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function device(): Promise<Socket> {
  const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  devices.push(socket)
  await once(socket, 'connect')
  return socket
}

/** A client's WebSocket frame of a short text, masked with zeroes. */
function frame(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)])
}

const upgrade = 'GET /api/sync HTTP/1.1\r\nUpgrade: websocket\r\n\r\n'

describe('the line', () => {
  test('lets both sides speak', async () => {
    const socket = await device()
    socket.write('hello')
    expect(String((await once(socket, 'data'))[0])).toBe('hello')
  })

  test('when cut, breaks, and lets nobody through until it is mended', async () => {
    const socket = await device()
    proxy.cut()
    await once(socket, 'close')
    await once(await device(), 'close')
    proxy.mend()
    const again = await device()
    again.write('again')
    expect(String((await once(again, 'data'))[0])).toBe('again')
  })

  test('when stalled, stays open, and lets through what waited when it is mended', async () => {
    const socket = await device()
    socket.write('one')
    await once(socket, 'data')
    proxy.stall()
    socket.write('two')
    const other = await device()
    other.write('three')
    expect([socket.closed, other.closed, heard]).toEqual([false, false, 'one'])
    proxy.mend()
    expect(String((await once(socket, 'data'))[0])).toBe('two')
    expect(String((await once(other, 'data'))[0])).toBe('three')
  })

  test('leads to another relay when told to', async () => {
    const other = createServer((socket) => socket.end('other')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    proxy.leadTo(`http://127.0.0.1:${portOf(other)}`)
    expect(String((await once(await device(), 'data'))[0])).toBe('other')
    other.close()
  })
})

describe('losing answers', () => {
  test('lets the request and the answer to hello through, and then breaks in place of the answer', async () => {
    proxy.loseAnswers(1)
    const socket = await device()
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1')
    })
    const hello = frame('{"kind":"hello"}')
    socket.write(upgrade)
    socket.write(hello)
    await expect.poll(() => answer).toBe(upgrade + hello.toString('latin1'))
    const push = frame('{"kind":"push"}')
    socket.write(push)
    await once(socket, 'close')
    expect(heard).toContain(push.toString('latin1'))
    expect(answer).not.toContain('push')
    expect(proxy.answersToLose).toBe(0)
  })

  test('leaves plain requests alone', async () => {
    proxy.loseAnswers(1)
    const socket = await device()
    socket.write('GET /api/log/0 HTTP/1.1\r\n\r\n')
    expect(String((await once(socket, 'data'))[0])).toContain('/api/log/0')
    expect(proxy.answersToLose).toBe(1)
  })
})
