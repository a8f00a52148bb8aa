import { createHash } from 'node:crypto'

/** Everything that happened in a run, in order: two runs of one seed have the same to the byte. */
export interface Trace {
  /** Virtual time moved on. */
  moment(now: number): void
  /** Something happened; `body` counts for the digest, and is not shown. */
  note(what: string, body?: string): void
  /** SHA-256 of it all. */
  digest(): string
  /** The lines, if they were asked for. */
  readonly lines: readonly string[]
}

/** @param keep whether to keep the lines, for a person to read */
export function createTrace(keep: boolean): Trace {
  const hash = createHash('sha256')
  const lines: string[] = []
  let now = 0
  return {
    moment(next) {
      now = next
    },
    note(what, body) {
      const line = `${(now / 1000).toFixed(6)} ${what}`
      hash.update(line)
      if (body !== undefined) hash.update(body)
      hash.update('\n')
      if (keep) lines.push(line)
    },
    digest: () => hash.copy().digest('hex'),
    lines,
  }
}
