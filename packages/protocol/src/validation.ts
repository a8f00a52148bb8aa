import { type Dot, defaultPage, type LogQuery, type RecordedEvent } from '@causeway/core'
import { z } from 'zod'
import { eventText } from './chain.ts'
import { splitFrame } from './frame.ts'
import {
  type ClientMessage,
  closeCodes,
  type LostStretch,
  limits,
  protocolVersion,
  type RoomHello,
} from './messages.ts'
import type { SnapshotRequest } from './snapshot.ts'

const replicaId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const seq = z.int().positive()
const hash = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
const name = z.string().min(1).max(200)

/** Yjs draws client ids of 32 bits. */
const maxClientId = 2 ** 32 - 1

const hello = z.object({
  kind: z.literal('hello'),
  protocol: z.literal(protocolVersion),
  token: z.string().max(4096),
  replica: replicaId,
  point: z.object({ position: z.int().nonnegative(), digest: z.union([hash, z.literal('')]) }),
})

const push = z.object({
  kind: z.literal('push'),
  id: z.int().nonnegative(),
  seal: z.object({ seq, hash, mac: z.string().max(200) }).optional(),
  expect: z.record(z.string(), z.int().nonnegative()).optional(),
  rewritten: z.literal(true).optional(),
})

const subscribe = z.object({ kind: z.literal('subscribe'), after: z.int().nonnegative() })

const ping = z.object({ kind: z.literal('ping'), position: z.int().nonnegative().optional() })

const header = z.discriminatedUnion('kind', [hello, push, subscribe, ping])

const otherVersion = z.object({
  kind: z.literal('hello'),
  protocol: z.number().refine((version) => version !== protocolVersion),
})

/** A client's frame, read; or the code and reason to close its socket with. */
export type DecodedFrame =
  | { readonly ok: true; readonly message: ClientMessage }
  | { readonly ok: false; readonly code: number; readonly reason: string }

/**
 * Reads a frame of a client, which nobody trusts. The events of a push stay texts: each is for
 * {@link readPushedEvent}.
 */
export function decodeClientFrame(frame: string): DecodedFrame {
  let parts: ReturnType<typeof splitFrame>
  try {
    parts = splitFrame(frame)
  } catch {
    return malformed('The frame is not JSON.')
  }
  const read = header.safeParse(parts.header)
  if (!read.success) {
    return otherVersion.safeParse(parts.header).success
      ? { ok: false, code: closeCodes.update, reason: `This relay speaks version ${protocolVersion}.` }
      : malformed(problemOf(read.error))
  }
  const { lines } = parts
  if (read.data.kind === 'push') {
    if (lines.length < 1 || lines.length > limits.pushEvents) {
      return malformed(`A push holds 1 to ${limits.pushEvents} events, not ${lines.length}.`)
    }
    const { seal, expect, rewritten, ...rest } = read.data
    const optional = { ...(seal && { seal }), ...(expect && { expect }), ...(rewritten && { rewritten }) }
    return { ok: true, message: { ...rest, events: lines, ...optional } }
  }
  if (lines.length > 0) return malformed('Only a push is followed by events.')
  const { data } = read
  if (data.kind !== 'ping') return { ok: true, message: data }
  const { kind, position } = data
  return { ok: true, message: { kind, ...(position !== undefined && { position }) } }
}

const roomHello = z.object({
  kind: z.literal('hello'),
  protocol: z.literal(protocolVersion),
  token: z.string().max(4096),
  client: z.int().nonnegative().max(maxClientId),
})

/** A client's first frame in a live room, read; or the code and reason to close its socket with. */
export type DecodedRoomHello =
  | { readonly ok: true; readonly hello: RoomHello }
  | { readonly ok: false; readonly code: number; readonly reason: string }

/** Reads the first frame of a client in a live room. */
export function decodeRoomHello(frame: string): DecodedRoomHello {
  let value: unknown
  try {
    value = JSON.parse(frame)
  } catch {
    return malformed('The hello is not JSON.')
  }
  const read = roomHello.safeParse(value)
  if (read.success) return { ok: true, hello: read.data }
  return otherVersion.safeParse(value).success
    ? { ok: false, code: closeCodes.update, reason: `This relay speaks version ${protocolVersion}.` }
    : malformed(problemOf(read.error))
}

function malformed(reason: string): Extract<DecodedFrame, { readonly ok: false }> {
  return { ok: false, code: closeCodes.malformed, reason }
}

const dot = z.object({ replica: replicaId, seq })

const recordedEvent = dot.extend({
  stream: name.regex(/^[^/]+\/./),
  type: name,
  version: z.int().positive(),
  data: z.unknown(),
  clock: z.record(replicaId, seq),
  at: z.int().nonnegative(),
  actor: name,
  command: name,
  correlation: name,
  causation: dot.optional(),
  prev: z.union([hash, z.literal('')]),
})

