/** Reads how many, as people type it; `NaN` when it is no number, for the command to say so. */
export function readCount(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}
