import { test as base } from '@playwright/test'
import { type Device, openDevice, opensOffline } from './device.ts'
import { type Backup, type RelayProcess, startRelayProcess } from './relay-process.ts'

/** A relay of its own for each test, and devices that are closed at its end. */
export const test = base.extend<
  {
    relay: RelayProcess
    device: (name: string, profile?: string) => Promise<Device>
    /** Devices A and B, opened side by side. */
    two: readonly [Device, Device]
    three: readonly [Device, Device, Device]
    four: readonly [Device, Device, Device, Device]
  },
  { emptyLog: Backup }
>({
  // Making the relay's tables takes three times as long as starting on them, so each test gets a copy of empty ones.
  emptyLog: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const relay = await startRelayProcess()
      await relay.stop()
      await use(await relay.backUp())
      await relay.dispose()
    },
    { scope: 'worker' },
  ],
  relay: async ({ emptyLog }, use) => {
    const relay = await startRelayProcess(emptyLog)
    await use(relay)
    await relay.dispose()
  },
  device: async ({ relay }, use) => {
    const devices: Device[] = []
    await use(async (name, profile) => {
      const device = await openDevice(name, relay, profile)
      devices.push(device)
      await opensOffline(device)
      return device
    })
    await Promise.all(devices.map((device) => device.close()))
  },
  two: async ({ device }, use) => use(await Promise.all([device('A'), device('B')])),
  three: async ({ device }, use) => use(await Promise.all([device('A'), device('B'), device('C')])),
  four: async ({ device }, use) =>
    use(await Promise.all([device('A'), device('B'), device('C'), device('D')])),
})

export { expect } from '@playwright/test'
