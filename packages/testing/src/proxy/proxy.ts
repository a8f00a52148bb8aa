import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { watchClientFrames } from './client-frames.ts'

/** A line between devices and a relay that can fail in the ways real ones do. */
export interface RelayProxy {
  /** What devices connect to, as `http://127.0.0.1:5123`. */
  readonly url: string
  /** Breaks every connection, and lets none through until `mend`. */
  cut(): void
  /** Connections stay open, and nothing goes through any more: what a phone in a lift sees. */
  stall(): void
  /** Everything goes through again. What was stalled meanwhile is let through, as TCP does. */
  mend(): void
  /**
   * Loses the answers of the next `times` WebSockets: once the device has said more than hello, what the relay
   * answers is swallowed and the connection broken. The relay did what it was asked; nobody hears of it.
   */
  loseAnswers(times: number): void
  /** How many answers are still to be lost. */
  readonly answersToLose: number
  /** Leads to another relay from now on. */
  leadTo(relay: string): void
  close(): Promise<void>
}

/** Starts a proxy in front of a relay, on a free port. */
export async function startProxy(relay: string): Promise<RelayProxy> {
  let target = new URL(relay)
  let state: 'open' | 'cut' | 'stalled' = 'open'
  let answersToLose = 0
  const lines = new Set<Line>()

  const server = createServer((device) => {
    if (state === 'cut') {
      device.destroy()
      return
    }
    const line = createLine(device, connect(Number(target.port), target.hostname), () => answersToLose > 0)
    lines.add(line)
    line.onLost = () => {
      answersToLose -= 1
    }
    line.onEnd = () => lines.delete(line)
    if (state === 'stalled') line.stall()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    cut() {
      state = 'cut'
      for (const line of lines) line.cut()
    },
    stall() {
      state = 'stalled'
      for (const line of lines) line.stall()
    },
    mend() {
      state = 'open'
      for (const line of lines) line.resume()
    },
    loseAnswers(times) {
      answersToLose = times
    },
    get answersToLose() {
      return answersToLose
    },
    leadTo(next) {
      target = new URL(next)
    },
    close() {
      for (const line of lines) line.cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** One connection of a device, and its other half to the relay. */
interface Line {
  cut(): void
  stall(): void
  resume(): void
  /** An answer was lost. */
  onLost: () => void
  onEnd: () => void
}

function createLine(device: Socket, relay: Socket, losesAnswers: () => boolean): Line {
  const line: Line = { cut, stall, resume, onLost: () => undefined, onEnd: () => undefined }
  let asked = false
  let stalled = false

  function cut(): void {
    device.destroy()
    relay.destroy()
    line.onEnd()
  }

  function stall(): void {
    stalled = true
    device.pause()
    relay.pause()
  }

  function resume(): void {
    stalled = false
    device.resume()
    relay.resume()
  }

  /** A full buffer is empty again. */
  function goOn(source: Socket): void {
    if (!stalled) source.resume()
  }

  const watch = watchClientFrames((beginning) => {
    if (!beginning.startsWith('{"kind":"hello"')) asked = true
  })
  device.on('data', (bytes: Buffer) => {
    watch(bytes)
    if (!relay.write(bytes)) device.pause()
  })
  relay.on('drain', () => goOn(device))
  relay.on('data', (bytes: Buffer) => {
    if (asked && losesAnswers()) {
      line.onLost()
      cut()
    } else if (!device.write(bytes)) relay.pause()
  })
  device.on('drain', () => goOn(relay))
  for (const socket of [device, relay]) {
    // A broken line is what this is for.
    socket.on('error', cut)
    socket.on('close', cut)
  }
  return line
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return address.port
}
