import { type Command, dotKey, type StreamId } from '@causeway/core'
import { createStore } from 'zustand/vanilla'
import { readBeyond } from './history/beyond.ts'
import type { LiveState } from './live/live-state.ts'
import type { Readable } from './live/readable.ts'
import type { ReceiptRecord, RefusalRecord } from './store/database.ts'
import { passOverLoss } from './store/errors.ts'
import type { Store } from './store/store.ts'

/** A request that was not taken: by the relay, or because somebody else was first. It is kept until its author deals with it. */
export interface Refusal {
  /** The request's id: `retry` and `discard` take it. */
  readonly command: string
  readonly commands: readonly Command[]
  readonly correlation: string
  /** Why, in people's words. */
  readonly reason: string
  /** `first-come` when folding refused it, else what the relay says or what it came to when it was tried again. */
  readonly code: RefusalRecord['code'] | 'first-come'
  /** What was done after it and builds on it: held back with it, in the order it was done. */
  readonly held: readonly HeldRequest[]
  /** The request it would take back, where it does. */
  readonly undoes?: string
}

export type HeldRequest = Pick<Refusal, 'command' | 'commands' | 'correlation' | 'undoes'>

/** What of this device was refused. */
export interface Refusals {
  readonly store: Readable<readonly Refusal[]>
  /** Looks at receipts and verdicts again. */
  read(): Promise<void>
}

/** Keeps the refusals of this device. Verdicts are derived from the log; only whether they were dealt with is stored. */
export async function watchRefusals(live: LiveState, store: Store): Promise<Refusals> {
  const refusals = createStore<readonly Refusal[]>(() => [])
  /** Streams whose verdicts are shown: whatever happens in them may change one back. */
  let shown: ReadonlySet<StreamId> = new Set()
  let reading: Promise<void> | undefined
  let again = false

  async function look(): Promise<void> {
    const [byRelay, byFolding] = await Promise.all([store.refusals(), refusedInFolding(live, store)])
    shown = new Set([...live.ledger.refused()].map(({ stream }) => stream))
    refusals.setState([...rooted(byRelay), ...byFolding], true)
  }

  /** One look at a time, and one more when asked meanwhile. */
  function read(): Promise<void> {
    again = true
    reading ??= (async () => {
      try {
        while (again) {
          again = false
          await look()
        }
      } finally {
        reading = undefined
      }
    })()
    return reading
  }

  live.onTransitions((transitions) => {
    const isConcerned = transitions.some(
      ({ stream, judged }) =>
        shown.has(stream) || judged.some(({ judgement }) => judgement.verdict === 'refused'),
    )
    if (isConcerned) read().catch(passOverLoss)
  })
  await read()
  return { store: refusals, read }
}

/** Requests the relay refused, each with what is held because of it. */
function rooted(receipts: readonly ReceiptRecord[]): Refusal[] {
  const refused = new Map(receipts.map((receipt) => [receipt.command, receipt]))
  const rootOf = (receipt: ReceiptRecord): ReceiptRecord => {
    const on = receipt.refusal?.on
    const root = on === undefined ? undefined : refused.get(on)
    return root && root !== receipt ? rootOf(root) : receipt
  }
  return receipts
    .filter((receipt) => rootOf(receipt) === receipt)
    .map((receipt) =>
      asRefusal(
        receipt,
        receipt.refusal?.message ?? '',
        receipt.refusal?.code ?? 'invalid',
        receipts
          .filter((other) => other !== receipt && rootOf(other) === receipt)
          .toSorted((a, b) => a.at - b.at),
      ),
    )
}

async function refusedInFolding(live: LiveState, store: Store): Promise<Refusal[]> {
  const reasons = new Map<string, string>()
  const streams = new Set<StreamId>()
  for (const { stream, dot, judgement } of live.ledger.refused()) {
    // Whoever may allow it is asked; until then nothing is to be done here.
    if (judgement.rule?.kind === 'aside') continue
    reasons.set(dotKey(dot), judgement.because ?? '')
    streams.add(stream)
  }
  if (streams.size === 0) return []
  const { position } = live.ledger
  const [history, beyond] = await Promise.all([
    store.history([...streams], position),
    readBeyond(store, position),
  ])
  const byCommand = new Map<string, string>()
  for (const event of [...[...history.values()].flat(), ...beyond]) {
    const reason = reasons.get(dotKey(event))
    if (reason !== undefined && !byCommand.has(event.command)) byCommand.set(event.command, reason)
  }
  const own = await store.receipts([...byCommand.keys()])
  return own
    .filter(({ settled, refusal }) => !settled && !refusal)
    .map((receipt) => asRefusal(receipt, byCommand.get(receipt.command) ?? '', 'first-come', []))
}

function asRefusal(
  receipt: ReceiptRecord,
  reason: string,
  code: Refusal['code'],
  held: readonly ReceiptRecord[],
): Refusal {
  return { ...asRequest(receipt), reason, code, held: held.map(asRequest) }
}

function asRequest({ command, commands, correlation, undoes }: ReceiptRecord): HeldRequest {
  return { command, commands, correlation, ...(undoes !== undefined && { undoes }) }
}
