import { unsettledStreams } from '@causeway/core'
import { limits, paths, type Snapshot, type SnapshotRequest } from '@causeway/protocol'
import { ownStreams } from '../history/own-streams.ts'
import type { LiveState } from '../live/live-state.ts'
import type { Store } from '../store/store.ts'
import { type LogApi, readAnswer } from './log-api.ts'
import { contradicts } from './own-chain.ts'
import type { TookStates } from './status.ts'

/** What it takes to go on from states. */
export interface TakingParts {
  readonly store: Store
  readonly live: LiveState
  readonly fence: number
  readonly api: Pick<LogApi, 'post'>
}

/** How often it is tried while a person records something: then the log itself is taken. */
const tries = 3

/**
 * Goes on from the states that the relay has at the end of its log, in place of the events between; these are fetched when
 * somebody looks back. Resolves with nothing, and changes nothing, when the relay computes other states than this app
 * would. Rejects with a `LossError` or a `StoreError`.
 */
export async function takeStates({ store, live, fence, api }: TakingParts): Promise<TookStates | undefined> {
  // While something waits that the relay lost, logs are compared, not what they come to.
  if ((await store.returned()).length > 0) return undefined
  const { version, reducers } = live.checkpoint.computing
  for (let left = tries; left > 0; left--) {
    const ready = await live.exclusively(async () => {
      await live.refresh()
      return live.meta
    })
    const before = unsettledStreams(live.ledger)
    const { replica } = ready
    const held = live.ledger.vector[replica] ?? 0
    const streams = new Set([...(await ownStreams(store)), ...before])
    if (streams.size > limits.snapshotStreams) return undefined
    const { position: after } = ready
    const snapshot = await ask(api, { version, reducers, after, streams: [...streams] })
    if (!snapshot || !followsOn(snapshot, after)) return undefined
    // A copy of this storage was there first: what the log has in our name is not ours, and the log itself tells which.
    const seal = snapshot.seals[replica]
    if (seal && (await contradicts(store, seal))) return undefined
    // What is needed of what was released before: it was not, then.
    if (ready.floor) await store.history(Object.keys(snapshot.kept), after)
    const now = Date.now()
    const taking = { snapshot, computing: { version, reducers }, now }
    const taken = await store.takeStates(fence, taking, ready)
    if (!taken) continue
    await live.exclusively(live.refresh)
    const needs = [...unsettledStreams(live.ledger)].filter((stream) => !before.has(stream))
    const own = (snapshot.vector[replica] ?? 0) - held
    return { at: now, events: snapshot.point.position - after - own, own, needs }
  }
  return undefined
}

/** Nothing when the relay computes others, or none: one of before answers that there is nothing here. */
async function ask(api: TakingParts['api'], request: SnapshotRequest): Promise<Snapshot | undefined> {
  const { status, text } = await api.post(paths.snapshot, JSON.stringify(request), [404, 409])
  return status === 200 ? readAnswer(text, JSON.parse) : undefined
}

/** Whether the parts of the stretch follow on each other, from where this device is to the point the states are of. */
function followsOn({ point, outlines }: Snapshot, after: number): boolean {
  let end = after
  for (const { from, to } of outlines) {
    if (from !== end + 1 || to < from) return false
    end = to
  }
  return end === point.position && outlines.at(-1)?.digest === point.digest
}
