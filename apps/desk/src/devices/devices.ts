import { type LoggedEvent, wallTime } from '@causeway/core'
import { isRelay } from '../history/author.ts'

/** Another device, as far as the log tells of it. */
export interface OtherDevice {
  readonly device: string
  /** Who worked on it last. */
  readonly actor: string
  /** When the relay got the last change of it; milliseconds since 1970. */
  readonly heardAt: number
}

/** As many of the last changes as every device keeps; one fewer, for a page looks whether there is one more. */
export const keptByAll = 999

/** A device that recorded nothing for so long is not expected to have anything to send. */
export const forgottenAfter = 14 * 86_400_000

/**
 * The other devices that work at this desk and when the last change of each arrived, the longest silent first. Nobody
 * can tell from here whether one has more to send.
 */
export function otherDevices(
  log: readonly Pick<LoggedEvent, 'replica' | 'actor' | 'at'>[],
  self: string,
  now: number,
): readonly OtherDevice[] {
  const devices = new Map<string, OtherDevice>()
  for (const event of log) {
    if (event.replica === self || isRelay(event)) continue
    const heardAt = Math.max(arrival(event), devices.get(event.replica)?.heardAt ?? 0)
    devices.set(event.replica, { device: event.replica, actor: event.actor, heardAt })
  }
  return [...devices.values()]
    .filter(({ heardAt }) => now - heardAt < forgottenAfter)
    .sort((a, b) => a.heardAt - b.heardAt || (a.device < b.device ? -1 : 1))
}

function arrival(event: Pick<LoggedEvent, 'at'> & { readonly receivedAt?: number }): number {
  return wallTime(event.receivedAt ?? event.at)
}
