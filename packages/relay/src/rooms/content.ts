import { diffUpdate, encodeStateVectorFromUpdate, mergeUpdates } from 'yjs'

/**
 * What is written in a room: updates, merged as bytes. They are never made into a document here, so nothing that a
 * client wrote is ever carried out by the relay, whatever it would do to a document.
 */
export interface Content {
  /** Bytes kept. */
  readonly size: number
  /** Adds a sound update. */
  add(update: Uint8Array): void
  /** How much is here, as Yjs writes it. */
  stateVector(): Uint8Array
  /** What somebody does not have yet, as an update. Throws for what is no state vector. */
  since(stateVector: Uint8Array): Uint8Array
}

/** The update that says nothing: no structs, nothing deleted. */
const nothing = Uint8Array.of(0, 0)

/** An empty room's. */
export function createContent(): Content {
  // Each part is at least twice as long as the next, so each byte is merged a few times only, however small updates are.
  const parts: Uint8Array[] = []

  function mergeEnd(least: number): void {
    while (parts.length > least) {
      const [before, last] = parts.slice(-2)
      if (before === undefined || last === undefined) return
      if (least > 1 && before.length >= 2 * last.length) return
      parts.splice(-2, 2, mergeUpdates([before, last]))
    }
  }

  function whole(): Uint8Array {
    mergeEnd(1)
    return parts[0] ?? nothing
  }

  return {
    get size() {
      return parts.reduce((sum, { length }) => sum + length, 0)
    },
    add(update) {
      parts.push(update)
      mergeEnd(2)
    },
    stateVector: () => encodeStateVectorFromUpdate(whole()),
    since: (stateVector) => diffUpdate(whole(), stateVector),
  }
}
