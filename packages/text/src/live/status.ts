import { closeCodes } from '@causeway/protocol'

/** Where somebody stands with a room. Tabs of one browser hear each other in every state but the last. */
export type RoomStatus =
  /** No connection to the relay now; it is tried again by itself. */
  | { readonly kind: 'connecting' }
  /** Others hear at once what is said here. Who may not write is told nothing about it before they try. */
  | { readonly kind: 'live'; readonly mayWrite: boolean }
  /** Trying again is of no use before something changes. `reason` is for the person. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'closed' }

/** Why it is of no use to connect again after a close code, in a sentence for the person; nothing for the others. */
export function refusalOf(code: number): string | undefined {
  switch (code) {
    case closeCodes.unauthorised:
      return 'This device may not join the workspace any more. Ask for a new link.'
    case closeCodes.forbidden:
      return 'This is not open to you. Ask an owner.'
    case closeCodes.update:
      return 'This app is older than the relay. Reload the page to update it.'
    case closeCodes.malformed:
      return 'The relay did not understand this app. Reload the page, and report it if it happens again.'
    case closeCodes.tooLarge:
      return 'This is too long to be written by several people at once. It is saved, and arrives as any other change.'
    default:
      return undefined
  }
}
