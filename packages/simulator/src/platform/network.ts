import type { Chance } from '../time/chance.ts'
import type { Process, Schedule } from '../time/schedule.ts'
import type { Trace } from '../time/trace.ts'

/** One way of a device's line: towards the relay, or from it. */
export type Way = 'up' | 'down'

/** What a device's line is like now. */
export interface Line {
  readonly device: string
  /** `cut` breaks connections; what goes into a `stalled` way comes out when it is open again, as TCP does. */
  readonly state: Record<Way, 'open' | 'stalled'> & { cut: boolean }
  /** Milliseconds one way. */
  latency: number
  /** Bytes in a millisecond towards the device. */
  speed: number
  /** Rates of what befalls a frame. */
  readonly rates: { lost: number; doubled: number; swapped: number }
  /** Breaks every connection; what was under way is gone. With `quietly` neither end is told. */
  breakAll(quietly: boolean): void
  open(): void
}

/** The relay's end of a WebSocket, as its `ws` is. */
export interface ServerSocket {
  readonly OPEN: 1
  readonly readyState: number
  readonly bufferedAmount: number
  on(kind: string, listener: (...given: never[]) => void): void
  once(kind: string, listener: (...given: never[]) => void): void
  send(data: string | Uint8Array, ...rest: unknown[]): void
  close(code?: number, reason?: Uint8Array): void
  terminate(): void
  pause(): void
  resume(): void
}

/** A device's end of a WebSocket, as a browser's is. */
export interface VirtualSocket {
  onopen: (() => void) | null
  onmessage: ((event: { readonly data: string }) => void) | null
  onclose: ((event: { readonly code: number }) => void) | null
  send(frame: string): void
  close(): void
}

/** Whoever answers at the relay's address; it may be down. */
export interface Host {
  readonly process: Process
  accept(socket: ServerSocket): void
  fetch(request: Request): Promise<Response>
}

/** What is counted on the way. */
export interface Traffic {
  frames: number
  lost: number
  doubled: number
  swapped: number
  /** The most bytes that ever waited for one reader, and pushes that were ever unanswered on one socket. */
  mostBuffered: number
  mostUnanswered: number
}

export interface Network {
  host: Host | undefined
  line(device: string): Line
  /** A tab is gone, and its connections with it. */
  leave(tab: Process): void
  /** A host is gone, and whoever talked to it hears of it. */
  hostGone(host: Host): void
  /** `WebSocket` and `fetch` as one tab has them. */
  usedBy(
    tab: Process,
    device: string,
  ): { readonly WebSocket: new (url: string) => VirtualSocket; readonly fetch: typeof fetch }
  readonly traffic: Traffic
}

interface Connection {
  readonly tab: Process
  readonly host: Host
  readonly up: Pipe
  readonly down: Pipe
  /** Both ends hear of it, each when the news gets there. */
  end(code: number, by: 'tab' | 'host' | 'line'): void
  /** Neither end hears anything any more. */
  forget(): void
}

interface Pipe {
  readonly unsent: number
  carry(frame: string, left?: () => void): void
  flush(): void
  /** Takes everything and delivers nothing any more. */
  die(): void
}

