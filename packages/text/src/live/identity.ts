import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'

/** Takes a new id for a document and what is said of oneself beside it; the old one leaves. */
export function takeNewId(doc: Doc, awareness: Awareness): void {
  const [id] = crypto.getRandomValues(new Uint32Array(1))
  doc.clientID = id ?? 0
  followId(doc, awareness)
}

/**
 * Says what one says of oneself under the document's id, which y-websocket takes the two to share. Yjs chooses another
 * id by itself when it sees that somebody else writes under its own. True when it had changed.
 */
export function followId(doc: Doc, awareness: Awareness): boolean {
  if (awareness.clientID === doc.clientID) return false
  const state = awareness.getLocalState()
  awareness.setLocalState(null)
  awareness.clientID = doc.clientID
  awareness.setLocalState(state)
  return true
}
