import type { Trace, TracedEvent, TracedRequest } from '@causeway/client'
import { dotKey } from '@causeway/core'

/** A request, and what it came to. */
export interface TraceBranch {
  readonly request: TracedRequest
  readonly steps: readonly TraceStep[]
}

/** An event, and the requests of the relay's processes that it caused. */
export interface TraceStep {
  readonly traced: TracedEvent
  readonly answers: readonly TraceBranch[]
}

/** A trace as a tree by causation; what began it, or came of something that is not held here, stands at its root. */
export function traceTree({ requests }: Pick<Trace, 'requests'>): readonly TraceBranch[] {
  const held = new Set(requests.flatMap(({ events }) => events.map(({ event }) => dotKey(event))))
  const roots: TracedRequest[] = []
  const answers = new Map<string, TracedRequest[]>()
  for (const request of requests) {
    const cause = request.causation && dotKey(request.causation)
    if (cause === undefined || !held.has(cause)) roots.push(request)
    else answers.set(cause, [...(answers.get(cause) ?? []), request])
  }
  const branch = (request: TracedRequest): TraceBranch => ({
    request,
    steps: request.events.map((traced) => ({
      traced,
      answers: (answers.get(dotKey(traced.event)) ?? []).map(branch),
    })),
  })
  return roots.map(branch)
}
