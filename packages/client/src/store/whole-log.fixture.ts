import type { CommittedEvent, LogQuery } from '@causeway/core'
import { wallTime } from '@causeway/core'
import { committed, counted } from './recording.fixture.ts'
import type { Store } from './store.ts'

/** Commits stretches of so many events of five streams, each stretch a segment of its own. */
export async function fill(store: Store, fence: number, sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    const { revision, position } = await store.meta()
    await store.record(revision, [`c${position}`], (meta) =>
      counted(meta, `c${position}`, size, `counter/${position % 5}`),
    )
    const texts = await store.pendingAfter(0, 10_000, 100_000_000)
    const { log, events } = committed(await store.meta(), texts)
    await store.append(fence, log, events, 0)
  }
}

/** Compresses what may be; resolves with how many segments that were. */
export async function sealAll(store: Store, fence: number, position: number): Promise<number> {
  let sealed = 0
  for (let more = await store.seal(fence, position); more > 0; more = await store.seal(fence, position))
    sealed += more
  return sealed
}

/** Everything that can be read of a log, by every way there is. */
export async function everything(store: Store): Promise<unknown> {
  const { position } = await store.meta()
  const [middle] = await store.readLog(1200, 1200)
  const since = middle && wallTime(middle.receivedAt)
  const queries: LogQuery[] = [
    {},
    { stream: 'counter/0' },
    { order: 'newest', stream: 'counter/0', before: 2100 },
    ...(since === undefined ? [] : [{ since }, { until: since, order: 'newest' as const }]),
  ]
  const brief = (events: readonly CommittedEvent[]) =>
    events.map((event) => [event.position, event.seq, event.stream])
  const walked = []
  for await (const events of store.walk(position))
    walked.push(...events.map(({ event, arrived }) => [event.seq, arrived]))
  const whole = await store.load()
  return {
    lines: whole.segments.flatMap(({ from, lines }) => [from, ...lines]),
    after: (await store.readAfter(1301, 0)).segments,
    part: brief(await store.readLog(990, 1010)),
    history: [...(await store.history(['counter/0', 'counter/none'], position))].map(([stream, events]) => [
      stream,
      brief(events),
    ]),
    found: await Promise.all(queries.map(async (query) => brief(await store.find(query, position, 10_000)))),
    walked,
    points: await store.points(),
  }
}
