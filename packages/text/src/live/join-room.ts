import { closeCodes, paths, protocolVersion, type RoomHello } from '@causeway/protocol'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type { Doc } from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { believeRelay, forgetTheGone, speakForOneself } from './hearing.ts'
import { followId, takeNewId } from './identity.ts'
import { socketSaying } from './socket.ts'
import { type RoomStatus, refusalOf } from './status.ts'

/** Who somebody is, as their cursors are labelled. To others the relay says name and role as the token does. */
export interface LiveUser {
  readonly name: string
  readonly role: string
  /** A CSS colour. */
  readonly color?: string
}

/** What it takes to come into a room. */
export interface RoomTicket {
  /** The relay's origin, as `https://desk.example`. */
  readonly relay: string
  readonly token: string
  /** Keeps tabs that are in different workspaces apart; to the relay the token says which it is. */
  readonly workspace: string
  readonly room: string
  /** What is written together. The room keeps nothing: whoever makes the document sees to that. */
  readonly doc: Doc
  readonly me: LiveUser
}

/** A room one is in, until `close`. */
export interface LiveRoom {
  /** Who is here and what they say of themselves; `user` is who they are. */
  readonly awareness: Awareness
  readonly status: Pick<StoreApi<RoomStatus>, 'getState' | 'getInitialState' | 'subscribe'>
  /** Leaves: others hear of it at once. The document stays. */
  close(): void
}

/** Milliseconds between attempts to connect, at most: more than the provider's own, and not the same for everybody. */
const longestWait = () => 5000 + Math.random() * 5000

/**
 * Comes into a live room: what is typed into the document and said in the awareness goes to everybody there, through
 * the relay while there is a connection, and between the tabs of this browser in any case.
 *
 * @example
 * const room = joinRoom({ relay: location.origin, token, workspace: 'main', room: 'text/handover', doc, me })
 * room.awareness.setLocalStateField('cursor', 7)
 * room.close()
 */
export function joinRoom({ relay, token, workspace, room, doc, me }: RoomTicket): LiveRoom {
  const status = createStore<RoomStatus>(() => ({ kind: 'connecting' }))
  const awareness = new Awareness(doc)
  awareness.setLocalState({ user: me })

  const hello = (): RoomHello => ({
    kind: 'hello',
    protocol: protocolVersion,
    token,
    client: awareness.clientID,
  })
  const provider = new WebsocketProvider(
    relay.replace(/^http/, 'ws') + paths.room(''),
    encodeURIComponent(room),
    doc,
    {
      awareness,
      connect: false,
      WebSocketPolyfill: socketSaying(() => JSON.stringify(hello())),
      maxBackoffTime: longestWait(),
      shouldReconnect: ({ code }) => refusalOf(code) === undefined,
    },
  )
  // The address does not name the workspace, and tabs have no token to tell them apart by.
  provider.bcChannel = JSON.stringify(['causeway-room', relay, workspace, room])
  const stopSpeaking = speakForOneself(provider)
  let mayWrite = true
  believeRelay(provider, () => {
    mayWrite = false
    if (status.getState().kind === 'live') status.setState({ kind: 'live', mayWrite })
  })

  provider.on('status', (event) => {
    if (event.status === 'connected') {
      mayWrite = true
      // One step newer than before the line broke, or those who stayed would not believe it.
      awareness.setLocalState(awareness.getLocalState())
    } else {
      status.setState({ kind: 'connecting' }, true)
      forgetTheGone(awareness)
    }
  })
  // Only now is it sure that the relay let us in.
  provider.on('sync', (isSynced) => {
    if (isSynced) status.setState({ kind: 'live', mayWrite }, true)
  })
  provider.on('connection-close', (event) => {
    if (event?.code === closeCodes.idTaken) takeNewId(doc, awareness)
  })
  provider.on('closed', ({ code }) => {
    status.setState({ kind: 'refused', reason: refusalOf(code) ?? '' }, true)
  })

  /** The relay knows one id of this socket: another one is said in another hello. */
  const checkId = () => {
    if (followId(doc, awareness)) provider.ws?.close()
  }
  doc.on('afterAllTransactions', checkId)

  let away: ReturnType<Awareness['getLocalState']> = null
  const leavePage = () => {
    away = awareness.getLocalState()
    awareness.setLocalState(null)
    provider.disconnect()
  }
  const comeBack = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    awareness.setLocalState(away)
    provider.connect()
  }
  addEventListener('pagehide', leavePage)
  addEventListener('pageshow', comeBack)
  provider.connect()

  return {
    awareness,
    status,
    close() {
      removeEventListener('pagehide', leavePage)
      removeEventListener('pageshow', comeBack)
      doc.off('afterAllTransactions', checkId)
      awareness.setLocalState(null)
      provider.destroy()
      stopSpeaking()
      awareness.destroy()
      status.setState({ kind: 'closed' }, true)
    },
  }
}
