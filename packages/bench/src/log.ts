import type { CommittedEvent, EventDraft, RecordedEvent } from '@causeway/core'
import { hybridTime } from '@causeway/core'
import { chainHash, eventText } from '@causeway/protocol'
import { eventCount, LineAdded, linesPerOrder, OrderPlaced, orderCount } from './domain.ts'

const eventsPerOrder = linesPerOrder + 1

/** A log as one replica records it: order after order, each placed and then filled, chained by hash. */
export function recordedLog(replica: string, count = eventCount): { event: RecordedEvent; text: string }[] {
  const log: { event: RecordedEvent; text: string }[] = []
  const lastSeq = new Map<string, number>()
  let prev = ''
  for (let seq = 1; seq <= count; seq++) {
    const index = Math.floor((seq - 1) / eventsPerOrder) % orderCount
    const line = ((seq - 1) % eventsPerOrder) - 1
    const stream = `order/o${String(index).padStart(6, '0')}`
    const seen = lastSeq.get(stream)
    const event: RecordedEvent = {
      replica,
      seq,
      stream,
      ...draftOf(index, line),
      clock: seen === undefined ? {} : { [replica]: seen },
      at: hybridTime(1_700_000_000_000 + seq * 3),
      actor: 'bench',
      command: `c${seq.toString(36)}`,
      correlation: `c${seq.toString(36)}`,
      prev,
    }
    const text = eventText(event)
    prev = chainHash(text)
    lastSeq.set(stream, seq)
    log.push({ event, text })
  }
  return log
}

/** The same log as a relay would have committed it. */
export function committedLog(replica: string, count = eventCount): CommittedEvent[] {
  return recordedLog(replica, count).map(({ event }, index) => ({
    ...event,
    position: index + 1,
    receivedAt: hybridTime(1_700_001_000_000 + index * 3),
  }))
}

function draftOf(index: number, line: number): EventDraft {
  if (line < 0) return OrderPlaced.of({ customer: `customer ${index % 793}` })
  return LineAdded.of({
    line: `${index}-${line}`,
    product: `product ${(index * 7 + line * 13) % 997}`,
    quantity: 1 + ((index + line) % 5),
    amount: 100 + ((index * 31 + line * 17) % 9000),
  })
}
