import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { messagePermissionDenied } from 'y-protocols/auth'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync'
import { decodeStateVector } from 'yjs'

// The kinds of y-websocket's frames; the numbers are its own.
const sync = 0
const awareness = 1
const auth = 2
const queryAwareness = 3

/** What a client says about one awareness id. */
export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  /** JSON; `null` for somebody who left. */
  readonly state: string
}

/** A frame of a y-websocket client. */
export type RoomFrame =
  | { readonly kind: 'ask'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly kind: 'ask-awareness' }

/** Clocks count changes; nobody gets near this. */
const maxAwarenessClock = 2 ** 32

/** Reads a frame, whose bytes have a buffer of their own. Nothing when it is none of these, or not whole. */
export function readRoomFrame(bytes: Uint8Array): RoomFrame | undefined {
  try {
    const decoder = createDecoder(bytes)
    const frame = readFrom(decoder)
    return hasContent(decoder) ? undefined : frame
  } catch {
    return undefined
  }
}

function readFrom(decoder: ReturnType<typeof createDecoder>): RoomFrame | undefined {
  switch (readVarUint(decoder)) {
    case sync:
      switch (readVarUint(decoder)) {
        case messageYjsSyncStep1:
          return { kind: 'ask', stateVector: readStateVector(readVarUint8Array(decoder).slice()) }
        case messageYjsSyncStep2:
        case messageYjsUpdate:
          return { kind: 'update', update: readVarUint8Array(decoder).slice() }
        default:
          return undefined
      }
    case awareness:
      return { kind: 'awareness', entries: readEntries(readVarUint8Array(decoder).slice()) }
    case queryAwareness:
      return { kind: 'ask-awareness' }
    default:
      return undefined
  }
}

/** A state vector that is one; throws for others. */
function readStateVector(bytes: Uint8Array): Uint8Array {
  decodeStateVector(bytes)
  return bytes
}

function readEntries(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = createDecoder(bytes)
  const entries: AwarenessEntry[] = []
  for (let left = readVarUint(decoder); left > 0; left--) {
    const entry = { client: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) }
    if (entry.clock > maxAwarenessClock) throw new RangeError('A clock beyond all counting.')
    entries.push(entry)
  }
  return entries
}

/** Asks a client for what is not in the room yet. */
export function askFrame(stateVector: Uint8Array): Uint8Array {
  return frame(sync, (encoder) => {
    writeVarUint(encoder, messageYjsSyncStep1)
    writeVarUint8Array(encoder, stateVector)
  })
}

/** Answers a client that asked. */
export function answerFrame(update: Uint8Array): Uint8Array {
  return frame(sync, (encoder) => {
    writeVarUint(encoder, messageYjsSyncStep2)
    writeVarUint8Array(encoder, update)
  })
}

/** Passes on what somebody wrote. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return frame(sync, (encoder) => {
    writeVarUint(encoder, messageYjsUpdate)
    writeVarUint8Array(encoder, update)
  })
}

/** Says who is here. */
export function awarenessFrame(entries: readonly AwarenessEntry[]): Uint8Array {
  return frame(awareness, (encoder) => {
    const inner = createEncoder()
    writeVarUint(inner, entries.length)
    for (const { client, clock, state } of entries) {
      writeVarUint(inner, client)
      writeVarUint(inner, clock)
      writeVarString(inner, state)
    }
    writeVarUint8Array(encoder, toUint8Array(inner))
  })
}

/** Says that something was not done, and why. */
export function deniedFrame(reason: string): Uint8Array {
  return frame(auth, (encoder) => {
    writeVarUint(encoder, messagePermissionDenied)
    writeVarString(encoder, reason)
  })
}

function frame(kind: number, write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, kind)
  write(encoder)
  return toUint8Array(encoder)
}
