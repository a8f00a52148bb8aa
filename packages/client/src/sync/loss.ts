import { closeCodes } from '@causeway/protocol'

/** How a connection to the relay ended, or why there was none. */
export type Loss =
  /** No answer to the attempt, or the connection broke. */
  | { readonly kind: 'unreachable' }
  /** The connection is open in name, but nothing comes through. */
  | { readonly kind: 'stalled' }
  /** The relay closed it, and its code says why. */
  | { readonly kind: 'closed'; readonly code: number }
  /** Another request of the same talk failed, or this device could not store what it was given. */
  | { readonly kind: 'failed'; readonly message: string }
  /** Both sides are to begin anew, with a new handshake. */
  | { readonly kind: 'again' }

/** A loss, thrown to end the talk with the relay. */
export class LossError extends Error {
  override readonly name = 'LossError'
  readonly loss: Loss

  constructor(loss: Loss) {
    super(`The talk with the relay ended: ${loss.kind}.`)
    this.loss = loss
  }
}

/** Why trying again would be of no use until something changes. */
export type Bar = 'unauthorised' | 'update' | 'malformed'

/** What stands in the way for good, if anything does. */
export function barOf(loss: Loss): Bar | undefined {
  if (loss.kind !== 'closed') return undefined
  switch (loss.code) {
    case closeCodes.unauthorised:
      return 'unauthorised'
    case closeCodes.update:
      return 'update'
    case closeCodes.malformed:
    case closeCodes.tooLarge:
      return 'malformed'
    default:
      return undefined
  }
}

/** What a person is told about a {@link Bar}: what happened, what is safe, what to do. */
export const barReasons: Readonly<Record<Bar, string>> = {
  unauthorised:
    'This device may not join the workspace any more. Your work is safe on this device; ask for a new link to send it.',
  update:
    'This app is older than the relay. Your work is safe on this device; reload the page to update and send it.',
  malformed:
    'The relay did not understand this app. Your work is safe on this device; reload the page, and report it if it happens again.',
}

/** What a person is told about a loss after which we try again by ourselves. */
export function lossReason(loss: Loss): string {
  switch (loss.kind) {
    case 'unreachable':
    case 'stalled':
      return 'The relay cannot be reached. You can go on working; everything is saved on this device and sent later.'
    case 'closed':
      return loss.code === closeCodes.overloaded
        ? 'The relay is busy. You can go on working; everything is saved on this device and sent later.'
        : 'The relay is restarting. You can go on working; everything is saved on this device and sent later.'
    case 'failed':
      return `Synchronising stopped and will be tried again: ${loss.message}`
    case 'again':
      return 'Comparing notes with the relay once more.'
  }
}

/** For what is loaded when it is needed, and cannot be had just now: the line is gone, and it is tried again with the next one. */
export function notLoaded(): never {
  throw new LossError({ kind: 'unreachable' })
}
