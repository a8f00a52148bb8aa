import {
  closeCodes,
  type LogPoint,
  protocolVersion,
  type RelayMessage,
  type Welcome,
} from '@causeway/protocol'
import type { LiveState } from '../live/live-state.ts'
import { StoreError } from '../store/errors.ts'
import type { Store } from '../store/store.ts'
import { fetchInOrder, planRequests } from './catch-up.ts'
import type { ClockSample } from './clock-offset.ts'
import { type Inbox, openInbox } from './inbox.ts'
import { createLogApi } from './log-api.ts'
import { type Loss, LossError, notLoaded } from './loss.ts'
import type { Network } from './network.ts'
import { type Outbox, openOutbox, type Recorded } from './outbox.ts'
import { contradicts, waitsRewritten } from './own-chain.ts'
import { createRewriter } from './rewriter.ts'
import { openSocket } from './socket.ts'
import type { TookStates } from './status.ts'

export interface SessionOptions {
  /** The workspace this storage is of. */
  readonly workspace: string
  readonly relay: string
  readonly token: string
  readonly network: Network
  /** The leader's fencing token. */
  readonly fence: number
  readonly store: Store
  readonly live: LiveState
  /** How many events there must be to catch up with for states to be taken in their place. */
  readonly statesFrom: number
  readonly events: SessionEvents
}

export interface SessionEvents {
  welcomed(): void
  caughtUp(): void
  /** Once, and nothing after it. */
  lost(loss: Loss): void
  /** Another tab leads now. */
  deposed(): void
  /** The relay was heard. */
  contact(): void
  clock(sample: ClockSample): void
  sending(events: number): void
  /** How many own events wait for a newer relay. */
  tooNew(events: number): void
  /** Catching up: positions. */
  progress(position: number, target: number): void
  /** States were taken in place of a stretch of the log. */
  tookStates(taken: TookStates): void
  /** The log moved, or own events were rewritten: other tabs should look. */
  moved(): void
  /** The relay refused something for good; the receipts say so. */
  refused(): void
}

/** Milliseconds between two words to the relay on how much is held here. */
const heldPause = 60_000

/** One connection to the relay, from the handshake to its end. */
export interface Session {
  /** This tab recorded own events. */
  offer(recorded: Recorded): void
  /** Another tab may have. */
  look(): void
  /** Finds out whether the connection still lives. */
  probe(): void
  close(): void
}

