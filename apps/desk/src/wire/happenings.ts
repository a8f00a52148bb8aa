import {
  type CommittedEvent,
  type Dot,
  dotKey,
  effectiveTime,
  isCommitted,
  type LoggedEvent,
  type ReplicaId,
  wallTime,
} from '@causeway/core'

/** A replica whose line is drawn. */
export interface Drawn {
  readonly id: ReplicaId
  readonly name: string
}

/** From then on a replica held the committed log up to a position. */
export interface Arrival {
  readonly replica: ReplicaId
  readonly position: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Something that happened to a replica's line. */
export interface LineChange {
  readonly replica: ReplicaId
  readonly kind: 'cut' | 'mended' | 'answer lost'
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What a wire is drawn from. */
export interface WireSource {
  readonly replicas: readonly Drawn[]
  /** A stretch of the log in committed order, up to its end; what is pending anywhere comes last. */
  readonly events: readonly LoggedEvent[]
  /** What was seen to arrive. A replica that nobody watched is taken to have got what its own events name. */
  readonly arrivals: readonly Arrival[]
  readonly changes: readonly LineChange[]
}

/** One thing that happened on one line. */
export type Happening =
  | { readonly kind: 'recorded'; readonly event: LoggedEvent }
  | { readonly kind: 'placed'; readonly event: CommittedEvent }
  | {
      readonly kind: 'arrived'
      readonly replica: ReplicaId
      /** Positions, both included. */
      readonly from: number
      readonly to: number
      /** Whether it was seen to arrive then, or is only known to have been there by then. */
      readonly seen: boolean
    }
  | { readonly kind: 'changed'; readonly change: LineChange }

interface Node {
  readonly happening: Happening
  readonly time: number
  readonly before: Node[]
}

/**
 * Everything that happened, one after the other: by the clocks as far as they can be believed, and never against
 * causality: an event before its position, a position before its arrivals, an arrival before what was built on it.
 */
export function happenings({ replicas, events, arrivals, changes }: WireSource): readonly Happening[] {
  const drawn = new Set(replicas.map(({ id }) => id))
  const placed = new Map<number, Node>()
  const lanes = new Map<ReplicaId, Node[]>()
  const nodes: Node[] = []
  const needs = neededPositions(events)

  function add(happening: Happening, time: number, before: readonly (Node | undefined)[]): Node {
    const node = { happening, time, before: before.flatMap((one) => one ?? []) }
    nodes.push(node)
    return node
  }

  const arrived = new Map<ReplicaId, readonly (Node & { readonly to: number })[]>()
  let last: Node | undefined
  const recorded = new Map<string, Node>()
  for (const event of events) {
    if (!drawn.has(event.replica)) continue
    recorded.set(dotKey(event), add({ kind: 'recorded', event }, wallTime(effectiveTime(event)), []))
  }
  for (const event of events) {
    if (!isCommitted(event)) continue
    last = add({ kind: 'placed', event }, wallTime(event.receivedAt), [last, recorded.get(dotKey(event))])
    placed.set(event.position, last)
  }
  const [first] = events.filter(isCommitted)
  for (const { id } of replicas) {
    const seen = arrivals.filter(({ replica }) => replica === id)
    let from = first?.position ?? 1
    const own: (Node & { readonly to: number })[] = []
    for (const { position, at } of seen.length > 0 ? seen : impliedArrivals(id, events, needs)) {
      if (position < from) continue
      const before = [own.at(-1), placed.get(position)]
      const happening = { kind: 'arrived', replica: id, from, to: position, seen: seen.length > 0 } as const
      own.push(Object.assign(add(happening, at, before), { to: position }))
      from = position + 1
    }
    arrived.set(id, own)
  }
  for (const event of events) {
    const node = recorded.get(dotKey(event))
    if (!node) continue
    const lane = lanes.get(event.replica) ?? []
    const needed = needs.get(dotKey(event)) ?? 0
    const arrival = arrived.get(event.replica)?.find(({ to }) => to >= needed)
    const previous = lane.at(-1)
    if (previous) node.before.push(previous)
    if (arrival && needed > 0) node.before.push(arrival)
    lanes.set(event.replica, [...lane, node])
  }
  for (const change of changes) {
    if (drawn.has(change.replica)) add({ kind: 'changed', change }, change.at, [])
  }
  return inOrder(nodes).map(({ happening }) => happening)
}

/** For each event, the last position of others' events that its author had seen of its stream; 0 for none. */
function neededPositions(events: readonly LoggedEvent[]): ReadonlyMap<string, number> {
  const positions = new Map<string, number>()
  const needs = new Map<string, number>()
  for (const event of events) if (isCommitted(event)) positions.set(dotKey(event), event.position)
  for (const event of events) {
    let needed = 0
    for (const [replica, seq] of Object.entries(event.clock)) {
      if (replica === event.replica) continue
      const dot: Dot = { replica, seq }
      needed = Math.max(needed, positions.get(dotKey(dot)) ?? 0)
    }
    needs.set(dotKey(event), needed)
  }
  return needs
}

/** A log is held up to a position: whoever built on an event held all those before it as well. */
function impliedArrivals(
  replica: ReplicaId,
  events: readonly LoggedEvent[],
  needs: ReadonlyMap<string, number>,
): readonly Omit<Arrival, 'replica'>[] {
  return events
    .filter((event) => event.replica === replica)
    .map((event) => ({ position: needs.get(dotKey(event)) ?? 0, at: wallTime(effectiveTime(event)) }))
    .filter(({ position }) => position > 0)
}

/** By time, but nothing before what must come before it. */
function inOrder(nodes: readonly Node[]): readonly Node[] {
  const done = new Set<Node>()
  const order: Node[] = []
  function place(node: Node): void {
    // Marked before its predecessors are placed: even contradictory reports come to an end.
    if (done.has(node)) return
    done.add(node)
    for (const one of node.before.toSorted(byTime)) place(one)
    order.push(node)
  }
  for (const node of nodes.toSorted(byTime)) place(node)
  return order
}

const byTime = (a: Node, b: Node) => a.time - b.time
