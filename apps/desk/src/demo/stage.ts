import type { Readable, Workspace } from '@causeway/client'
import { createPlug, type Plug } from '@causeway/client/plug'
import type { Demo } from '@causeway/protocol'
import { createStore } from 'zustand/vanilla'
import { endDemo } from './begin.ts'
import { deleteDemo, lockOf } from './clean-up.ts'
import { type DeviceName, deviceNames } from './devices.ts'

/** A device of the demo. */
export interface StageDevice {
  readonly name: DeviceName
  /** Who works at it. */
  readonly actor: string
  readonly role: string
  readonly plug: Plug
}

/** What a device shows: its workspace, and the way to its screens. */
export interface OpenDevice {
  readonly workspace: Workspace
  go(path: string): void
}

export type OpenDevices = Readonly<Partial<Record<DeviceName, OpenDevice>>>

/** The demo: its devices, and what is behind them. */
export interface Stage {
  readonly devices: readonly StageDevice[]
  /** Those whose desk is open. */
  readonly open: Readable<OpenDevices>
  /** Ends the demo: nothing of it is left, here or on the relay. */
  close(): Promise<void>
}

/** Sets the stage for a demo: the frames within the page will ask for their places. */
export function openStage(demo: Demo): Stage {
  const open = createStore<OpenDevices>(() => ({}))
  const devices = demo.members.flatMap(({ actor, role }, index): StageDevice[] => {
    const name = deviceNames[index]
    return name === undefined ? [] : [{ name, actor, role, plug: createPlug() }]
  })
  let release: () => void = () => undefined
  void navigator.locks.request(
    lockOf(demo.workspace),
    () =>
      new Promise<void>((resolve) => {
        release = resolve
      }),
  )

  window.causewayStage = {
    admit(device) {
      const index = deviceNames.indexOf(device)
      const member = demo.members[index]
      const plug = devices[index]?.plug
      if (!member || !plug) throw new Error(`The demo has no ${device}.`)
      return { membership: { ...member, workspace: demo.workspace, device }, network: plug.network }
    },
    opened(device, workspace, go) {
      open.setState({ [device]: { workspace, go } })
    },
  }

  // A page that goes away cannot wait: the relay is told, and what stays here is deleted by the next start.
  addEventListener('pagehide', () => void endDemo(demo))

  return {
    devices,
    open,
    async close() {
      window.causewayStage = undefined
      await Promise.all(Object.values(open.getState()).map(({ workspace }) => workspace.close()))
      await endDemo(demo)
      await deleteDemo(demo.workspace)
      release()
    },
  }
}
