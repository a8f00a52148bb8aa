// What the log means, said once more and as simply as can be. Nothing here knows the engine or the shop: it reads events
// as text has them, and the rules as `docs/conflicts.md` states them.

/** An event as the log has it. */
export interface LoggedEvent {
  readonly replica: string
  readonly seq: number
  readonly stream: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly clock: Readonly<Record<string, number>>
  readonly at: number
  readonly receivedAt?: number
  readonly position?: number
  readonly actor: string
  readonly command: string
}

/** Whether the author of `later` had seen `earlier`. */
export function saw(later: LoggedEvent, earlier: LoggedEvent): boolean {
  return (later.clock[earlier.replica] ?? 0) >= earlier.seq
}

/** Neither author had seen the other's event. */
export function apart(a: LoggedEvent, b: LoggedEvent): boolean {
  return a !== b && !saw(a, b) && !saw(b, a)
}

/** When it counts as having happened: by its author's clock, or when it arrived if that was earlier. */
export function when({ at, receivedAt }: LoggedEvent): number {
  return Math.min(at, receivedAt ?? at)
}

/** Milliseconds since 1970. */
export function milliseconds(stamp: number): number {
  return Math.floor(stamp / 2048)
}

/** Events from the latest to the earliest; of two at the same time, the one of the greater replica counts as later. */
function latestFirst(events: readonly LoggedEvent[]): LoggedEvent[] {
  return [...events].sort((a, b) => when(b) - when(a) || (a.replica > b.replica ? -1 : 1))
}

/** The last that was said about one thing. */
export function last(events: readonly LoggedEvent[]): LoggedEvent | undefined {
  return latestFirst(events)[0]
}

/** Of events about one thing, those that stand: of two made apart, the later one does. */
export function standing(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const stand: LoggedEvent[] = []
  for (const event of latestFirst(events)) if (!stand.some((other) => apart(event, other))) stand.push(event)
  return stand
}

/** Of events in the log's order of which the first wins, those that were not refused. */
export function firstServed(events: readonly LoggedEvent[]): readonly LoggedEvent[] {
  const stand: LoggedEvent[] = []
  for (const event of events) if (!stand.some((other) => apart(event, other))) stand.push(event)
  return stand
}

/** Whether people disagree about one thing, and nobody who had seen all they said has said anything since. */
export function isDisputed(events: readonly LoggedEvent[], value: (event: LoggedEvent) => unknown): boolean {
  const unanswered = events.filter((event) => !events.some((other) => saw(other, event) && other !== event))
  return new Set(unanswered.map((event) => JSON.stringify(value(event)))).size > 1
}

/** A field of an event's data. */
export function text({ data }: LoggedEvent, field: string): string {
  const value = data[field]
  if (typeof value !== 'string') throw new Error(`${field} is no text: ${JSON.stringify(data)}`)
  return value
}

export function number({ data }: LoggedEvent, field: string): number {
  const value = data[field]
  if (typeof value !== 'number') throw new Error(`${field} is no number: ${JSON.stringify(data)}`)
  return value
}
