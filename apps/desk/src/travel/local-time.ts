/** A moment as a field for date and time has it, `2026-03-05T14:07:09`, by the device's own clock and zone. */
export function toLocal(at: number): string {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 19)
}

/** The end of the second that such a field names, in milliseconds since 1970; `undefined` while it is not complete. */
export function fromLocal(text: string): number | undefined {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? undefined : at + 999
}
