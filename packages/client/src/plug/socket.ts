import type { Network, NetworkSocket } from '../sync/network.ts'
import type { Line } from './plug.ts'

/** What a socket needs to know of the line it is on. */
export interface Weather {
  line(): Line
  /** Milliseconds each way while it is slow. */
  readonly delay: number
  answerLost(): void
  /** Calls when the line is cut; returns how to stop. */
  onCut(cut: () => void): () => void
}

/** A socket whose line can be slow, lose the answers, or be cut. A line that is cut when it is opened never opens. */
export function plugSocket(network: Network, url: URL, weather: Weather): NetworkSocket {
  let inner: NetworkSocket | undefined
  let closed = false
  /** The device has said more than hello. */
  let asked = false
  let said = 0
  const outward = createPipe(weather)
  const inward = createPipe(weather)
  const stopWatching = weather.onCut(lose)

  const socket: NetworkSocket = {
    get readyState() {
      return closed ? WebSocket.CLOSED : (inner?.readyState ?? WebSocket.CONNECTING)
    },
    onopen: null,
    onmessage: null,
    onclose: null,
    send(data) {
      said += 1
      outward.pass(() => {
        if (closed) return
        asked ||= said > 1
        inner?.send(data)
      })
    },
    close() {
      end()
    },
  }

  function end(): void {
    closed = true
    stopWatching()
    outward.stop()
    inward.stop()
    inner?.close()
  }

  /** The connection breaks, as a browser tells it. */
  function lose(): void {
    if (closed) return
    end()
    socket.onclose?.(new CloseEvent('close', { code: 1006 }))
  }

  // Never within the call that opens it: nobody listens yet.
  queueMicrotask(() => {
    if (closed) return
    if (weather.line() === 'cut') return lose()
    inner = network.openSocket(url)
    inner.onopen = (event) => inward.pass(() => socket.onopen?.(event))
    inner.onmessage = (event) => {
      if (weather.line() === 'losing answers' && asked) {
        weather.answerLost()
        lose()
      } else inward.pass(() => socket.onmessage?.(event))
    }
    inner.onclose = (event) =>
      inward.pass(() => {
        if (closed) return
        end()
        socket.onclose?.(event)
      })
  })
  return socket
}

/** One direction of a line: nothing overtakes what was said before it. */
function createPipe({ line, delay }: Weather): { pass(give: () => void): void; stop(): void } {
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let lastDue = 0
  return {
    pass(give) {
      if (line() !== 'slow' && timers.size === 0) return give()
      const now = performance.now()
      lastDue = Math.max(lastDue, line() === 'slow' ? now + delay : now)
      const timer = setTimeout(() => {
        timers.delete(timer)
        give()
      }, lastDue - now)
      timers.add(timer)
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}
