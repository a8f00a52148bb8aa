import * as Y from 'yjs'

/** How far each Yjs client's writing is recorded, as far as this device knows. */
export interface Coverage {
  add(update: Uint8Array): void
  /** True when all that an update inserts is recorded. What it deletes is its author's to record. */
  has(update: Uint8Array): boolean
  /** Up to where everything is recorded, as Yjs writes a state vector. */
  vector(): Uint8Array
}

interface Stretch {
  readonly client: number
  readonly from: number
  readonly to: number
}

/** A coverage of what is recorded; of all that a document holds, where one is given. */
export function createCoverage(doc?: Y.Doc): Coverage {
  const reached = new Map(doc && Y.decodeStateVector(Y.encodeStateVector(doc)))
  /** Stretches after a gap: what is between may come later. */
  let apart: readonly Stretch[] = []
  const end = (client: number) => reached.get(client) ?? 0

  function stretches(update: Uint8Array): readonly Stretch[] {
    const { from, to } = Y.parseUpdateMeta(update)
    return [...to].map(([client, last]) => ({ client, from: from.get(client) ?? 0, to: last }))
  }

  return {
    add(update) {
      let next = [...apart, ...stretches(update)]
      for (let before = -1; before !== next.length; ) {
        before = next.length
        next = next.filter(({ client, from, to }) => {
          if (from > end(client)) return true
          reached.set(client, Math.max(end(client), to))
          return false
        })
      }
      apart = next
    },
    vector: () => Y.encodeStateVector(reached),
    has: (update) => stretches(update).every(({ client, to }) => end(client) >= to),
  }
}