export function createNetwork(schedule: Schedule, trace: Trace, chance: Chance): Network {
  const lines = new Map<string, Line>()
  const connections = new Map<string, Set<Connection>>()
  const traffic: Traffic = { frames: 0, lost: 0, doubled: 0, swapped: 0, mostBuffered: 0, mostUnanswered: 0 }
  const wire = schedule.process('wire')

  function line(device: string): Line {
    const known = lines.get(device)
    if (known) return known
    const own = connectionsOf(device)
    const made: Line = {
      device,
      state: { up: 'open', down: 'open', cut: false },
      latency: chance.between(2, 120),
      speed: 2000,
      rates: { lost: 0, doubled: 0, swapped: 0 },
      breakAll(quietly) {
        for (const connection of [...own]) {
          if (quietly) connection.forget()
          else connection.end(1006, 'line')
        }
      },
      open() {
        made.state.cut = false
        made.state.up = 'open'
        made.state.down = 'open'
        for (const { up, down } of own) {
          up.flush()
          down.flush()
        }
      },
    }
    lines.set(device, made)
    return made
  }

  function connectionsOf(device: string): Set<Connection> {
    const known = connections.get(device) ?? new Set()
    connections.set(device, known)
    return known
  }

  const delayOf = ({ latency }: Line) => latency * (0.8 + 0.4 * chance.next())

  /** Frames in one way, in their order, unless the line is out of order itself. */
  function createPipe(on: Line, way: Way, take: (frame: string) => void, lose: () => void): Pipe {
    let last = 0
    let unsent = 0
    let isDead = false
    let stalled: (() => void)[] = []

    function carry(frame: string, left?: () => void): void {
      unsent += frame.length
      const arrive = () => {
        if (isDead) return
        if (on.state[way] === 'stalled') {
          stalled.push(arrive)
          return
        }
        unsent -= frame.length
        left?.()
        deliver(frame)
      }
      const pace = way === 'down' ? frame.length / on.speed : 0
      const due = schedule.now + delayOf(on) + pace
      // Only what may overtake: a handshake that is out of order no TCP would ever show.
      const swaps = /^\{"kind":"(push|taken|log)"/.test(frame) && chance.happens(on.rates.swapped)
      if (swaps) traffic.swapped += 1
      last = swaps ? last : Math.max(last, due)
      wire.after((swaps ? due + 3 * on.latency : last + pace) - schedule.now, arrive)
    }

    function deliver(frame: string): void {
      traffic.frames += 1
      if (chance.happens(on.rates.lost)) {
        traffic.lost += 1
        trace.note(`${on.device} ${way}: a frame is lost, and the line with it`)
        lose()
        return
      }
      trace.note(`${on.device} ${way} ${frame.slice(0, 60)}`, frame)
      take(frame)
      if (/^\{"kind":"(push|log)"/.test(frame) && chance.happens(on.rates.doubled)) {
        traffic.doubled += 1
        take(frame)
      }
    }

    return {
      get unsent() {
        return unsent
      },
      carry,
      die() {
        isDead = true
        stalled = []
      },
      flush() {
        const frames = stalled
        stalled = []
        for (const arrive of frames) wire.after(0, arrive)
      },
    }
  }

  /** How long a device's own system takes to say that nobody is there. */
  const giveUp = 300

  function usedBy(tab: Process, device: string) {
    const on = line(device)

    class VirtualWebSocket implements VirtualSocket {
      static readonly OPEN = 1
      readonly OPEN = 1
      readyState = 0
      onopen: (() => void) | null = null
      onmessage: ((event: { readonly data: string }) => void) | null = null
      onclose: ((event: { readonly code: number }) => void) | null = null
      #connection: Connection | undefined
      #closed = false

      constructor(_url: string) {
        const arriving = delayOf(on)
        wire.after(arriving, () => {
          const { host } = network
          if (tab.state === 'dead' || this.#closed) return
          if (on.state.up === 'stalled' || on.state.down === 'stalled') return
          if (on.state.cut || host === undefined || host.process.state !== 'running') {
            tab.after(giveUp, () => this.#over(1006))
            return
          }
          this.#connection = join(tab, on, host, {
            opened: () => {
              if (this.readyState !== 0) return
              this.readyState = 1
              this.onopen?.()
            },
            message: (data) => this.readyState === 1 && this.onmessage?.({ data }),
            closed: (code) => this.#over(code),
          })
        })
      }

      send(frame: string): void {
        if (this.readyState === 1) this.#connection?.up.carry(frame)
      }

      close(): void {
        if (this.#closed) return
        this.#closed = true
        this.readyState = 3
        this.#connection?.end(1005, 'tab')
      }

      #over(code: number): void {
        if (this.#closed) return
        this.#closed = true
        this.readyState = 3
        this.onclose?.({ code })
      }
    }

    async function fetchBy(input: unknown, init: RequestInit = {}): Promise<Response> {
      const { signal, headers = {}, method = 'GET', body = null } = init
      return new Promise((resolve, reject) => {
        const fail = () => reject(new TypeError('Failed to fetch'))
        signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')))
        if (signal?.aborted) return reject(new DOMException('Aborted', 'AbortError'))
        wire.after(delayOf(on), () => {
          const { host } = network
          if (on.state.up === 'stalled' || on.state.down === 'stalled') return
          if (on.state.cut || host?.process.state !== 'running') {
            tab.after(giveUp, fail)
            return
          }
          const request = new Request(String(input), { headers, method, body })
          request.headers.delete('accept-encoding')
          host.fetch(request).then(async (response) => {
            const text = await response.text()
            trace.note(`${device} ${method} ${request.url.replace(/^.*\/api/, '')} ${response.status}`, text)
            wire.after(delayOf(on) + text.length / on.speed, () => {
              if (on.state.cut || host.process.state !== 'running') tab.after(giveUp, fail)
              else if (on.state.down !== 'stalled')
                tab.after(0, () => resolve(new Response(text || null, { status: response.status })))
            })
          }, fail)
        })
      })
    }
    return { WebSocket: VirtualWebSocket, fetch: fetchBy }
  }

  function join(
    tab: Process,
    on: Line,
    host: Host,
    client: { opened(): void; message(data: string): void; closed(code: number): void },
  ): Connection {
    const own = connectionsOf(on.device)
    const listeners = new Map<string, ((...given: unknown[]) => void)[]>()
    let state = 1
    let paused: string[] | undefined
    let unanswered = 0
    const tell = (kind: string, ...given: unknown[]) => {
      for (const listener of listeners.get(kind) ?? []) listener(...given)
    }
    const hear = (frame: string) => {
      if (state !== 1) return
      if (frame.startsWith('{"kind":"push"')) {
        unanswered += 1
        traffic.mostUnanswered = Math.max(traffic.mostUnanswered, unanswered)
      }
      if (paused) paused.push(frame)
      else tell('message', frame, false)
    }
    const hostCloses = (code: number) => {
      if (state === 3) return
      state = 3
      host.process.after(0, () => tell('close', code))
    }
    const lose = () => connection.forget()
    const up = createPipe(on, 'up', (frame) => host.process.after(0, () => hear(frame)), lose)
    const down = createPipe(on, 'down', (frame) => tab.after(0, () => client.message(frame)), lose)
    const connection: Connection = {
      tab,
      host,
      up,
      down,
      end(code, by) {
        if (!own.delete(connection)) return
        // What was sent before the end arrives before it.
        const news = delayOf(on) + 5
        if (by !== 'host') wire.after(by === 'line' ? 0 : news, () => hostCloses(code))
        if (by !== 'tab') wire.after(by === 'line' ? 0 : news, () => tab.after(0, () => client.closed(code)))
      },
      forget() {
        if (!own.delete(connection)) return
        up.die()
        down.die()
        // The relay's heartbeat finds out by itself; the device's has to.
        wire.after(60_000, () => hostCloses(1006))
      },
    }
    const listen = (kind: string, listener: (...given: never[]) => void) => {
      listeners.set(kind, [...(listeners.get(kind) ?? []), listener as (...given: unknown[]) => void])
    }
    const socket: ServerSocket = {
      OPEN: 1,
      get readyState() {
        return state
      },
      get bufferedAmount() {
        return down.unsent
      },
      on: listen,
      once: listen,
      send(data, ...rest) {
        const left = rest.find((one) => typeof one === 'function') as ((error?: Error) => void) | undefined
        if (state !== 1) {
          host.process.after(0, () => left?.(new Error('The socket is not open.')))
          return
        }
        const frame = typeof data === 'string' ? data : new TextDecoder().decode(data)
        if (/^\{"kind":"(taken|refused|missing|forked|held)"/.test(frame)) unanswered -= 1
        down.carry(frame, left && (() => host.process.after(0, () => left())))
        traffic.mostBuffered = Math.max(traffic.mostBuffered, down.unsent)
      },
      close(code = 1005) {
        if (state !== 1) return
        state = 2
        connection.end(code, 'host')
        host.process.after(2 * on.latency, () => hostCloses(code))
      },
      terminate() {
        connection.end(1006, 'host')
        hostCloses(1006)
      },
      pause() {
        paused ??= []
      },
      resume() {
        const frames = paused ?? []
        paused = undefined
        for (const frame of frames) host.process.after(0, () => hear(frame))
      },
    }
    own.add(connection)
    host.process.after(0, () => host.accept(socket))
    wire.after(delayOf(on), () => tab.after(0, client.opened))
    return connection
  }

  function leave(tab: Process): void {
    for (const own of connections.values()) {
      for (const connection of [...own]) if (connection.tab === tab) connection.end(1006, 'tab')
    }
  }

  function hostGone(host: Host): void {
    for (const own of connections.values()) {
      for (const connection of [...own]) if (connection.host === host) connection.end(1006, 'host')
    }
  }

  const network: Network = { host: undefined, line, leave, hostGone, usedBy, traffic }
  return network
}
