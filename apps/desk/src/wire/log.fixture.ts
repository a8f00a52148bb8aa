import { hybridTime, type LoggedEvent, type VectorClock } from '@causeway/core'

/** An event as somebody recorded it at a second; `position` once the relay has it, a second later unless told. */
export function recorded(
  replica: string,
  seq: number,
  change: Partial<LoggedEvent> & { readonly second: number; readonly clock?: VectorClock },
): LoggedEvent {
  const { second, position, ...rest } = change
  const made = {
    replica,
    seq,
    version: 1,
    actor: replica,
    command: `${replica}${seq}`,
    correlation: '',
    prev: '',
  }
  return {
    ...made,
    stream: 'customer/c1',
    type: 'PhoneChanged',
    data: { phone: `${seq}` },
    clock: {},
    at: hybridTime(second * 1000),
    ...(position !== undefined && { position, receivedAt: hybridTime(second * 1000 + 1000) + position }),
    ...rest,
  }
}

export const two = [
  { id: 'a', name: 'Ann' },
  { id: 'b', name: 'Ben' },
] as const
