import { causalOrder, covers, type Model, rivalKeys } from '@causeway/core'
import type { WireDot } from './wire.ts'

/** How another event stands to the one looked at. */
export type Relation =
  | { readonly kind: 'itself' | 'before' | 'after' | 'concurrent' }
  /** Concurrent, and about the same: the keys on which they meet. */
  | { readonly kind: 'rival'; readonly keys: readonly string[] }

/**
 * How `other` stands to `dot`. Within a stream their clocks say it exactly; between streams, what the replicas had
 * seen of the log.
 */
export function relationOf(model: Model, dot: WireDot, other: WireDot): Relation {
  if (dot.key === other.key) return { kind: 'itself' }
  const order =
    dot.event.stream === other.event.stream ? causalOrder(other.event, dot.event) : acrossStreams(other, dot)
  if (order !== 'concurrent') return { kind: order === 'before' ? 'before' : 'after' }
  const keys = rivalKeys(model, dot.event, other.event)
  return keys.length > 0 ? { kind: 'rival', keys } : { kind: 'concurrent' }
}

function acrossStreams(a: WireDot, b: WireDot): 'before' | 'after' | 'concurrent' {
  if (covers(b.past, a.event)) return 'before'
  return covers(a.past, b.event) ? 'after' : 'concurrent'
}
