import type { RoomRight } from '@causeway/core'
import { closeCodes, type Membership } from '@causeway/protocol'
import type { RoomBounds } from './bounds.ts'
import { type Content, createContent } from './content.ts'
import {
  type AwarenessEntry,
  answerFrame,
  askFrame,
  awarenessFrame,
  deniedFrame,
  type RoomFrame,
  updateFrame,
} from './frames.ts'
import { createRoster } from './roster.ts'
import { isSound } from './update.ts'

/** Somebody in a room, by one socket. */
export interface Guest {
  readonly member: Membership
  /** The awareness id that is theirs alone. */
  readonly client: number
  /** May change while they are here. */
  right: Exclude<RoomRight, 'none'>
  /** Sends a frame, unless they read too slowly. */
  send(frame: Uint8Array): void
  /** Sends what they asked for, however long it is. */
  answer(frame: Uint8Array): void
  end(code: number, reason: string): void
}

/** A room that is open: what is written in it, and who is there. */
export interface LiveRoom {
  readonly guests: readonly Guest[]
  /** Bytes of what is written here. */
  readonly bytes: number
  /** Takes somebody in, or ends the talk with them. */
  enter(guest: Guest): void
  /** Does what a frame says. */
  hear(guest: Guest, frame: RoomFrame): void
  /** Asks somebody for what is missing here, once they may write. */
  ask(guest: Guest): void
  /** Gives somebody a sign of life: who is here. Who has heard of nobody new knows that all are still there. */
  sign(guest: Guest): void
  leave(guest: Guest): void
}

/** Opens a room. `hasSpace` says whether the workspace has space for so many more bytes. */
export function openRoom(bounds: RoomBounds, hasSpace: (bytes: number) => boolean): LiveRoom {
  const guests = new Map<number, Guest>()
  /** Whose an id is, also while they are away: whoever saw it cannot take it when a line breaks. */
  const owners = new Map<number, string>()
  const roster = createRoster(bounds.awarenessBytes)
  const denied = new WeakSet<Guest>()
  let content: Content = createContent()

  function tell(frame: Uint8Array, except?: Guest): void {
    for (const guest of [...guests.values()]) if (guest !== except) guest.send(frame)
  }

  /** Everybody comes again and brings what they have. It is in the log besides, so nothing is lost. */
  function beginAnew(): void {
    content = createContent()
    for (const guest of [...guests.values()]) guest.end(closeCodes.overloaded, 'The room begins anew.')
  }

  function write(guest: Guest, update: Uint8Array): void {
    if (guest.right !== 'write') {
      deny(guest)
    } else if (!isSound(update)) {
      guest.end(closeCodes.malformed, 'This is no update of Yjs.')
    } else if (content.size + update.length > bounds.roomBytes) {
      beginAnew()
    } else if (!hasSpace(update.length)) {
      guest.end(closeCodes.overloaded, 'The workspace’s rooms are full.')
    } else {
      content.add(update)
      tell(updateFrame(update), guest)
    }
  }

  /** Said once: a reader’s editor also passes on what the log brings. */
  function deny(guest: Guest): void {
    if (denied.has(guest)) return
    denied.add(guest)
    guest.send(deniedFrame('You may read here, and not write.'))
  }

  function hear(guest: Guest, frame: RoomFrame): void {
    switch (frame.kind) {
      case 'ask':
        guest.answer(answerFrame(content.since(frame.stateVector)))
        break
      case 'update':
        write(guest, frame.update)
        break
      case 'ask-awareness':
        guest.answer(awarenessFrame(roster.entries()))
        break
      case 'awareness':
        introduce(guest, frame.entries)
        break
    }
  }

  /** Clients pass on what they hear of each other; what counts is what each says of itself. */
  function introduce(guest: Guest, entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) {
      if (entry.client !== guest.client) continue
      const said = roster.set(entry, guest.member)
      if (said === 'unsound') guest.end(closeCodes.malformed, 'This is no awareness state.')
      // Its author hears it too: that is how it knows that the line lives.
      else if (said) tell(awarenessFrame([said]))
    }
  }

  function leave(guest: Guest): void {
    if (guests.get(guest.client) !== guest) return
    guests.delete(guest.client)
    const gone = roster.remove(guest.client)
    if (gone) tell(awarenessFrame([gone]))
  }

  function own(id: number, actor: string): boolean {
    const owner = owners.get(id) ?? actor
    if (owner !== actor) return false
    owners.delete(id)
    owners.set(id, actor)
    for (const other of owners.keys()) {
      if (owners.size <= 10 * bounds.socketsPerRoom) break
      if (!guests.has(other)) owners.delete(other)
    }
    return true
  }

  function ask(guest: Guest): void {
    if (guest.right === 'write') guest.send(askFrame(content.stateVector()))
  }

  return {
    get guests() {
      return [...guests.values()]
    },
    get bytes() {
      return content.size
    },
    enter(guest) {
      if (!own(guest.client, guest.member.actor)) {
        return guest.end(closeCodes.idTaken, 'This awareness id is somebody else’s.')
      }
      // The same person again: the line broke and the old socket has not noticed yet.
      const before = guests.get(guest.client)
      if (before) before.end(closeCodes.idTaken, 'Came again by another socket.')
      else if (guests.size >= bounds.socketsPerRoom)
        return guest.end(closeCodes.overloaded, 'The room is full.')
      guests.set(guest.client, guest)
      ask(guest)
      const here = roster.entries()
      if (here.length > 0) guest.answer(awarenessFrame(here))
    },
    hear(guest, frame) {
      if (guests.get(guest.client) !== guest) return
      try {
        hear(guest, frame)
      } catch (error) {
        // What is sound by itself did not go together.
        beginAnew()
        throw error
      }
    },
    ask,
    sign: (guest) => guest.send(awarenessFrame(roster.entries())),
    leave,
  }
}
