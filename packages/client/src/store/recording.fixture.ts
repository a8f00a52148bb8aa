import { type CommittedEvent, hybridTime, type RecordedEvent } from '@causeway/core'
import { chainHash, entryLine, eventText, type LogEntries, nextDigest, readEntries } from '@causeway/protocol'
import type { Meta } from './database.ts'
import type { OlderSource } from './fetching.ts'
import { openStore } from './open-store.ts'
import { randomId } from './replica.ts'
import type { Recording, Store } from './store.ts'

/** The name of a database nobody used before. */
export function freshName(): string {
  return `test/${randomId()}`
}

/** A store whose loss would be a fault of the test. */
export function open(name: string, older?: OlderSource): Promise<Store> {
  return openStore(name, () => undefined, older)
}

/** What a command that counts a stream up by one records. */
export function counted(meta: Meta, command: string, count = 1, stream = 'counter/a'): Recording {
  const events: RecordedEvent[] = []
  const texts: string[] = []
  let prev = meta.head
  for (let index = 0; index < count; index++) {
    const seq = meta.nextSeq + index
    const event: RecordedEvent = {
      replica: meta.replica,
      seq,
      stream,
      type: 'Counted',
      version: 1,
      data: { by: 1 },
      clock: seq > 1 ? { [meta.replica]: seq - 1 } : {},
      at: hybridTime(1000 + seq),
      actor: 'Ann',
      command,
      correlation: command,
      prev,
    }
    const text = eventText(event)
    prev = chainHash(text)
    events.push(event)
    texts.push(text)
  }
  return {
    events,
    texts,
    receipts: [
      {
        command,
        commands: [],
        correlation: command,
        actor: 'Ann',
        at: hybridTime(1000 + meta.nextSeq),
        events: events.map(({ replica, seq, stream }) => ({ replica, seq, stream })),
      },
    ],
    head: prev,
    clock: events.at(-1)?.at ?? meta.clock,
    lastNumber: meta.lastNumber,
  }
}

/** Records a command as somebody does who knows what is stored. */
export async function record(store: Store, command: string, count = 1): Promise<Meta> {
  const { revision } = await store.meta()
  const result = await store.record(revision, [command], (meta) => counted(meta, command, count))
  if (result.kind === 'moved') throw new Error('Somebody else wrote in between.')
  return result.meta
}

/** A stretch of the log as a relay sends it, following on `after`. */
export function committed(
  after: { readonly position: number; readonly digest: string },
  texts: readonly string[],
): { readonly log: LogEntries; readonly events: CommittedEvent[] } {
  const from = after.position + 1
  const stamp = (index: number) => hybridTime(5000 + from + index)
  const entries = texts.map((text, index) => entryLine(stamp(index), text))
  const digest = texts.reduce(
    (last, text, index) => nextDigest(last, stamp(index), chainHash(text)),
    after.digest,
  )
  return { log: { kind: 'log', from, entries, digest, seals: {} }, events: readEntries(entries, from) }
}
