import {
  closeCodes,
  decodeRelayFrame,
  encodeFrame,
  type LogEntries,
  type LogPoint,
  type LostStretch,
  paths,
  type ReplicaProgress,
  type Snapshot,
  type SnapshotRequest,
} from '@causeway/protocol'
import { type Loss, LossError } from './loss.ts'
import type { Network } from './network.ts'

/** The part of the relay that answers over HTTP. Rejects with a {@link LossError}. */
export interface LogApi {
  /** A stretch of the log, by one of `paths`. */
  entries(path: string): Promise<LogEntries>
  /** The relay's points at these positions; those beyond its end are left out. */
  points(positions: readonly number[]): Promise<readonly LogPoint[]>
  /** The states that the log comes to in place of what this device lacks; nothing when the relay computes others, or none. */
  snapshot(request: SnapshotRequest): Promise<Snapshot | undefined>
  /**
   * Gives the relay back what it lost. `elsewhere` when its log does not end there any more, `invented` when it does not know
   * it as its own, or cannot take it.
   */
  giveBack(lost: LostStretch): Promise<'restored' | 'elsewhere' | 'invented'>
  /** How much of the log each device was last heard to hold. */
  replicas(): Promise<readonly ReplicaProgress[]>
}

export function createLogApi(
  network: Pick<Network, 'fetch'>,
  relay: string,
  token: string,
  signal: AbortSignal,
): LogApi {
  async function get(path: string): Promise<string> {
    return (await ask(path)).text
  }

  /** An answer, if it is a good one or has one of the statuses that are told. */
  async function ask(path: string, posting?: Posting, told?: readonly number[]): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}`, ...posting?.headers }
    const body = posting && { method: 'POST', body: posting.body }
    try {
      // What comes is kept in IndexedDB: a second copy in the browser's cache would be of no use.
      const request: RequestInit = { headers, signal, cache: 'no-store', ...body }
      const response = await network.fetch(new URL(path, relay), request)
      const { status, ok } = response
      if (ok || told?.includes(status)) return { status, text: await response.text() }
      throw new LossError(lossOf(status))
    } catch (error) {
      throw error instanceof LossError ? error : new LossError({ kind: 'unreachable' })
    }
  }

  return {
    async entries(path) {
      const message = read(await get(path), decodeRelayFrame)
      return message.kind === 'log' ? message : notTheRelay()
    },
    async points(positions) {
      return read(await get(paths.points(positions)), JSON.parse)
    },
    async snapshot(request) {
      const posting = { body: JSON.stringify(request), headers: { 'content-type': 'application/json' } }
      // A relay of before answers that there is nothing here.
      const { status, text } = await ask(paths.snapshot, posting, [404, 409])
      return status === 200 ? read(text, JSON.parse) : undefined
    },
    async giveBack(lost) {
      const { status } = await ask(paths.log, { body: encodeFrame(lost) }, [400, 403, 404, 409, 413])
      if (status === 409) return 'elsewhere'
      return status === 204 ? 'restored' : 'invented'
    },
    async replicas() {
      return read(await get(paths.replicas), JSON.parse)
    },
  }
}

interface Posting {
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** What a network's log-in page answers in the relay's place is no JSON. */
function read<T>(text: string, parse: (text: string) => T): T {
  try {
    return parse(text)
  } catch {
    return notTheRelay()
  }
}

function notTheRelay(): never {
  throw new LossError({ kind: 'failed', message: 'something else answered in the relay’s place.' })
}

function lossOf(status: number): Loss {
  if (status === 401) return { kind: 'closed', code: closeCodes.unauthorised }
  if (status === 429 || status === 503) return { kind: 'closed', code: closeCodes.overloaded }
  return { kind: 'failed', message: `the relay answered with status ${status}.` }
}