/** A pushed event's text, read: the event, or what is wrong with it, or nothing when it does not even name its dot. */
export type PushedEvent =
  | { readonly kind: 'event'; readonly event: RecordedEvent }
  | { readonly kind: 'invalid'; readonly dot: Dot; readonly problem: string }
  | { readonly kind: 'unreadable' }

/**
 * Reads one event of a push. Its text must be the very one {@link eventText} gives, so that every reader hashes
 * what it parsed; its data is for the model to judge.
 */
export function readPushedEvent(text: string): PushedEvent {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'unreadable' }
  }
  const read = recordedEvent.safeParse(value)
  if (!read.success) {
    const identity = dot.safeParse(value)
    return identity.success
      ? { kind: 'invalid', dot: identity.data, problem: problemOf(read.error) }
      : { kind: 'unreadable' }
  }
  const event = value as RecordedEvent
  const invalid = (problem: string): PushedEvent => ({
    kind: 'invalid',
    dot: { replica: event.replica, seq: event.seq },
    problem,
  })
  if (eventText(event) !== text) return invalid('The text is not in its canonical form.')
  // Readers copy events into plain objects; this key would reach their prototype.
  if (text.includes('"__proto__":')) return invalid('"__proto__" cannot be a key.')
  if ((event.clock[event.replica] ?? 0) >= event.seq) return invalid('The clock names the event itself.')
  if ((event.seq === 1) !== (event.prev === '')) return invalid('Only the first event has no previous one.')
  return { kind: 'event', event }
}

const number = z
  .string()
  .regex(/^[0-9]{1,15}$/, 'A number is expected')
  .transform(Number)
const text = z.string().min(1).max(200)

const queryParameters = z.strictObject({
  stream: text.optional(),
  aggregate: text.optional(),
  correlation: text.optional(),
  command: text.optional(),
  actor: text.optional(),
  replica: replicaId.optional(),
  seq: number.optional(),
  since: number.optional(),
  until: number.optional(),
  after: number.optional(),
  before: number.optional(),
  order: z.enum(['oldest', 'newest']).optional(),
  limit: number.pipe(z.int().min(1).max(limits.queryEvents)).default(defaultPage),
  types: z.array(text).min(1).optional(),
})

/** A query whose page has a length. */
export type BoundedQuery = LogQuery & { readonly limit: number }

/** Reads the query of a URL, as `paths.events` writes it; or what is wrong with it. */
export function readQuery(
  parameters: URLSearchParams,
): { readonly query: BoundedQuery } | { readonly problem: string } {
  const given: Record<string, unknown> = Object.fromEntries(parameters)
  delete given.type
  if (parameters.has('type')) given.types = parameters.getAll('type')
  const read = queryParameters.safeParse(given)
  if (!read.success) return { problem: problemOf(read.error) }
  const { limit, ...asked } = read.data
  return { query: { limit, ...withoutAbsent(asked) } }
}

const lostHeader = z.object({ kind: z.literal('lost'), from: z.int().positive(), mac: z.string().max(200) })

/** Reads the frame of what a relay has lost; or what is wrong with it. Its entries stay texts: the MAC is over them. */
export function readLostStretch(
  frame: string,
): { readonly lost: LostStretch } | { readonly problem: string } {
  try {
    const { header, lines } = splitFrame(frame)
    const read = lostHeader.safeParse(header)
    if (!read.success) return { problem: problemOf(read.error) }
    return lines.length > 0 ? { lost: { ...read.data, entries: lines } } : { problem: 'It holds no entries.' }
  } catch {
    return { problem: 'The frame is not JSON.' }
  }
}

const snapshotRequest = z.object({
  version: name,
  reducers: z.record(name, name),
  after: z.int().nonnegative(),
  streams: z.array(name.regex(/^[^/]+\/./)).max(limits.snapshotStreams),
})

/** Reads the body of a request for states; or what is wrong with it. */
export function readSnapshotRequest(
  body: unknown,
): { readonly request: SnapshotRequest } | { readonly problem: string } {
  const read = snapshotRequest.safeParse(body)
  return read.success ? { request: read.data } : { problem: problemOf(read.error) }
}

/** The same without what is `undefined`. */
function withoutAbsent<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const present = Object.entries(parts).filter(([, value]) => value !== undefined)
  // Each value is that of its own key.
  return Object.fromEntries(present) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

function problemOf(error: z.ZodError): string {
  const issue = error.issues[0]
  const where = issue === undefined || issue.path.length === 0 ? '' : ` (at ${issue.path.join('.')})`
  return `${issue?.message ?? 'Invalid'}${where}.`
}
