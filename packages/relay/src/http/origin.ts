/** Judges where a request comes from. */
export type OriginCheck = (origin: string | undefined, host: string | undefined) => boolean

/**
 * Lets in pages of the relay's own origin, those named besides, and whatever is no browser and so names none. The
 * scheme is not compared: a proxy in front may speak TLS where the relay does not.
 */
export function createOriginCheck(others: readonly string[]): OriginCheck {
  return (origin, host) => {
    if (origin === undefined || others.includes(origin)) return true
    return URL.canParse(origin) && new URL(origin).host === host
  }
}
