import { closeCodes } from '@causeway/protocol'
import type { WebSocket } from 'ws'
import type { Bounds } from '../bounds.ts'
import type { LogFrame } from '../log-message.ts'
import { hangUp } from './hang-up.ts'

/** The live end of one workspace's log, and who follows it. */
export interface Tail {
  /** The log moved on to `position`; `frames` gives what is new, or nothing when it must be read from the log. */
  advance(position: number, frames: () => readonly LogFrame[]): void
  /** Sends a socket everything behind `after`, without a gap, until it is unsubscribed. */
  subscribe(socket: WebSocket, after: number): void
  unsubscribe(socket: WebSocket): void
  readonly followers: number
}

interface Reader {
  readonly socket: WebSocket
  /** The next position to send. */
  next: number
  /** Whether it gets frames as they are made, or is fed from the log at its own pace. */
  live: boolean
  /** How far behind it may be while it is fed. */
  allowance: number
}

/** How many entries are read at a time for a reader that is fed. */
const feedEvents = 500

/**
 * The tail of a log, which is empty until it is told otherwise. `read` gives frames from one position to another;
 * `failed` hears of a reader that could not be fed.
 */
export function createTail(
  read: (from: number, to: number) => Promise<readonly LogFrame[]>,
  failed: (socket: WebSocket, error: unknown) => void,
  bounds: Bounds,
): Tail {
  const readers = new Map<WebSocket, Reader>()
  let end = 0

  function advance(position: number, frames: () => readonly LogFrame[]): void {
    end = position
    let made: readonly LogFrame[] | undefined
    for (const reader of readers.values()) {
      if (!reader.live) {
        cutOffIfTooSlow(reader)
        continue
      }
      made ??= frames()
      if (made[0]?.from === reader.next) sendLive(reader, made)
      else feed(reader)
    }
  }

  function sendLive(reader: Reader, frames: readonly LogFrame[]): void {
    const { socket } = reader
    for (const { to, bytes } of frames) {
      reader.next = to + 1
      if (socket.bufferedAmount > bounds.unsentBytes) {
        feed(reader, send(socket, bytes))
        return
      }
      socket.send(bytes, asText)
    }
  }

  /** Brings a reader to the end of the log, a frame at a time, each once the one before has left. */
  function feed(reader: Reader, before?: Promise<void>): void {
    reader.live = false
    reader.allowance = Math.max(0, end - reader.next) + bounds.eventsBehind
    bringToEnd(reader, before).catch((error: unknown) => {
      if (isCurrent(reader)) failed(reader.socket, error)
    })
  }

  async function bringToEnd(reader: Reader, before: Promise<void> | undefined): Promise<void> {
    await before
    while (isCurrent(reader) && reader.next <= end) {
      for (const { to, bytes } of await read(reader.next, Math.min(reader.next + feedEvents - 1, end))) {
        if (!isCurrent(reader)) return
        await send(reader.socket, bytes)
        reader.next = to + 1
      }
    }
    reader.live = true
  }

  function cutOffIfTooSlow({ socket, next, allowance }: Reader): void {
    if (end - next <= allowance) return
    readers.delete(socket)
    hangUp(socket, closeCodes.overloaded, 'Reading too slowly.')
  }

  const isCurrent = (reader: Reader) => readers.get(reader.socket) === reader

  return {
    get followers() {
      return readers.size
    },
    advance,
    subscribe(socket, after) {
      const reader: Reader = { socket, next: after + 1, live: true, allowance: 0 }
      readers.set(socket, reader)
      if (reader.next <= end) feed(reader)
    },
    unsubscribe(socket) {
      readers.delete(socket)
    },
  }
}

// Live frames are small: compressing each would cost more time than it saves.
const asText = { binary: false, compress: false }

/** Sends a frame; resolves once it has left this process. Rejects when the socket is gone. */
function send(socket: WebSocket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(bytes, asText, (error) => (error ? reject(error) : resolve()))
  })
}
