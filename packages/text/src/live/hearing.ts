import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'

/** The kinds of y-websocket's messages that are heard otherwise here. */
const [awarenessKind, authKind] = [1, 2]

/**
 * Has a provider speak for its own client alone. Left to itself it passes on all it hears, so that what one person says
 * is said as often as there are people, and a tab that loses its line takes everybody out in the tabs beside it.
 * Returns how to stop.
 */
export function speakForOneself(provider: WebsocketProvider): () => void {
  const { awareness } = provider
  const tell = provider._awarenessUpdateHandler
  const tellOwn = (change: Change, origin: unknown) => {
    const own = (ids: readonly number[]) => ids.filter((id) => id === awareness.clientID)
    const [added, updated, removed] = [own(change.added), own(change.updated), own(change.removed)]
    if (added.length + updated.length + removed.length > 0) tell({ added, updated, removed }, origin)
  }
  awareness.off('update', tell)
  awareness.on('update', tellOwn)
  return () => awareness.off('update', tellOwn)
}

interface Change {
  readonly added: number[]
  readonly updated: number[]
  readonly removed: number[]
}

/**
 * Believes the relay about who is here: it says so every few seconds, and a tab in the background renews its own state
 * too rarely for others to go by that. `denied` hears that writing was refused.
 */
export function believeRelay(provider: WebsocketProvider, denied: () => void): void {
  const { awareness } = provider
  const hear = provider.messageHandlers[awarenessKind]
  provider.messageHandlers[awarenessKind] = (encoder, decoder, ...rest) => {
    const { pos } = decoder
    const ids = idsIn(readVarUint8Array(decoder))
    decoder.pos = pos
    hear?.(encoder, decoder, ...rest)
    renew(awareness, ids)
  }
  provider.messageHandlers[authKind] = (_encoder, decoder) => {
    readVarUint(decoder)
    readVarString(decoder)
    denied()
  }
}

function idsIn(update: Uint8Array): number[] {
  const decoder = createDecoder(update)
  return Array.from({ length: readVarUint(decoder) }, () => {
    const id = readVarUint(decoder)
    readVarUint(decoder)
    readVarString(decoder)
    return id
  })
}

function renew(awareness: Awareness, ids: readonly number[]): void {
  for (const id of ids) {
    const meta = awareness.meta.get(id)
    if (meta && awareness.states.has(id)) awareness.meta.set(id, { ...meta, lastUpdated: Date.now() })
  }
}

/** Forgets whom the lost line told of: with their old clocks they would not be believed to be back. */
export function forgetTheGone({ states, meta, clientID }: Awareness): void {
  for (const id of [...meta.keys()]) if (id !== clientID && !states.has(id)) meta.delete(id)
}
