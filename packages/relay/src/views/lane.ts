import {
  type CommittedEvent,
  createStreamFold,
  type Model,
  parseStreamId,
  type StreamFold,
  type StreamId,
  type View,
} from '@causeway/core'

/** A committed event on its way to a lane: its text, and its place. */
export interface LaneEvent {
  readonly stream: StreamId
  readonly text: string
  readonly position: number
  readonly receivedAt: number
}

/** A stream's row in a view after events were folded; `null` where the view leaves the stream out. */
export interface LaneRow {
  readonly view: string
  readonly stream: StreamId
  /** JSON on one line. */
  readonly body: string | null
}

/** Folds some of the streams of a log, and says what became of their rows. */
export interface Lane {
  /** Folds events in their order; answers with the rows of their streams in these views. */
  fold(events: readonly LaneEvent[], views: readonly string[]): Promise<readonly LaneRow[]>
  /** Puts all streams down. */
  clear(): void
  close(): Promise<void>
}

/** What lanes fold by. */
export interface LaneDefinitions {
  readonly model: Model
  readonly views: readonly View[]
}

/** A lane on this thread. */
export function createLane(definitions: LaneDefinitions): Lane {
  const fold = createRowFold(definitions)
  return {
    fold: async (events, views) => fold.rows(events, views),
    clear: fold.clear,
    close: async () => fold.clear(),
  }
}

/** The work of a lane, on whatever thread. */
export function createRowFold({ model, views }: LaneDefinitions): {
  rows(events: readonly LaneEvent[], names: readonly string[]): readonly LaneRow[]
  clear(): void
} {
  const folds = new Map<StreamId, StreamFold>()

  function foldOf(stream: StreamId): StreamFold {
    const known = folds.get(stream)
    if (known) return known
    const fold = createStreamFold(model, stream)
    folds.set(stream, fold)
    return fold
  }

  return {
    rows(events, names) {
      const fed = views.filter(({ name }) => names.includes(name))
      return [...byStream(events)].flatMap(([stream, own]) => {
        const moment = foldOf(stream).commit(own)
        const { aggregate } = parseStreamId(stream)
        return fed
          .filter(({ from }) => from.name === aggregate)
          .map(({ name, row }): LaneRow => {
            const value = moment && row(moment.state, moment.status)
            return { view: name, stream, body: value === undefined ? null : JSON.stringify(value) }
          })
      })
    },
    clear: () => folds.clear(),
  }
}

function byStream(events: readonly LaneEvent[]): ReadonlyMap<StreamId, CommittedEvent[]> {
  const streams = new Map<StreamId, CommittedEvent[]>()
  for (const { stream, text, position, receivedAt } of events) {
    // Validated on its way into the log.
    const event: CommittedEvent = { ...JSON.parse(text), position, receivedAt }
    const known = streams.get(stream)
    if (known) known.push(event)
    else streams.set(stream, [event])
  }
  return streams
}

/** A committed event for a lane. The stream is read from the text without parsing it: its fields stand in one order. */
export function laneEvent({ text, position, receivedAt }: Omit<LaneEvent, 'stream'>): LaneEvent {
  const from = text.indexOf(streamMark) + streamMark.length - 1
  const stream: StreamId = JSON.parse(text.slice(from, text.indexOf(typeMark, from) + 1))
  return { stream, text, position, receivedAt }
}

const streamMark = '"stream":"'
const typeMark = '","type":"'

/** Which of so many lanes a stream is in. */
export function laneOf(stream: StreamId, lanes: number): number {
  let hash = 0
  for (let index = 0; index < stream.length; index++) hash = (hash * 31 + stream.charCodeAt(index)) | 0
  return (hash >>> 0) % lanes
}
