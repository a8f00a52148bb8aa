import { effectiveTime, wallTime } from '@causeway/core'
import { orders } from '../domain.ts'
import { committedLog } from '../log.ts'
import { foldPlainly } from './fold.ts'
import { offline, open } from './open.ts'

/** Where to go: far apart and close by, forwards and backwards, both ends among them; shares of the whole time. */
const stops = [0, 1, 0.5, 0.51, 0.505, 0.1, 0.9, 0.33, 0.34, 0.75, 0.25, 1, 0.66, 0.05, 0.95, 0.5, 0]

/**
 * Milliseconds of each jump but the first to a moment of a stored workspace, the full order list of that moment included; and of
 * folding the log up to there by a plain switch and sorting what comes out.
 */
export async function timeTravel(workspaceId: string): Promise<{
  readonly opening: number
  readonly ours: number[]
  readonly plain: number[]
}> {
  const workspace = await open(offline(workspaceId))
  const start = performance.now()
  const past = await workspace.past()
  const rows = past.workspace.view(orders)
  const opening = performance.now() - start
  const log = committedLog('A')
  const { from = 0, to = 0 } = past.span ?? {}
  const ours: number[] = []
  const plain: number[] = []
  for (const share of stops) {
    const time = from + share * (to - from)
    const begin = performance.now()
    past.goTo(time)
    const shown = rows.getState().sorted.length
    const middle = performance.now()
    const states = foldPlainly(log.filter((event) => wallTime(effectiveTime(event)) <= time))
    const sorted = [...states].sort(([a], [b]) => (a < b ? -1 : 1))
    ours.push(middle - begin)
    plain.push(performance.now() - middle)
    if (shown !== sorted.length) throw new Error(`The list has ${shown} orders, not ${sorted.length}.`)
  }
  await workspace.close()
  return { opening, ours: ours.slice(1), plain: plain.slice(1) }
}
