import { counter, counters, type Lab, labModel, nextCounters, nextLabModel } from '@causeway/testing/lab'
import { vi } from 'vitest'
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../workspace.ts'

/** A device of the lab's workspace, in a database of its own. */
export interface Device extends Workspace {
  readonly device: string
  /** Counts a counter up, and fails the test if that is not possible. */
  count(id: string, by?: number): Promise<void>
  counted(id: string): number
}

/** An app by its version. */
type App = Pick<WorkspaceOptions, 'model' | 'views' | 'version'>

const app: App = { model: labModel, views: [counters], version: '1' }

/** The next version of it, which knows more types of events. */
export const nextApp: App = { model: nextLabModel, views: [nextCounters], version: '2' }

/** Opens a device, or another tab of it. */
export async function openDevice(
  lab: Lab,
  device: string,
  actor = 'Ann',
  token?: string,
  version = app,
  statesFrom = Number.POSITIVE_INFINITY,
): Promise<Device> {
  const workspace = await openWorkspace({
    ...version,
    workspace: 'lab',
    device,
    actor,
    role: 'owner',
    // Tests of the log take it event by event.
    statesFrom,
    relay: lab.relay,
    token: token ?? (await lab.token(actor)),
  })
  return Object.assign(Object.create(workspace), {
    device,
    async count(id: string, by = 1) {
      const outcome = await workspace.execute(counter.commands.count(id, { by }))
      if (!outcome.ok) throw new Error(outcome.error.message)
    },
    counted: (id: string) => workspace.state(counter, id).count,
  })
}

/** Resolves when all devices are live, have nothing waiting and hold the same. */
export async function inStep(...devices: readonly Workspace[]): Promise<void> {
  await vi.waitFor(
    () => {
      const marks = devices.map((device) => {
        const { phase, waiting, reason } = device.sync.getState()
        return phase === 'live' && waiting === 0
          ? device.stateHash()
          : `${phase}, ${waiting} waiting, ${reason}`
      })
      if (new Set(marks).size > 1 || marks[0]?.includes(' ')) throw new Error(marks.join('; '))
    },
    { timeout: 20_000, interval: 20 },
  )
}

/** Resolves when a device's sync is as described. */
export async function reaches(device: Workspace, phase: string): Promise<void> {
  await vi.waitFor(
    () => {
      const status = device.sync.getState()
      if (status.phase !== phase) throw new Error(`Expected ${phase}: ${JSON.stringify(status)}`)
    },
    { timeout: 20_000, interval: 20 },
  )
}

/** Has a device count 50 counters up, so many times in all, and waits until the relay has it. */
export async function fill(device: Device, count: number): Promise<void> {
  await device.executeEach(
    Array.from({ length: count }, (_, index) => ({
      commands: [{ aggregate: 'counter', id: `c${index % 50}`, name: 'count', input: { by: 1 } }],
    })),
  )
  await inStep(device)
}
