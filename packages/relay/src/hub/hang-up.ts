import type { WebSocket } from 'ws'

/** Milliseconds a peer has to answer a close before the connection is cut. */
const patience = 2000

/** Closes a socket with a code that says what to do next. A peer that does not answer is cut off. */
export function hangUp(socket: WebSocket, code: number, reason: string): void {
  // A reason is at most 123 bytes long.
  socket.close(code, Buffer.from(reason).subarray(0, 123))
  const timer = setTimeout(() => socket.terminate(), patience)
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
}

/** Closes the sockets of those who broke the rules, later and later as they become more. */
export interface Expulsions {
  /** Sends one away, whose socket is not heard from now on. Returns how to close it at once. */
  expel(socket: WebSocket, code: number, reason: string): () => void
}

/** By how much somebody waits longer when many are being sent away. */
const longest = 10

/**
 * Whoever comes again as soon as they were sent away costs the others time, so they are not told for `ms` milliseconds,
 * and for as long again for each of the others who wait.
 */
export function createExpulsions(ms: number): Expulsions {
  let waiting = 0
  return {
    expel(socket, code, reason) {
      socket.pause()
      waiting += 1
      const timer = setTimeout(close, ms * Math.min(waiting, longest))
      timer.unref()
      let isOver = false
      function close(): void {
        if (isOver) return
        isOver = true
        waiting -= 1
        clearTimeout(timer)
        // A peer's answer to the close has to be heard.
        socket.resume()
        hangUp(socket, code, reason)
      }
      return close
    },
  }
}
