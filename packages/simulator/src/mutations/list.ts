import type { Mutation } from '../build/mutation.ts'

/** A bug and the area it is in, with how many seeds may pass, from the first, until an oracle says that something is wrong. */
export interface PlantedBug extends Mutation {
  readonly area:
    | 'clock'
    | 'ledger'
    | 'view'
    | 'outbox'
    | 'store'
    | 'healing'
    | 'relay'
    | 'fork'
    | 'fencing'
    | 'shop'
  readonly within: number
}

const fence = "if (meta.epoch !== append.fence) throw new StoreError('deposed')"

/** Bugs that somebody could have made. Each is one thought; the simulator has to find every one of them. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'an event has not seen the last one it names',
    area: 'clock',
    within: 5,
    changes: [
      {
        file: 'core/src/causality/vector-clock.ts',
        find: 'return (clock[dot.replica] ?? 0) >= dot.seq',
        replace: 'return (clock[dot.replica] ?? 0) > dot.seq',
      },
    ],
  },
  {
    name: 'stamps follow the wall clock back',
    area: 'clock',
    within: 40,
    changes: [
      {
        file: 'core/src/causality/hybrid-clock.ts',
        find: 'return Math.max(last + 1, hybridTime(now))',
        replace: 'return hybridTime(now)',
      },
    ],
  },
  {
    name: 'a clock that runs ahead wins',
    area: 'clock',
    within: 40,
    changes: [
      {
        file: 'core/src/causality/hybrid-clock.ts',
        find: 'return event.receivedAt === undefined || event.at < event.receivedAt ? event.at : event.receivedAt',
        replace: 'return event.at',
      },
    ],
  },
  {
    name: 'a device does not set its clock by what it hears',
    area: 'clock',
    within: 60,
    changes: [
      {
        file: 'client/src/store/append.ts',
        find: 'clock: Math.max(meta.clock, clock),',
        replace: 'clock: meta.clock,',
      },
    ],
  },
  {
    name: 'what met a rival is not judged anew',
    area: 'ledger',
    within: 10,
    changes: [
      {
        file: 'core/src/ledger/stream.ts',
        find: 'this.#contested = true',
        replace: 'this.#contested = false',
      },
    ],
  },
  {
    name: 'a committed event goes on waiting',
    area: 'ledger',
    within: 5,
    changes: [
      {
        file: 'core/src/ledger/stream.ts',
        find: 'this.#pending = this.#pending.filter((own) => !sameDot(own, event))',
        replace: '',
      },
    ],
  },
  {
    name: 'what waits stays on the ground it was laid on',
    area: 'ledger',
    within: 300,
    changes: [
      {
        file: 'core/src/ledger/stream.ts',
        find: 'this.#pending = this.#pending.filter((own) => !sameDot(own, event))\n      this.#stale = true',
        replace: 'this.#pending = this.#pending.filter((own) => !sameDot(own, event))',
      },
    ],
  },
  {
    name: 'a stream forgets what others had seen',
    area: 'ledger',
    within: 20,
    changes: [
      {
        file: 'core/src/ledger/frontier.ts',
        find: 'withDot(joinClocks(frontierClock(frontier), event.clock), event)',
        replace: 'withDot(event.clock, event)',
      },
    ],
  },
  {
    name: 'what was taken back counts on',
    area: 'ledger',
    within: 20,
    changes: [
      {
        file: 'core/src/ledger/undoing.ts',
        find: '} else remaining.push(reading)',
        replace: '}\n    remaining.push(reading)',
      },
    ],
  },
  {
    name: 'the row before is not taken out of the sums',
    area: 'view',
    within: 5,
    changes: [
      {
        file: 'core/src/ledger/read-model.ts',
        find: 'addToTotals(view, totals, old, -1)',
        replace: '',
      },
    ],
  },
  {
    name: 'a checkpoint keeps what has changed since as it was',
    area: 'store',
    within: 60,
    changes: [
      {
        file: 'client/src/live/live-state.ts',
        find: 'function publish(transitions: readonly Transition[]): void {\n    if (transitions.length === 0) return\n    for (const { stream } of transitions) checkpoint.changed.add(stream)',
        replace:
          'function publish(transitions: readonly Transition[]): void {\n    if (transitions.length === 0) return',
      },
    ],
  },
  {
    name: 'two tabs write over each other',
    area: 'store',
    within: 60,
    changes: [
      {
        file: 'client/src/store/record.ts',
        find: 'if (meta.revision === revision) {',
        replace: 'if (meta.revision >= revision) {',
      },
    ],
  },
  {
    name: 'a request that is asked for again is carried out again',
    area: 'store',
    within: 10,
    changes: [
      {
        file: 'client/src/commands/steps.ts',
        find: 'return receipt ? answer(receipt) : next(execution)',
        replace: 'return receipt && batch.receiptOf(request.id) ? answer(receipt) : next(execution)',
      },
    ],
  },
  {
    name: 'one event too many leaves the outbox',
    area: 'outbox',
    within: 40,
    changes: [
      {
        file: 'client/src/store/append.ts',
        find: 'const acknowledged = upTo + 1 - seq',
        replace: 'const acknowledged = upTo + 2 - seq',
      },
    ],
  },
  {
    name: 'the outbox is emptied when it is sent',
    area: 'outbox',
    within: 40,
    changes: [
      {
        file: 'client/src/store/own-events.ts',
        find: 'if (record.seq + index <= seq) continue',
        replace: 'if (record.seq + index <= seq + 1 && seq > 0) continue',
      },
    ],
  },
  {
    name: 'what stood behind a refused event is not sent',
    area: 'outbox',
    within: 60,
    changes: [
      {
        file: 'client/src/sync/outbox.ts',
        find: 'sent = Math.min(sent, message.dot.seq - 1)',
        replace: '',
      },
    ],
  },
  {
    name: 'clocks go on naming the events of before they were moved',
    area: 'outbox',
    within: 80,
    changes: [
      {
        file: 'client/src/sync/rechain.ts',
        find: 'seen.findLast(({ seq }) => seq <= own) ?? before',
        replace: 'before',
      },
    ],
  },
  {
    name: 'a log that is not the relay’s is kept',
    area: 'healing',
    within: 40,
    changes: [
      {
        file: 'client/src/sync/session.ts',
        find: 'await rewriter.heal(api, vector)',
        replace: '',
      },
    ],
  },
  {
    name: 'what the relay lost is dropped here too',
    area: 'healing',
    within: 40,
    changes: [
      {
        file: 'client/src/store/log.ts',
        find: 'database.returned.bulkPut(returned),',
        replace: '',
      },
    ],
  },
  {
    name: 'the digest forgets when an event was received',
    area: 'healing',
    within: 5,
    changes: [
      {
        file: 'protocol/src/chain.ts',
        find: '{receivedAt}\\n$',
        replace: '',
      },
      {
        file: 'relay/src/chain-hash.ts',
        find: '{receivedAt}\\n$',
        replace: '',
      },
    ],
  },
  {
    name: 'an event that is pushed again takes a second place',
    area: 'relay',
    within: 20,
    changes: [
      {
        file: 'relay/src/intake/draft.ts',
        find: 'const held = Math.min(Math.max(reached - first.seq + 1, 0), items.length)',
        replace: 'const held = 0',
      },
      {
        file: 'relay/src/intake/draft.ts',
        find: 'if (item.seq !== seq + 1) return',
        replace: 'if (item.seq > seq + 1) return',
      },
      {
        file: 'relay/src/intake/draft.ts',
        find: 'if (head !== undefined && item.prev !== head.hash) return',
        replace: 'if (head !== undefined && item.seq > seq && item.prev !== head.hash) return',
      },
    ],
  },
  {
    name: 'an event is taken before what it has seen',
    area: 'relay',
    within: 60,
    changes: [
      {
        file: 'relay/src/intake/draft.ts',
        find: 'if (reach < seen) lacking[other] = reach',
        replace: '',
      },
    ],
  },
  {
    name: 'nobody looks whose events the log has under one name',
    area: 'fork',
    within: 60,
    changes: [
      {
        file: 'client/src/sync/inbox.ts',
        find: 'if (!isOurs) {',
        replace: 'if (!isOurs && seal === undefined) {',
      },
      {
        file: 'client/src/sync/session.ts',
        find: 'head !== null && (await contradicts(store, head))',
        replace: 'head !== null && head.seq < 0',
      },
      {
        file: 'relay/src/intake/draft.ts',
        find: 'if (same?.hash !== known.hash)',
        replace: 'if (same === undefined)',
      },
    ],
  },
  {
    name: 'what a copy has sent under other numbers is sent again',
    area: 'fork',
    within: 60,
    changes: [
      {
        file: 'client/src/sync/session.ts',
        find: 'const rewritten = await waitsRewritten(store)',
        replace: 'const rewritten = false',
      },
      {
        file: 'relay/src/intake/draft.ts',
        find: 'if (run.rewritten && (await this.#hasFact(item.fact)))',
        replace: 'if (run.rewritten && item.seq < 1)',
      },
    ],
  },
  {
    name: 'two copies that send the same at once both have it taken',
    area: 'fork',
    within: 200,
    changes: [
      {
        file: 'relay/src/intake/draft.ts',
        find: 'if (run.rewritten && (await this.#hasFact(item.fact)))',
        replace: 'if (run.rewritten && item.seq < 1)',
      },
    ],
  },
  {
    name: 'the seal of what was lost gives way to an earlier one',
    area: 'healing',
    within: 300,
    changes: [
      {
        file: 'client/src/store/append.ts',
        find: 'beyond.onsuccess = () => beyond.result === undefined && put()',
        replace: 'beyond.onsuccess = () => put()',
      },
    ],
  },
  {
    name: 'an event is chained to whatever was before it',
    area: 'fork',
    within: 60,
    changes: [
      {
        file: 'relay/src/intake/draft.ts',
        find: 'if (head !== undefined && item.prev !== head.hash) return',
        replace: 'if (head !== undefined && item.prev === undefined) return',
      },
    ],
  },
  {
    name: 'a copied profile takes the other’s events for its own',
    area: 'fork',
    within: 60,
    changes: [
      {
        file: 'client/src/sync/inbox.ts',
        find: 'if (!isOurs) {',
        replace: 'if (!isOurs && seal === undefined) {',
      },
    ],
  },
  {
    name: 'a deposed leader goes on storing the log',
    area: 'fencing',
    within: 80,
    changes: [{ file: 'client/src/store/append.ts', find: fence, replace: '' }],
  },
  {
    name: 'states are believed, whoever they say we are',
    area: 'fork',
    within: 400,
    changes: [
      {
        file: 'client/src/sync/take-states.ts',
        find: 'if (seal && (await contradicts(store, seal))) return undefined',
        replace: '',
      },
    ],
  },
  {
    name: 'states leave what they have acknowledged in the outbox',
    area: 'outbox',
    within: 400,
    changes: [
      {
        file: 'client/src/store/taking-states.ts',
        find: 'await acknowledge(database, vector[meta.replica] ?? 0)',
        replace: 'await acknowledge(database, 0)',
      },
    ],
  },
  {
    name: 'a deposed leader goes on keeping house',
    area: 'fencing',
    within: 80,
    changes: [
      {
        file: 'client/src/store/own-events.ts',
        find: "if (meta.epoch !== fence) throw new StoreError('deposed')",
        replace: '',
      },
    ],
  },
  {
    name: 'whoever becomes leader takes the token of the last',
    area: 'fencing',
    within: 80,
    changes: [
      {
        file: 'client/src/store/open-store.ts',
        find: 'await metas.put({ ...meta, epoch: meta.epoch + 1 })\n          return meta.epoch + 1',
        replace:
          'await metas.put({ ...meta, epoch: Math.max(1, meta.epoch) })\n          return Math.max(1, meta.epoch)',
      },
    ],
  },
  {
    name: 'goods that are handed over twice leave the shelf twice',
    area: 'shop',
    within: 60,
    changes: [
      {
        file: 'shop/src/stock/counting.ts',
        find: 'if (Object.hasOwn(state.sinceCount, movement)) return state',
        replace: '',
      },
      {
        file: 'shop/src/stock/stock.ts',
        find: 'return movement !== undefined && Object.hasOwn(sinceCount, movement)',
        replace: 'return movement === undefined && Object.hasOwn(sinceCount, "")',
      },
    ],
  },
]
