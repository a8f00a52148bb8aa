import type { HybridTime, RecordedEvent } from '@causeway/core'
import { sha256 } from '@noble/hashes/sha2.js'

/**
 * The text of an event as it is hashed, stored and sent. Field order is fixed, so that reading and writing again
 * gives the same text.
 */
export function eventText(event: RecordedEvent): string {
  return JSON.stringify({
    replica: event.replica,
    seq: event.seq,
    stream: event.stream,
    type: event.type,
    version: event.version,
    data: event.data,
    clock: event.clock,
    at: event.at,
    actor: event.actor,
    command: event.command,
    correlation: event.correlation,
    causation: event.causation,
    prev: event.prev,
  })
}

/**
 * The hash of an event's text, which the replica's next event names as its `prev`. Since the text holds `prev`
 * itself, it covers every earlier event of the replica. SHA-256, the first 128 bits, base64url: 22 characters.
 */
export function chainHash(text: string): string {
  return shortHash(text)
}

/**
 * The rolling digest of the committed order after one more event: what a {@link LogPoint} carries. When the event was
 * received counts: a log that was lost and given again has the same events at other times, and states depend on them.
 */
export function nextDigest(digest: string, receivedAt: HybridTime, eventHash: string): string {
  return shortHash(`${digest}\n${receivedAt}\n${eventHash}`)
}

/** SHA-256 of a text, the first 128 bits as base64url. */
export function shortHash(text: string): string {
  return base64url(sha256(utf8(text)).subarray(0, 16))
}

const encoder = new TextEncoder()
const scratch = new Uint8Array(16 * 1024)

/** A text as UTF-8, good until the next call: an import hashes a hundred thousand short texts. */
function utf8(text: string): Uint8Array {
  // No UTF-16 unit takes more than three bytes.
  if (text.length * 3 > scratch.length) return encoder.encode(text)
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written)
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function base64url(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += alphabet[(held >> bits) & 63]
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (6 - bits)) & 63]
}
