import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { encodeFrame, limits } from '@causeway/protocol'
import type { EventLog } from '../log/event-log.ts'
import { logMessage } from '../log-message.ts'
import type { Sealer } from '../seals.ts'

/** Encodings a range is kept in, best first. */
const encodings = ['br', 'gzip', 'identity'] as const

export type Encoding = (typeof encodings)[number]

/** A full range of a log as an HTTP body. It never changes. */
export interface SealedRange {
  /** The digest of its last position, which names its content. */
  readonly digest: string
  readonly body: Uint8Array<ArrayBuffer>
}

/** The full ranges of all logs, each encoded once and kept while there is room. */
export interface Ranges {
  /** Range `n` of a log; nothing while it is not full. */
  get(workspace: string, n: number, encoding: Encoding): Promise<SealedRange | undefined>
  /** Encodes a range that has just become full, so that nobody who catches up waits for it. */
  prepare(workspace: string, n: number): void
}

const compress = {
  br: promisify(brotliCompress),
  gzip: promisify(gzip),
}

// Of 1,000 events, 390 kB: quality 4 leaves 79 kB, 5 leaves 72 kB in 20 ms, 9 the same in 48 ms; gzip leaves 84 kB.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** Ranges read from a log. Up to `capacity` bytes of bodies are kept; those used longest ago leave first. */
export function createRanges(log: EventLog, sealer: Sealer, capacity = 64 * 1024 * 1024): Ranges {
  const kept = new Map<string, SealedRange>()
  const underWay = new Map<string, Promise<SealedRange | undefined>>()
  let size = 0

  async function make(workspace: string, n: number, encoding: Encoding): Promise<SealedRange | undefined> {
    const from = n * limits.rangeSize + 1
    const entries = await log.read(workspace, from, from + limits.rangeSize - 1)
    if (entries.length < limits.rangeSize) return undefined
    const message = logMessage(workspace, entries, sealer)
    return { digest: message.digest, body: await encode(encodeFrame(message), encoding) }
  }

  function keep(key: string, range: SealedRange): void {
    kept.set(key, range)
    size += range.body.length
    for (const [oldest, { body }] of kept) {
      if (size <= capacity) break
      kept.delete(oldest)
      size -= body.length
    }
  }

  async function get(workspace: string, n: number, encoding: Encoding): Promise<SealedRange | undefined> {
    const key = JSON.stringify([workspace, n, encoding])
    const known = kept.get(key)
    if (known !== undefined) {
      // What stands last in the map was used last.
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const begun = underWay.get(key)
    if (begun !== undefined) return begun
    const making = make(workspace, n, encoding)
    underWay.set(key, making)
    try {
      const range = await making
      if (range !== undefined) keep(key, range)
      return range
    } finally {
      underWay.delete(key)
    }
  }

  return {
    get,
    prepare(workspace, n) {
      // Whoever asks for it next finds out what is wrong.
      get(workspace, n, encodings[0]).catch(() => undefined)
    },
  }
}

/** A text in an encoding. */
export async function encode(text: string, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
  switch (encoding) {
    case 'br':
      return new Uint8Array(await compress.br(text, brotliOptions))
    case 'gzip':
      return new Uint8Array(await compress.gzip(text))
    case 'identity':
      return new TextEncoder().encode(text)
  }
}

/** The best encoding that an `Accept-Encoding` header allows. */
export function encodingFor(accepted: string | undefined): Encoding {
  const names = (accepted ?? '').split(',').map((name) => name.trim())
  return encodings.find((encoding) => names.some((name) => name === encoding)) ?? 'identity'
}
