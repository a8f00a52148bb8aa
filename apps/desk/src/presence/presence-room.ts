import { joinRoom } from '@causeway/text/live'
import { Doc } from 'yjs'
import type { Membership } from '../session/membership.ts'
import { type Present, setPeople } from './people.ts'
import { deviceOf } from './places.ts'

/** What one says of oneself while one is here. */
export interface Whereabouts {
  readonly at: string
  readonly isIdle: boolean
  readonly isEditing: boolean
}

/** Being here, until `leave`. */
export interface Presence {
  say(whereabouts: Whereabouts): void
  leave(): void
}

/** Milliseconds in which comings and goings are told together: a tab that reloads does not flicker. */
const pause = 150

/** Comes into the room where everybody at the desk says where they are. */
export function enterDesk({ token, workspace, actor, role }: Membership): Presence {
  const doc = new Doc()
  const { awareness, close } = joinRoom({
    relay: location.origin,
    token,
    workspace,
    room: 'desk',
    doc,
    me: { name: actor, role },
  })
  awareness.setLocalStateField('device', deviceOf(navigator.userAgent))
  let timer: ReturnType<typeof setTimeout> | undefined
  const tell = () => {
    timer = undefined
    const others = [...awareness.getStates()].filter(([id]) => id !== awareness.clientID)
    setPeople(others.flatMap(([id, state]) => readPresent(id, state) ?? []))
  }
  awareness.on('change', () => {
    timer ??= setTimeout(tell, pause)
  })
  return {
    say(whereabouts) {
      awareness.setLocalState({ ...awareness.getLocalState(), ...whereabouts })
    },
    leave() {
      close()
      clearTimeout(timer)
      doc.destroy()
      setPeople([])
    },
  }
}

/** Somebody, as their tab says; the relay vouches for name and role alone. */
function readPresent(id: number, state: Readonly<Record<string, unknown>>): Present | undefined {
  const { name, role } = { name: undefined, role: undefined, ...(isRecord(state.user) && state.user) }
  if (typeof name !== 'string' || typeof role !== 'string') return undefined
  return {
    id,
    name,
    role,
    device: typeof state.device === 'string' ? state.device.slice(0, 60) : '',
    // A path of this desk: links lead there.
    at: typeof state.at === 'string' && /^\/(?!\/)/.test(state.at) ? state.at : '/',
    isIdle: state.isIdle === true,
    isEditing: state.isEditing === true && state.isIdle !== true,
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
