import type { CommittedEvent, StreamId } from '../model/envelope.ts'
import { aggregateOf, type Model } from '../model/model.ts'
import { Stream } from './stream.ts'
import type { Moment } from './transition.ts'

/** One stream of a ledger by itself, for who keeps few of them at a time. */
export interface StreamFold {
  /** Folds committed events of the stream in, in their order; answers with what the stream then is. */
  commit(events: readonly CommittedEvent[]): Moment | undefined
}

/**
 * The fold of one stream. What a stream is depends on its own events alone, so streams may be folded apart: by several
 * threads, or some now and others later. Their positions rise, with gaps.
 *
 * @example
 * const { state } = createStreamFold(model, 'order/1').commit(history) ?? order
 */
export function createStreamFold(model: Model, stream: StreamId): StreamFold {
  const fold = new Stream(stream, aggregateOf(model, stream))
  return {
    commit(events) {
      if (events.length === 0) return fold.moment
      for (const event of events) fold.absorb(event)
      return fold.settle().after
    },
  }
}
