import type { StreamId } from '@causeway/core'

/**
 * Which streams a stretch of the log may have events of, in a byte or so for each: a Bloom filter. So looking for one
 * stream need not open the whole log. Devices keep them: how they are made never changes.
 */
export function streamFilter(streams: ReadonlySet<StreamId>): ArrayBuffer {
  const bytes = new Uint8Array(Math.ceil((streams.size * bitsEach) / 8))
  for (const stream of streams) {
    for (const bit of bitsOf(stream, bytes.length * 8))
      bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7))
  }
  return bytes.buffer
}

/** Whether a filter was made of a stream among others; of one that was not, it says so in one case of about a hundred. */
export function mayHoldStream(filter: ArrayBuffer, stream: StreamId): boolean {
  const bytes = new Uint8Array(filter)
  return bitsOf(stream, bytes.length * 8).every((bit) => ((bytes[bit >>> 3] ?? 0) >>> (bit & 7)) & 1)
}

/** Ten bits and seven places each are wrong in 0.8 % of cases. */
const bitsEach = 10
const places = [0, 1, 2, 3, 4, 5, 6]

/** By two hashes, as Kirsch and Mitzenmacher showed to be as good as seven. */
function bitsOf(stream: StreamId, size: number): number[] {
  const [one, two] = hashes(stream)
  return places.map((place) => (one + place * two) % size)
}

/** Two hashes, after FNV-1a and MurmurHash2, over the UTF-16 of a stream's id. */
function hashes(stream: StreamId): readonly [number, number] {
  let one = 0x811c9dc5
  let two = 0x9747b28c ^ stream.length
  for (let at = 0; at < stream.length; at++) {
    const unit = stream.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    two = Math.imul(two ^ unit, 0x5bd1e995)
    two ^= two >>> 15
  }
  return [one >>> 0, two >>> 0]
}

/** A filter as text, for JSON. */
export function filterText(filter: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(filter)))
}

/** A filter from its text. */
export function readFilter(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer
}
