import {
  type Aggregate,
  type CommittedEvent,
  canonicalJson,
  createLedger,
  createTimeline,
  effectiveTime,
  hybridTime,
  type JudgedEvent,
  type Ledger,
  type Model,
  type Moment,
  type Process,
  type RecordedEvent,
  type Rejection,
  type StreamId,
  type StreamStatus,
  streamId,
} from '@causeway/core'
import { arrivals, committed } from './arrivals.ts'
import { createAuthority } from './authority.ts'
import { type Counts, createDevice, type Step } from './device.ts'

/** What several devices did, together or apart. Each step gives a new story; the old one can be told on otherwise. */
export interface Story extends World {
  /** One device that has seen everything so far carries these out, one after the other. Throws when one is refused. */
  after(...steps: readonly Step[]): Story
  /**
   * Several devices, one per branch, each carry theirs out without hearing of the others, and then everybody hears
   * everything. Throws when the outcome depends on who is heard first (see `StoryOptions.promised`).
   */
  apart(...branches: readonly (readonly Step[])[]): Story
  /** As `after` and `apart`, but what is refused is passed over: for random commands. */
  readonly leniently: Pick<Story, 'after' | 'apart'>
  /** Why the command would be refused now; `undefined` when it would not. */
  refusal(step: Step): Rejection | undefined
  /** What came of it in each of the orders in which the devices may have been heard; the story itself is the first. */
  readonly worlds: readonly World[]
  /**
   * Looks at what every device came to, whatever the order in which they were heard. (That a device which went on
   * recording came to the same as one that hears everything at the end is seen to by the story itself.)
   */
  everywhere(look: (world: World) => void): Story
}

/** What came of a story in one order of arrival. */
export interface World {
  state<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
  status(aggregate: Aggregate<unknown, unknown>, id: string): StreamStatus | undefined
  /** Every stream that has events, in the order of their names. */
  readonly streams: readonly StreamId[]
  moment(stream: StreamId): Moment | undefined
  /** All events so far, in this order of arrival, the authority's among them. */
  readonly events: readonly CommittedEvent[]
  /** The events of a stream with what became of each. */
  history(aggregate: Aggregate<unknown, unknown>, id: string): readonly JudgedEvent[]
  /** This world as it was at a moment, that moment included: what had happened by then. Milliseconds since 1970. */
  at(moment: number): World
}

export interface StoryOptions {
  /** What the authority does by itself whenever everybody has heard everything. */
  readonly processes?: readonly Process[]
  /**
   * What must be the same in every order of arrival; everything unless given. What is first come, first served
   * (`refuse`, and what an authority hands out) cannot be.
   */
  readonly promised?: (world: World) => unknown
}

/**
 * Tells a story of several devices on the real ledger, without network or storage.
 *
 * @example
 * const told = story(model).after(step('c', 1)).apart([step('c', 2)], [step('c', 3)])
 * expect(told.state(counter, 'c').value).toBe(6)
 */
export function story(model: Model, options: StoryOptions = {}): Story {
  return storyFrom(model, [], options)
}

/** The same, with a past that every device knows. `waited`: how long it took, in milliseconds. */
export function storyFrom(
  model: Model,
  past: readonly RecordedEvent[],
  options: StoryOptions = {},
  waited = 0,
): Story {
  return tell(model, options, [{ log: past, counts: { devices: 0, events: past.length, ids: 0, waited } }])
}

/** One order of arrival so far. */
interface Telling {
  readonly log: readonly RecordedEvent[]
  readonly counts: Counts
}

/** Of more orders of arrival than these a few are kept, evenly: their number would grow without bound. */
const mostWorlds = 24

