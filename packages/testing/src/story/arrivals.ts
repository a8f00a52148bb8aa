import { type CommittedEvent, hybridTime, type RecordedEvent } from '@causeway/core'

/** The first moment of every story. */
export const startedAt = Date.UTC(2026, 0, 5, 9)

/** Orders in which the devices' events may arrive: device by device in every order, and taking turns. */
export function arrivals(branches: readonly (readonly RecordedEvent[])[]): RecordedEvent[][] {
  const orders = permutations(branches)
  return branches.length < 2
    ? orders.map((order) => order.flat())
    : [...orders.map((order) => order.flat()), ...orders.slice(0, 2).map(takingTurns)]
}

/** Events with their places in the one committed order. */
export function committed(log: readonly RecordedEvent[]): CommittedEvent[] {
  // Received long after every device's stamp, so that each counts as of when it was recorded.
  const receivedAt = hybridTime(startedAt * 2)
  return log.map((event, index) => ({ ...event, position: index + 1, receivedAt: receivedAt + index }))
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, index) =>
    permutations(items.filter((_other, at) => at !== index)).map((rest) => [item, ...rest]),
  )
}

function takingTurns(branches: readonly (readonly RecordedEvent[])[]): RecordedEvent[] {
  const longest = Math.max(0, ...branches.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) =>
    branches.flatMap((branch) => branch.slice(turn, turn + 1)),
  ).flat()
}
