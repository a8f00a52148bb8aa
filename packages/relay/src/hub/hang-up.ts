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
