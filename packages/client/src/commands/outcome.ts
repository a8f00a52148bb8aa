import type { Dot, Issue } from '@causeway/core'

/** Why a command was not carried out. Nothing was recorded. */
export interface CommandError {
  readonly code:
    | 'invalid'
    | 'not-allowed'
    | 'rejected'
    | 'read-only'
    | 'storage-full'
    | 'storage-failed'
    | 'fault'
  /** What is wrong, what is safe and what to do, in people's words. */
  readonly message: string
  /** For `invalid`: what is wrong with which field of the input, by its path (`lines.0.quantity`). */
  readonly fields?: readonly Issue[]
  /** For `rejected`: the code the domain gave its "no". */
  readonly rule?: string
}

/** What became of a command. */
export type Outcome =
  | {
      readonly ok: true
      readonly command: string
      /** The events it recorded; none when nothing was to be changed. */
      readonly events: readonly Dot[]
      /** True when it had been carried out before, so that nothing was recorded now. */
      readonly repeated: boolean
      readonly receipt: Receipt
    }
  | { readonly ok: false; readonly command: string; readonly error: CommandError }

/** A saved command on its way. */
export interface Receipt {
  /** Resolves when the relay has it, or has refused it for good. To read your writes, await it. */
  readonly committed: Promise<Committed>
}

/** The relay's answer to a command. */
export type Committed =
  | { readonly kind: 'committed'; readonly position: number }
  | { readonly kind: 'refused'; readonly message: string }

/** A failure as an outcome. */
export function failed(command: string, error: CommandError): Outcome {
  return { ok: false, command, error }
}
