import {
  closeCodes,
  decodeRelayFrame,
  type LogEntries,
  type LogPoint,
  paths,
  type ReplicaProgress,
} from '@causeway/protocol'
import { type Loss, LossError } from './loss.ts'
import type { Network } from './network.ts'

/** The part of the relay that answers over HTTP. Rejects with a {@link LossError}. */
export interface LogApi {
  /** A stretch of the log, by one of `paths`. */
  entries(path: string): Promise<LogEntries>
  /** The relay's points at these positions; those beyond its end are left out. */
  points(positions: readonly number[]): Promise<readonly LogPoint[]>
  /** What the relay answers to a `POST`, if it is good or has one of the statuses that are told. */
  post(path: string, body: string, told: readonly number[]): Promise<Answer>
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

  async function ask(path: string, posting?: RequestInit, told?: readonly number[]): Promise<Answer> {
    const headers = { authorization: `Bearer ${token}` }
    try {
      // What comes is kept in IndexedDB: a second copy in the browser's cache would be of no use.
      const request: RequestInit = { headers, signal, cache: 'no-store', ...posting }
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
      const message = readAnswer(await get(path), decodeRelayFrame)
      return message.kind === 'log' ? message : notTheRelay()
    },
    async points(positions) {
      return readAnswer(await get(paths.points(positions)), JSON.parse)
    },
    post: (path, body, told) => ask(path, { method: 'POST', body }, told),
    async replicas() {
      return readAnswer(await get(paths.replicas), JSON.parse)
    },
  }
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** Reads an answer: what a network's log-in page says in the relay's place is no JSON. */
export function readAnswer<T>(text: string, parse: (text: string) => T): T {
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
