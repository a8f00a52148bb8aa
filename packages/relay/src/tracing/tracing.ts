import type { CommittedEvent, RecordedEvent } from '@causeway/core'
import { traceIdOf } from '@causeway/protocol'
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type TracerProvider,
  trace,
} from '@opentelemetry/api'

/**
 * A stage of an event's way through the relay. `push`: from its arrival to the answer; `judge`: reading and vetting;
 * `append`: up to the SQL commit; `react`: what the authority does about it; `fan-out`: to everybody who follows.
 */
export type Stage = 'push' | 'judge' | 'append' | 'react' | 'fan-out'

/** What a span says of an event. */
export type TracedEvent = Pick<RecordedEvent, 'replica' | 'correlation' | 'command'> &
  Partial<Pick<CommittedEvent, 'position'>>

/**
 * Ends a stage. Called back for its events only when somebody wants to know; `attributes` is given those of one span.
 */
export type EndStage = (
  events: () => readonly TracedEvent[],
  attributes?: (events: readonly TracedEvent[]) => Attributes,
  error?: unknown,
) => void

/** Tells OpenTelemetry of what the relay does. */
export interface Tracing {
  /** Begins a stage; what it was about is said at its end. */
  begin(stage: Stage, workspace: string): EndStage
  /** Begins a request over HTTP. */
  beginRequest(): EndRequest
}

/** Ends a request: its name, and the correlation it asked for, if any. */
export type EndRequest = (name: string, attributes: Attributes, correlation: string | undefined) => void

const nothing = () => {}

/** For a relay nobody traces: costs nothing. */
export const untraced: Tracing = { begin: () => nothing, beginRequest: () => nothing }

/** Spans of one stage at most: of a healing that brings thousands of actions back, the first tell enough. */
const mostSpans = 100

/**
 * Makes spans. An append is of many actions, and each action has a trace of its own: so a stage becomes a span for each
 * correlation among its events, in the trace that {@link traceIdOf} names.
 */
export function createTracing(provider: TracerProvider): Tracing {
  const tracer = provider.getTracer('@causeway/relay')
  return {
    begin(stage, workspace) {
      const startTime = now()
      return (events, attributes, error) => {
        const endTime = now()
        const actions = byCorrelation(events())
        for (const [correlation, own] of [...actions].slice(0, mostSpans)) {
          const span = tracer.startSpan(
            stage,
            {
              startTime,
              attributes: {
                ...describe(workspace, correlation, own),
                'causeway.batch.correlations': actions.size,
                ...attributes?.(own),
              },
            },
            contextOf(correlation),
          )
          if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: String(error) })
          span.end(endTime)
        }
      }
    },
    beginRequest() {
      const startTime = now()
      return (name, attributes, correlation) => {
        const context = correlation === undefined ? ROOT_CONTEXT : contextOf(correlation)
        const span = tracer.startSpan(name, { startTime, kind: SpanKind.SERVER, attributes }, context)
        if (Number(attributes['http.response.status_code']) >= 500) {
          span.setStatus({ code: SpanStatusCode.ERROR })
        }
        span.end(now())
      }
    },
  }
}

function byCorrelation(events: readonly TracedEvent[]): ReadonlyMap<string, TracedEvent[]> {
  const actions = new Map<string, TracedEvent[]>()
  for (const event of events) {
    const known = actions.get(event.correlation)
    if (known) known.push(event)
    else actions.set(event.correlation, [event])
  }
  return actions
}

function describe(workspace: string, correlation: string, events: readonly TracedEvent[]): Attributes {
  const positions = events.flatMap(({ position }) => position ?? [])
  return {
    'causeway.workspace': workspace,
    'causeway.correlation': correlation,
    'causeway.commands': [...new Set(events.map(({ command }) => command))],
    'causeway.replicas': [...new Set(events.map(({ replica }) => replica))],
    'causeway.events': events.length,
    ...(positions.length > 0 && {
      'causeway.positions.first': Math.min(...positions),
      'causeway.positions.last': Math.max(...positions),
    }),
  }
}

/** The trace of an action. It begins on a device, which sends no spans: so its root is only named. */
function contextOf(correlation: string): Context {
  const traceId = traceIdOf(correlation)
  const root = { traceId, spanId: traceId.slice(16), traceFlags: TraceFlags.SAMPLED, isRemote: true }
  return trace.setSpanContext(ROOT_CONTEXT, root)
}

/** Milliseconds since 1970, with fractions. */
const now = () => performance.timeOrigin + performance.now()

/** What a span says of an event, from its text and, where it has one, its place. */
export function tracedEvent({
  text,
  position,
}: {
  readonly text: string
  readonly position?: number
}): TracedEvent {
  // Read once before, on its way in.
  const { replica, correlation, command }: TracedEvent = JSON.parse(text)
  return { replica, correlation, command, ...(position !== undefined && { position }) }
}