/** Connects, heals where the logs differ, catches up, and then follows the tail while it sends what is recorded here. */
export function openSession(options: SessionOptions): Session {
  const { network, relay, token, fence, store, live, events } = options
  const ending = new AbortController()
  const api = createLogApi(network, relay, token, ending.signal)
  const rewriter = createRewriter(options)
  let outbox: Outbox | undefined
  let inbox: Inbox | undefined
  let helloAt = 0
  let caughtUp = false
  let heldAt = Date.now()

  const socket = openSocket(network, relay, {
    opened: () => run(hello),
    message: (message) => run(() => hear(message)),
    clock: events.clock,
    lost: end,
  })

  async function hello(): Promise<void> {
    const { replica, position, digest } = await store.meta()
    helloAt = Date.now()
    socket.send({ kind: 'hello', protocol: protocolVersion, token, replica, point: { position, digest } })
  }

  async function hear(message: RelayMessage): Promise<void> {
    events.contact()
    switch (message.kind) {
      case 'welcome':
        return welcome(message)
      case 'log':
        await inbox?.take(message)
        return
      case 'taken':
      case 'refused':
      case 'missing':
      case 'forked':
      case 'held':
        return outbox?.answer(message)
      case 'pong':
        return
    }
  }

  async function welcome({ workspace, time, agrees, head, vector, point }: Welcome): Promise<void> {
    // Two workspaces' logs must never meet in one storage.
    if (workspace !== options.workspace) return end({ kind: 'closed', code: closeCodes.unauthorised })
    events.clock({ askedAt: helloAt, answeredAt: Date.now(), relayTime: time })
    events.welcomed()
    if (!agrees) {
      if (await givenBack(point)) return end({ kind: 'again' })
      await rewriter.heal(api, vector)
    }
    const { replica, position, floor } = await store.meta()
    const startOutbox = async () => {
      outbox = await openOutbox({
        store,
        replica,
        vector,
        send: socket.send,
        onSending: events.sending,
        onRefused: rewriter.giveUp,
        putOff: rewriter.putOff,
        onTooNew: events.tooNew,
        // What the log holds in our name tells which of our events are in it: it is looked into before anything moves.
        onForked: () => end({ kind: 'again' }),
        onLost: end,
      })
      if (ending.signal.aborted) outbox.stop()
    }
    // Where the relay knows of events in our name that we do not, or may know ours by other names, the log must first
    // show which of ours it has.
    const rewritten = await waitsRewritten(store)
    const doubtful = rewritten || (head !== null && (await contradicts(store, head)))
    if (!doubtful) {
      // First, so that what becomes of own work is seen.
      if (point.position - position > options.statesFrom) await goOnFromStates()
      await startOutbox()
    }
    const { position: held } = await store.meta()
    inbox = openInbox({
      store,
      live,
      fence,
      position: held,
      // Only a leader releases, and this one tells its own fold.
      isPartial: () => (live.meta.floor ?? floor) !== undefined,
      sentHash: (seq) => outbox?.sentHash(seq),
      onStored(reached) {
        events.moved()
        tellHeld(reached)
        if (!caughtUp) events.progress(reached, point.position)
      },
      async onForked(logged) {
        outbox?.stop()
        await rewriter.takeNewReplica(logged)
      },
      onFailed: fail,
    })
    await catchUp(inbox, held, point.position)
    if (ending.signal.aborted || !doubtful) return
    if (rewritten) await rewriter.withdrawLogged()
    await startOutbox()
  }

  /** Whether the relay, which has lost some of its log, was given it back as it was: then it is looked at anew. */
  async function givenBack(point: LogPoint): Promise<boolean> {
    const { giveBack } = await import('./give-back.ts').catch(notLoaded)
    return giveBack(store, api, point)
  }

  /** What a long stretch comes to, in place of the stretch. */
  async function goOnFromStates(): Promise<void> {
    const { takeStates } = await import('./take-states.ts').catch(notLoaded)
    const taken = await takeStates({ store, live, fence, api })
    if (!taken) return
    events.tookStates(taken)
    events.moved()
  }

  async function catchUp(into: Inbox, from: number, target: number): Promise<void> {
    const requests = planRequests(from, target)
    await fetchInOrder(requests, api.entries, into.take)
    await into.written()
    socket.send({ kind: 'subscribe', after: into.position })
    await into.reached(target)
    await into.folded()
    if (ending.signal.aborted) return
    caughtUp = true
    events.caughtUp()
  }

  /** What every device holds need not be kept on each: so the relay is told, now and then. */
  function tellHeld(position: number): void {
    if (!caughtUp || Date.now() - heldAt < heldPause) return
    heldAt = Date.now()
    socket.send({ kind: 'ping', position })
  }

  function run(work: () => Promise<void>): void {
    work().catch(fail)
  }

  function fail(error: unknown): void {
    if (ending.signal.aborted) return
    if (error instanceof LossError) end(error.loss)
    else if (!(error instanceof StoreError)) {
      end({ kind: 'failed', message: 'something unexpected happened in the app.' })
      throw error
    } else if (error.code === 'deposed') {
      close()
      events.deposed()
    } else end({ kind: 'failed', message: error.message })
  }

  function end(loss: Loss): void {
    if (ending.signal.aborted) return
    close()
    events.lost(loss)
  }

  function close(): void {
    ending.abort()
    outbox?.stop()
    socket.close()
  }

  return {
    offer: (recorded) => outbox?.offer(recorded),
    look: () => outbox?.look(),
    probe: socket.probe,
    close,
  }
}
