import type { Device } from '../device.ts'

/** The numbers orders bear, and how much happened. */
export interface Numbers {
  readonly sums: { readonly orders: number; readonly events: number; readonly questions: number }
  readonly byType: Readonly<Record<string, number>>
  /** Numbers that two orders bear. */
  readonly repeated: readonly string[]
  /** Official numbers that no order bears, below the highest. */
  readonly gaps: readonly number[]
}

/** Reads the numbers out of a device's log. */
export function numbersOf({ page }: Device): Promise<Numbers> {
  return page.evaluate(async () => {
    const log = (await globalThis.causeway?.log()) ?? []
    const byType: Record<string, number> = {}
    const given: string[] = []
    const official: number[] = []
    for (const { type, data } of log) {
      byType[type] = (byType[type] ?? 0) + 1
      if (typeof data !== 'object' || data === null || !('number' in data)) continue
      if (type === 'OrderPlaced') given.push(String(data.number))
      if (type === 'OfficialNumberGiven') official.push(Number(data.number))
    }
    const all = [...given, ...official.map((number) => `No. ${number}`)]
    const held = new Set(official)
    return {
      sums: {
        orders: given.length,
        events: log.length,
        questions: globalThis.causeway?.sync.getState().questions ?? 0,
      },
      byType,
      repeated: all.filter((number, index) => all.indexOf(number) !== index),
      gaps: Array.from({ length: Math.max(0, ...official) }, (_, index) => index + 1).filter(
        (number) => !held.has(number),
      ),
    }
  })
}
