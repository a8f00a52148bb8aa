import { paths, type ViewProgress } from '@causeway/protocol'
import { counted } from '../../format/words.ts'
import type { ReportLine } from './report.ts'

/** What the lists are called on the desk, by the names of their views. */
const listNames: Readonly<Record<string, string>> = {
  orders: 'Orders',
  products: 'Products',
  priceLists: 'Price lists',
  stock: 'Stock',
  customers: 'Customers',
  locations: 'Locations',
  transfers: 'Transfers',
  members: 'Team',
  payments: 'Payments',
  drawers: 'Cash drawers',
  texts: 'Notes',
}

/** How far the relay is with each list, in words. */
export function describeLists(progress: readonly ViewProgress[]): readonly ReportLine[] {
  const names = [...new Set(progress.map(({ name }) => name))]
  return names.map((name) => {
    const versions = progress.filter((one) => one.name === name)
    const serving = versions.find(({ state }) => state === 'serving')
    const building = versions.findLast(({ state }) => state === 'building')
    const built = building && `being built, ${percent(building)}`
    return {
      name: listNames[name] ?? name,
      value: serving
        ? `${standing(serving)}${built ? `; its next version is ${built}` : ''}`
        : capitalised(built ?? 'not begun'),
    }
  })
}

/** Whether there is something to wait for. */
export function isMoving(progress: readonly ViewProgress[]): boolean {
  return progress.some(({ state, position, target }) => state === 'building' || position < target)
}

function standing({ position, target }: ViewProgress): string {
  return position >= target ? 'Up to date' : `${counted(target - position, 'change')} behind`
}

function percent({ position, target }: ViewProgress): string {
  return target === 0 ? '0 %' : `${Math.floor((position / target) * 100)} %`
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Asks the relay; nothing when it cannot be reached, or keeps no lists. */
export async function fetchProgress(
  token: string,
  signal: AbortSignal,
): Promise<readonly ViewProgress[] | undefined> {
  try {
    const response = await fetch(paths.views, { headers: { authorization: `Bearer ${token}` }, signal })
    if (!response.ok) return undefined
    const progress: readonly ViewProgress[] = await response.json()
    return progress
  } catch {
    return undefined
  }
}
