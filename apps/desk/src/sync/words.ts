import type { SyncStatus } from '@causeway/client'

/** What the sync pill says, and the icon that says the same. */
export interface SyncWords {
  readonly text: string
  readonly icon:
    | 'synced'
    | 'sending'
    | 'waiting'
    | 'offline'
    | 'connecting'
    | 'catching-up'
    | 'needs-you'
    | 'refused'
}

type Told = Pick<SyncStatus, 'phase' | 'waiting' | 'sending' | 'refused' | 'questions'> & {
  readonly progress?: SyncStatus['progress'] | undefined
}

/**
 * The sync pill's words: `Synced`, `Sending 3`, `5 waiting`, `Offline · 5 waiting`, `2 need you`,
 * `Catching up 45 %`. What is not sent is always told, also when online.
 */
export function syncWords(status: Told): SyncWords {
  const transport = transportWords(status)
  const needs = status.refused + status.questions
  if (needs === 0) return transport
  const need = needYou(needs)
  return transport.icon === 'synced'
    ? { text: need, icon: 'needs-you' }
    : { text: `${transport.text} · ${need}`, icon: transport.icon }
}

/** `1 needs you`, `2 need you`. */
export function needYou(count: number): string {
  return count === 1 ? '1 needs you' : `${count} need you`
}

function transportWords(status: Told): SyncWords {
  const waiting = status.waiting > 0 ? `${status.waiting} waiting` : undefined
  switch (status.phase) {
    case 'refused':
      return { text: join('Not connected', waiting), icon: 'refused' }
    case 'offline':
      return { text: join('Offline', waiting), icon: 'offline' }
    case 'connecting':
      return { text: waiting ?? 'Connecting', icon: waiting ? 'waiting' : 'connecting' }
    case 'catching-up':
      return { text: join(`Catching up${percent(status.progress)}`, waiting), icon: 'catching-up' }
    case 'live':
      if (status.sending > 0) return { text: `Sending ${status.waiting}`, icon: 'sending' }
      return waiting ? { text: waiting, icon: 'waiting' } : { text: 'Synced', icon: 'synced' }
  }
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ')
}

function percent(progress: Told['progress']): string {
  return progress && progress.target > 0
    ? ` ${Math.floor((progress.position / progress.target) * 100)} %`
    : ''
}
