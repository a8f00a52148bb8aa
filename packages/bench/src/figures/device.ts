import type { Page } from 'playwright'
import { load } from '../browser.ts'
import { eventCount } from '../domain.ts'
import { type Figure, figure, median } from '../figure.ts'
import type { Membership } from '../page/open.ts'

const rounds = 5

/** `local-commit`: sequential durable commands per second, beside bare strict transactions. */
export async function localCommit(page: Page): Promise<Figure[]> {
  const count = 300
  const { ours, bare } = await inTurn(
    () => page.evaluate((n) => window.measured.localCommits(n), count),
    () => page.evaluate((n) => window.measured.bareCommits(n), count),
  )
  return [figure('local-commit', (count / ours) * 1000, 'commands/s', (count / bare) * 1000)]
}

/** `bulk-append`: events per second through commands, beside bare segment writes. */
export async function bulkAppend(page: Page): Promise<Figure[]> {
  const { ours, bare } = await inTurn(
    () => page.evaluate(() => window.measured.bulkAppend()),
    () => page.evaluate(() => window.measured.bareSegments()),
  )
  return [figure('bulk-append', (eventCount / ours) * 1000, 'events/s', (eventCount / bare) * 1000)]
}

/** `cold-open`: milliseconds to the full order list of a stored workspace, beside reading as many bare states. */
export async function coldOpen(page: Page, member: Membership): Promise<Figure[]> {
  await page.evaluate((who) => window.measured.settle(who), member)
  const { ours, bare } = await inTurn(
    async () => {
      await load(page)
      return page.evaluate((workspace) => window.measured.coldOpen(workspace), member.workspace)
    },
    async () => {
      await load(page)
      return page.evaluate(() => window.measured.bareStates())
    },
  )
  return [figure('cold-open', ours, 'ms', bare)]
}

/**
 * `log-bytes`: megabytes of the stored log compressed, beside its text; `open-anew`: milliseconds to the full order list
 * without a checkpoint, and `one-history`: to one order's history, each beside the same over the log as it came.
 */
export async function sealing(page: Page, member: Membership): Promise<Figure[]> {
  const { workspace } = member
  const measure = async () => {
    const anew: number[] = []
    const history: number[] = []
    for (let round = 0; round < rounds; round++) {
      await load(page)
      anew.push(await page.evaluate((id) => window.measured.openAnew(id), workspace))
      history.push(await page.evaluate((id) => window.measured.oneHistory(id), workspace))
    }
    return { anew: median(anew), history: median(history) }
  }
  await page.evaluate((who) => window.measured.settle(who, false), member)
  const open = await measure()
  await page.evaluate((who) => window.measured.settle(who), member)
  const sealed = await measure()
  const { stored, text } = await page.evaluate((id) => window.measured.logBytes(id), workspace)
  return [
    figure('log-bytes', stored / 1e6, 'MB', text / 1e6),
    figure('open-anew', sealed.anew, 'ms', open.anew),
    figure('one-history', sealed.history, 'ms', open.history),
  ]
}

/** `fold`: events per second through the ledger, beside a plain switch. */
export async function fold(page: Page): Promise<Figure[]> {
  await load(page)
  const { ours, plain } = await page.evaluate((runs) => window.measured.fold(runs), 2 * rounds + 1)
  return [figure('fold', (eventCount / median(ours)) * 1000, 'events/s', (eventCount / median(plain)) * 1000)]
}

/**
 * `time-travel`: milliseconds from one moment of a stored workspace to another, with the full order list of that
 * moment, beside folding the log up to there; the longest jump; and what opening the past takes before the first.
 */
export async function timeTravel(page: Page, member: Membership): Promise<Figure[]> {
  await page.evaluate((who) => window.measured.settle(who), member)
  await load(page)
  const { opening, ours, plain } = await page.evaluate(
    (workspace) => window.measured.timeTravel(workspace),
    member.workspace,
  )
  const longest = Math.max(...plain)
  return [
    figure('time-travel', median(ours), 'ms', median(plain)),
    figure('time-travel-longest', Math.max(...ours), 'ms', longest),
    figure('time-travel-opening', opening, 'ms', longest),
  ]
}

/** Medians of two ways to do the same, run in turn so that the machine's moods meet both. */
async function inTurn(
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<{ readonly ours: number; readonly bare: number }> {
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    times.bare.push(await bare())
    times.ours.push(await ours())
  }
  return { ours: median(times.ours), bare: median(times.bare) }
}
