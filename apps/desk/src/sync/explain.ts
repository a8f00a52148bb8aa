import type { SyncStatus } from '@causeway/client'

/** A sentence on where this device stands: what is safe, and what happens next. */
export function explainSync(status: Pick<SyncStatus, 'phase' | 'waiting' | 'tooNew' | 'reason'>): string {
  switch (status.phase) {
    case 'offline':
      return (
        status.reason ??
        (status.waiting > 0
          ? 'What waits is saved on this device, and is sent when the connection is back.'
          : 'Go on working: everything is saved on this device, and sent when the connection is back.')
      )
    case 'connecting':
      return 'Go on working: everything is saved on this device.'
    case 'catching-up':
      return 'Fetching what happened in the meantime. Go on working.'
    case 'refused':
      return (
        status.reason ?? 'The relay does not accept this device. Your work is saved here: ask for a new link.'
      )
    case 'live':
      if (status.tooNew > 0 && status.tooNew === status.waiting) {
        return 'The relay is older than this app. What waits is saved on this device, and is sent by itself when the relay is updated.'
      }
      return status.waiting > 0
        ? 'What is saved on this device is being sent.'
        : 'Everything on this device is on the relay.'
  }
}

/** A state of the connection in a word. */
export const phaseWords: Readonly<Record<SyncStatus['phase'], string>> = {
  live: 'Connected',
  'catching-up': 'Catching up',
  connecting: 'Connecting',
  offline: 'Offline',
  refused: 'Not connected',
}
