/** What kept a relay from starting. */
export type StartProblem = 'port-unusable' | 'folder-unusable' | 'folder-in-use' | 'database-unusable'

/** A relay that cannot start. The message is one sentence for the person who started it. */
export class RelayStartError extends Error {
  readonly code: StartProblem

  constructor(code: StartProblem, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'RelayStartError'
    this.code = code
  }
}

/** The `code` of a Node system error, `EADDRINUSE` and the like. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** An error in one line, for the end of a sentence. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || (systemCode(error) ?? error.name) : String(error)
}
