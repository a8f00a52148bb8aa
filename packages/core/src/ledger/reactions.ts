import type { Dot } from '../causality/dot.ts'
import type { Command } from '../model/aggregate.ts'
import { isRejection } from '../model/aggregate.ts'
import { parseStreamId, type RecordedEvent, type StreamId, streamId } from '../model/envelope.ts'
import type { EventDraft } from '../model/event.ts'
import { decide, type Model } from '../model/model.ts'
import type { Process } from '../model/process.ts'
import { check } from '../model/validation.ts'
import type { Ledger } from './ledger.ts'

/** Whom the authority is, and where: what reacting needs of its host. */
export interface ReactionHost {
  readonly model: Model
  readonly processes: readonly Process[]
  /** What is committed, with the authority's own events on top that are not yet. */
  readonly ledger: Ledger
  readonly actor: string
  readonly role: string
  /** Milliseconds since 1970. */
  now(): number
  newId(): string
  /** Records an event of the authority's own: the next of its replica. It is laid on the ledger here. */
  write(stream: StreamId, draft: EventDraft, request: ReactionRequest): RecordedEvent
  /** Told of a process that failed, whose request was turned down, or that finds no end. The others go on. */
  onProblem(problem: ReactionProblem): void
}

/** What the events of one request of a process have in common. */
export interface ReactionRequest {
  readonly command: string
  readonly correlation: string
  readonly causation?: Dot
}

/** What went wrong in a process, for whoever looks after the relay. */
export interface ReactionProblem {
  readonly process: string
  readonly stream: StreamId
  readonly message: string
}

/** The event that changed a stream: what a process does about it belongs to the same action. */
export type Cause = Dot & { readonly correlation: string }

/** How often one process may act on one record before it is taken to find no end. */
const mostTurns = 100

/**
 * Has processes look at the streams that changed, and at those they change in turn, until nothing is left to do.
 * Returns the events they recorded, in order; each request's stand together. The streams are looked at in the order
 * given, so that who came first is served first.
 */
export function react(
  host: ReactionHost,
  changed: Iterable<readonly [StreamId, Cause | undefined]>,
): readonly RecordedEvent[] {
  const due = new Map(changed)
  const turns = new Map<string, number>()
  const recorded: RecordedEvent[] = []
  for (const [stream, cause] of due) {
    due.delete(stream)
    for (const process of processesOf(host, stream)) {
      const turn = `${process.name} ${stream}`
      const turnsTaken = turns.get(turn) ?? 0
      if (turnsTaken === mostTurns) continue
      const events = act(host, process, stream, cause)
      if (events.length === 0) continue
      recorded.push(...events)
      turns.set(turn, turnsTaken + 1)
      if (turnsTaken + 1 === mostTurns) {
        host.onProblem({
          process: process.name,
          stream,
          message: `It acted ${mostTurns} times without an end.`,
        })
      }
      // A map goes on with what is put in while it is walked: these come after those that wait already.
      for (const { replica, seq, correlation, stream: touched } of events) {
        if (!due.has(touched)) due.set(touched, { replica, seq, correlation })
      }
      if (!due.has(stream)) due.set(stream, cause)
    }
  }
  return recorded
}

/** When a process wants to look at a stream again though nothing changed: the earliest; milliseconds since 1970. */
export function wakeTime(
  host: Pick<ReactionHost, 'processes' | 'ledger' | 'model'>,
  stream: StreamId,
): number | undefined {
  const times = processesOf(host, stream).flatMap((process) => {
    const at = process.wakeAt?.(host.ledger.state(process.of, parseStreamId(stream).id))
    return at === undefined ? [] : [at]
  })
  return times.length === 0 ? undefined : Math.min(...times)
}

function processesOf({ processes }: Pick<ReactionHost, 'processes'>, stream: StreamId): readonly Process[] {
  const { aggregate } = parseStreamId(stream)
  return processes.filter(({ of }) => of.name === aggregate)
}

function act(
  host: ReactionHost,
  process: Process,
  stream: StreamId,
  cause: Cause | undefined,
): readonly RecordedEvent[] {
  const { ledger } = host
  const { id } = parseStreamId(stream)
  try {
    const commands = process.react(ledger.state(process.of, id), {
      id,
      now: host.now(),
      read: (aggregate, other) => ledger.state(aggregate, other),
    })
    if (commands.length === 0) return []
    const command = host.newId()
    const request: ReactionRequest = {
      command,
      correlation: cause?.correlation ?? command,
      ...(cause ? { causation: { replica: cause.replica, seq: cause.seq } } : {}),
    }
    return decided(host, commands).map(({ stream: target, draft }) => {
      const event = host.write(target, draft, request)
      ledger.record([event])
      return event
    })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    host.onProblem({ process: process.name, stream, message })
    return []
  }
}

interface Decided {
  readonly stream: StreamId
  readonly draft: EventDraft
}

/** What a request comes to, each command deciding on what those before it did. Throws when one is turned down. */
function decided(host: ReactionHost, commands: readonly Command[]): readonly Decided[] {
  const { ledger } = host
  const drafts: Decided[] = []
  const tried: RecordedEvent[] = []
  try {
    for (const command of commands) {
      const stream = streamId(command.aggregate, command.id)
      for (const draft of decideOne(host, command)) {
        drafts.push({ stream, draft })
        const attempt = attemptAt(ledger, stream, draft, tried.length + 1)
        tried.push(attempt)
        ledger.record([attempt])
      }
    }
  } finally {
    if (tried.length > 0) ledger.retract(tried)
  }
  return drafts
}

function decideOne(host: ReactionHost, command: Command): readonly EventDraft[] {
  const { model, ledger, actor, role } = host
  const aggregate = model.get(command.aggregate)
  const definition = aggregate?.definitions.get(command.name)
  const called = `${command.aggregate}.${command.name}`
  if (!aggregate || !definition) throw new Error(`There is no command ${called}.`)
  const input = check(definition.input, command.input)
  if (input.issues) {
    throw new Error(`${called}: ${input.issues.map(({ path, message }) => `${path} ${message}`).join('; ')}`)
  }
  const decision = decide(aggregate, command.name, ledger.state(aggregate, command.id), input.value, {
    id: command.id,
    actor,
    role,
    now: host.now(),
    read: (other, id) => ledger.state(other, id),
    newId: () => host.newId(),
    nextNumber: () => host.newId(),
  })
  if (isRejection(decision)) throw new Error(`${called} was turned down: ${decision.message}`)
  return decision
}

/** An event that stands on the ledger only while the rest of its request is decided. */
function attemptAt(ledger: Ledger, stream: StreamId, draft: EventDraft, seq: number): RecordedEvent {
  const nobody = { actor: '', command: '', correlation: '', prev: '' }
  return { replica: 'attempt', seq, stream, ...draft, clock: ledger.clock(stream), at: 0, ...nobody }
}
