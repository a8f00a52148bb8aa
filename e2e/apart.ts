import { test } from '@playwright/test'
import { type Device, expectInStep } from './device.ts'
import { expectSound } from './sound.ts'

/** What one device does while it hears of nobody. */
export type Branch = (device: Device) => Promise<void>

/** The orders in which two devices come back, by their names. */
export const reconnects = ['AB', 'BA'] as const
/** All orders of three. */
export const reconnectsOfThree = ['ABC', 'ACB', 'BAC', 'BCA', 'CAB', 'CBA'] as const
/**
 * Of four each is first once and last once, and each neighbour comes in both orders: what a device meets is decided by
 * what is there before it, and all 24 would only repeat these meetings.
 */
export const reconnectsOfFour = ['ABCD', 'BCDA', 'CDAB', 'DABC', 'DCBA'] as const

interface Circumstances {
  /** Devices that stay connected and watch. */
  readonly watching?: readonly Device[]
  /** Cut by the line breaking (only a proxy can do that), or by the browser being told that it is offline. */
  readonly cut?: 'line' | 'browser'
}

/**
 * Devices work offline, each on its own, and come back in an order (`'BA'`: B first), each only when those before it
 * are in step; then everything must be sound.
 */
export async function apart(
  devices: readonly Device[],
  back: string,
  branches: readonly Branch[],
  { watching = [], cut = 'line' }: Circumstances = {},
): Promise<void> {
  await test.step(`apart, and back in the order ${back}`, async () => {
    for (const device of devices) await disconnect(device, cut)
    for (const [index, device] of devices.entries()) await branches[index]?.(device)
    const returned = [...watching]
    for (const device of devices.toSorted((a, b) => back.indexOf(a.name) - back.indexOf(b.name))) {
      await reconnect(device, cut)
      returned.push(device)
      if (returned.length < devices.length + watching.length) await expectInStep(returned)
    }
    await expectSound(returned)
  })
}

async function disconnect({ page, line }: Device, cut: 'line' | 'browser'): Promise<void> {
  if (cut === 'line') line.cut()
  else await page.context().setOffline(true)
}

async function reconnect({ page, line }: Device, cut: 'line' | 'browser'): Promise<void> {
  if (cut === 'line') line.mend()
  else await page.context().setOffline(false)
}
