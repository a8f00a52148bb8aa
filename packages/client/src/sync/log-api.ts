import {
  closeCodes,
  decodeRelayFrame,
  type LogEntries,
  type LogPoint,
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
    return (await answer(path)) ?? ''
  }

  /** The text of an answer; nothing for the status `unless`. */
  async function answer(
    path: string,
    body?: unknown,
    unless?: readonly number[],
  ): Promise<string | undefined> {
    const headers = { authorization: `Bearer ${token}` }
    const posting = body !== undefined && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...headers, 'content-type': 'application/json' },
    }
    try {
      // What comes is kept in IndexedDB: a second copy in the browser's cache would be of no use.
      const request: RequestInit = { headers, signal, cache: 'no-store', ...posting }
      const response = await network.fetch(new URL(path, relay), request)
      if (response.ok) return await response.text()
      if (unless?.includes(response.status)) return undefined
      throw new LossError(lossOf(response.status))
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
      // A relay of before answers that there is nothing here.
      const text = await answer(paths.snapshot, request, [404, 409])
      return text === undefined ? undefined : read(text, JSON.parse)
    },
    async replicas() {
      return read(await get(paths.replicas), JSON.parse)
    },
  }
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