function tell(model: Model, options: StoryOptions, tellings: readonly Telling[]): Story {
  const authority = createAuthority(model, options.processes ?? [])
  const worlds = tellings.map(({ log }) => createWorld(model, committed(log)))
  const [first] = worlds
  const [start] = tellings
  if (!first || !start) throw new Error('A story is told in at least one order.')

  function goOn(
    { log, counts }: Telling,
    branches: readonly (readonly Step[])[],
    lenient: boolean,
  ): Telling[] {
    const events = committed(log)
    let now = counts
    let { waited } = counts
    const recorded = branches.map((steps) => {
      // What goes on apart goes on at the same time.
      const device = createDevice(model, events, { ...now, waited: counts.waited })
      for (const step of steps) {
        const refusal = device.carryOut(step)
        if (refusal && !lenient) throw new Error(`Refused: ${refusal.message}`)
      }
      waited = Math.max(waited, device.counts.waited)
      now = { ...device.counts, waited }
      return device.recorded
    })
    return arrivals(recorded).map((order) => {
      const whole = authority.goOn([...log, ...order], now)
      // Random commands are told by the thousand, and the engine's own tests hold it to this.
      if (!lenient) assertHeardAlike(model, events, recorded, committed(whole))
      return { log: whole, counts: now }
    })
  }

  function apart(branches: readonly (readonly Step[])[], lenient: boolean): Story {
    const next = tellings.flatMap((telling) => goOn(telling, branches, lenient))
    const kept = next.filter((_telling, index) => index % Math.ceil(next.length / mostWorlds) === 0)
    const told = tell(model, options, kept)
    assertPromised(told.worlds, options.promised)
    return told
  }

  const told: Story = {
    ...first,
    worlds,
    everywhere(look) {
      for (const world of worlds) look(world)
      return told
    },
    after: (...steps) => apart([steps], false),
    apart: (...branches) => apart(branches, false),
    leniently: {
      after: (...steps) => apart([steps], true),
      apart: (...branches) => apart(branches, true),
    },
    refusal: (step) => createDevice(model, first.events, start.counts).carryOut(step),
  }
  return told
}

/** Throws when a device, which had its own events on top first, came to something else than one that had not. */
function assertHeardAlike(
  model: Model,
  seen: readonly CommittedEvent[],
  recorded: readonly (readonly RecordedEvent[])[],
  whole: readonly CommittedEvent[],
): void {
  const expected = outcomesOf(createWorld(model, whole))
  for (const own of recorded) {
    const ledger = createLedger(model)
    ledger.commit(seen)
    ledger.record(own)
    ledger.commit(whole.slice(seen.length))
    for (const [stream, outcome] of expected) {
      const here = canonicalJson(tellable(ledger.moment(stream)))
      if (here === outcome) continue
      throw new Error(
        `${own[0]?.replica} came to something else in ${stream}:\n${here}\ninstead of\n${outcome}`,
      )
    }
  }
}

function createWorld(model: Model, events: readonly CommittedEvent[]): World {
  const ledger = createLedger(model)
  ledger.commit(events)
  return {
    ...worldOf(ledger, events),
    at(moment) {
      const timeline = createTimeline(model, events, effectiveTime)
      // The last stamp of that millisecond.
      const end = hybridTime(moment + 1) - 1
      timeline.goTo(end)
      return {
        ...worldOf(
          timeline,
          events.filter((event) => effectiveTime(event) <= end),
        ),
        at: (earlier) => createWorld(model, events).at(Math.min(earlier, moment)),
      }
    },
  }
}

/** What there is to see of a log that was folded to some point. */
function worldOf(
  folded: Pick<Ledger, 'streams' | 'moment' | 'state' | 'judgement'>,
  events: readonly CommittedEvent[],
): Omit<World, 'at'> {
  return {
    events,
    streams: [...folded.streams()].sort(),
    moment: (stream) => folded.moment(stream),
    state: (aggregate, id) => folded.state(aggregate, id),
    status: (aggregate, id) => folded.moment(streamId(aggregate.name, id))?.status,
    history: ({ name }, id) =>
      events
        .filter(({ stream }) => stream === streamId(name, id))
        .map((event) => ({ event, judgement: folded.judgement(event) })),
  }
}

function assertPromised(worlds: readonly World[], promised: StoryOptions['promised']): void {
  if (worlds.length < 2) return
  const [first, ...others] = worlds.map((world) =>
    promised ? new Map([['what was promised', canonicalJson(promised(world))]]) : outcomesOf(world),
  )
  for (const other of others) {
    for (const [what, outcome] of first ?? []) {
      if (other.get(what) === outcome) continue
      throw new Error(
        `The outcome of ${what} depends on the order of arrival:\n${outcome}\nor\n${other.get(what)}`,
      )
    }
  }
}

/** What every stream came to, as text. */
function outcomesOf(world: World): ReadonlyMap<string, string> {
  return new Map(world.streams.map((stream) => [stream, canonicalJson(tellable(world.moment(stream)))]))
}

function tellable(moment: Moment | undefined): unknown {
  return moment && { state: moment.state, conflicts: moment.status.conflicts, flags: moment.status.flags }
}
