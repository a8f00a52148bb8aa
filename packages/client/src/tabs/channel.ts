import type { ConnectionStatus } from '../sync/status.ts'

/**
 * What tabs of one workspace tell each other. Hints only: whoever hears one looks into the store for the truth, and a
 * lost message costs time, never data.
 */
export type TabMessage =
  /** The log moved, or own events were recorded or rewritten: look. */
  | { readonly kind: 'moved' }
  /** The leader lives, and this is where it stands with the relay. */
  | { readonly kind: 'beat'; readonly connection: ConnectionStatus }
  /** Is there a leader? Answered by a beat. */
  | { readonly kind: 'leader?' }
  /** A person asks for sync now. */
  | { readonly kind: 'sync-now' }

/** The tabs of one workspace in one browser profile. */
export interface TabChannel {
  /** False in a browser without BroadcastChannel: nobody hears and nobody is heard. */
  readonly works: boolean
  tell(message: TabMessage): void
  /** Calls with what other tabs say. Returns how to stop. */
  listen(listener: (message: TabMessage) => void): () => void
  close(): void
}

/** Joins the channel of this name. */
export function openTabChannel(name: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') {
    return { works: false, tell: () => undefined, listen: () => () => undefined, close: () => undefined }
  }
  const channel = new BroadcastChannel(name)
  return {
    works: true,
    tell: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = ({ data }: MessageEvent<TabMessage>) => listener(data)
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
    close: () => channel.close(),
  }
}
