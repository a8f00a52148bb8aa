import type { WebSocket, WebSocketServer } from 'ws'

/** Finds out which sockets are still there. */
export interface Heartbeat {
  /** Watches over a socket from now on. */
  watch(socket: WebSocket): void
  stop(): void
}

/** Cuts off sockets of a server that no longer answer, every so many milliseconds; `beat` is called as often. */
export function startHeartbeat(sockets: WebSocketServer, ms: number, beat = () => {}): Heartbeat {
  const alive = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
    beat()
  }, ms)
  timer.unref()
  return {
    watch(socket) {
      alive.add(socket)
      socket.on('pong', () => alive.add(socket))
      socket.on('message', () => alive.add(socket))
    },
    stop: () => clearInterval(timer),
  }
}
