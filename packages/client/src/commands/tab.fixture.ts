import { type Command, canonicalJson, hybridTime, type RecordedEvent } from '@causeway/core'
import { chainHash, eventText } from '@causeway/protocol'
import { type LiveOptions, type LiveState, openLiveState } from '../live/live-state.ts'
import { committed, open } from '../store/recording.fixture.ts'
import type { Store } from '../store/store.ts'
import { cardModel, cards } from './card.fixture.ts'
import { watchCommitments } from './commitments.ts'
import { createExecutor, type ExecutorOptions } from './executor.ts'
import type { Outcome } from './outcome.ts'

/** A tab without a relay. */
export interface Tab {
  readonly store: Store
  readonly live: LiveState
  execute(commands: Command | readonly Command[], id?: string): Promise<Outcome>
  /** Commits what is pending, and whatever others wrote, as a leader does who hears of it. */
  commit(fence: number, others?: readonly RecordedEvent[]): Promise<void>
  /** Commits what others wrote, before anything that is pending. */
  commitOthers(fence: number, others: readonly RecordedEvent[]): Promise<void>
  /** All optimistic states by stream, as text. */
  states(): string
}

/** Opens a database as a tab does. */
export async function openTab(
  name: string,
  options: Partial<ExecutorOptions & LiveOptions> = {},
  version = '1',
): Promise<Tab> {
  const store = await open(name)
  const model = options.model ?? cardModel
  const { views = [cards], checkpoints } = options
  const live = await openLiveState({ store, model, views, version, ...(checkpoints && { checkpoints }) })
  const executor = createExecutor({
    store,
    live,
    model,
    commitments: watchCommitments(live, store),
    actor: 'Ann',
    role: 'owner',
    rights: { command: () => true },
    now: () => Date.now(),
    onRecorded: () => undefined,
    ...options,
  })
  async function append(fence: number, texts: readonly string[]): Promise<void> {
    const { log, events } = committed(await store.meta(), texts)
    await live.exclusively(async () => live.appended(await store.append(fence, log, events, 0), events))
  }

  return {
    store,
    live,
    execute: (commands, id) =>
      executor.execute({
        commands: 'aggregate' in commands ? [commands] : commands,
        ...(id === undefined ? {} : { id }),
      }),
    async commit(fence, others = []) {
      const own = await store.pendingAfter(0, 100_000, 100_000_000)
      await append(fence, [...own, ...others.map(eventText)])
    },
    commitOthers: (fence, others) => append(fence, others.map(eventText)),
    states: () =>
      canonicalJson(
        [...live.ledger.streams()].sort().map((stream) => [stream, live.ledger.moment(stream)?.state]),
      ),
  }
}

/** Events of another device, chained, that had seen of each stream what `clock` says. */
export function elsewhere(
  replica: string,
  drafts: readonly Pick<RecordedEvent, 'stream' | 'type' | 'data' | 'clock'>[],
): RecordedEvent[] {
  let prev = ''
  return drafts.map((draft, index) => {
    const event: RecordedEvent = {
      replica,
      seq: index + 1,
      ...draft,
      version: 1,
      at: hybridTime(2000 + index),
      actor: 'Bob',
      command: `${replica}${index}`,
      correlation: `${replica}${index}`,
      prev,
    }
    prev = chainHash(eventText(event))
    return event
  })
}
