import type { Outcome, Workspace } from '@causeway/client'
import type { Line } from '@causeway/client/plug'
import type { Command, ProcessContext } from '@causeway/core'
import { type DeviceName, deviceNames } from './devices.ts'
import type { OpenDevice, Stage } from './stage.ts'

/** What a story does on the stage, as the people at the devices would. */
export interface Actors {
  /** Carries out a request at a device; fails when it is not accepted there. */
  at(device: DeviceName, ...commands: readonly Command[]): Promise<void>
  /** Carries it out, whatever comes of it. */
  tries(device: DeviceName, ...commands: readonly Command[]): Promise<Outcome>
  /** What a device knows. */
  read(device: DeviceName): ProcessContext['read']
  workspace(device: DeviceName): Workspace
  /** Shows a screen, at some devices or at all. */
  show(path: string, ...devices: readonly DeviceName[]): void
  /** Changes the lines of some devices. */
  line(line: Line, ...devices: readonly DeviceName[]): void
  /** Resolves when all devices have the same and nothing waits. */
  together(): Promise<void>
  /** Resolves when a device has lost so many answers since its line began to lose them. */
  answersLost(device: DeviceName, count: number): Promise<void>
}

/** Milliseconds after which a story gives up on what it waits for, and between two looks. */
const patience = 60_000
const glance = 60

export function createActors(stage: Stage): Actors {
  function device(name: DeviceName): OpenDevice {
    const found = stage.open.getState()[name]
    if (!found) throw new Error(`The ${name} is not open yet.`)
    return found
  }

  const plugOf = (name: DeviceName) => stage.devices.find((one) => one.name === name)?.plug

  async function tries(name: DeviceName, ...commands: readonly Command[]): Promise<Outcome> {
    return device(name).workspace.execute(commands)
  }

  return {
    tries,
    async at(name, ...commands) {
      const outcome = await tries(name, ...commands)
      if (!outcome.ok) throw new Error(outcome.error.message)
    },
    read: (name) => (aggregate, id) => device(name).workspace.state(aggregate, id),
    workspace: (name) => device(name).workspace,
    show(path, ...devices) {
      for (const name of devices.length > 0 ? devices : deviceNames) device(name).go(path)
    },
    line(line, ...devices) {
      for (const name of devices) {
        plugOf(name)?.set(line)
        if (line !== 'cut') device(name).workspace.syncNow()
      }
    },
    together: () => until(() => isInStep(deviceNames.map((name) => device(name).workspace))),
    answersLost(name, count) {
      const lostBefore = plugOf(name)?.state.getState().lost ?? 0
      return until(() => {
        device(name).workspace.syncNow()
        return (plugOf(name)?.state.getState().lost ?? 0) - lostBefore >= count
      })
    },
  }
}

/** True when all devices have the same and nothing waits. */
export function isInStep(workspaces: readonly Workspace[]): boolean {
  const statuses = workspaces.map(({ sync }) => sync.getState())
  return (
    statuses.every(({ phase, waiting }) => phase === 'live' && waiting === 0) &&
    new Set(statuses.map(({ position }) => position)).size === 1 &&
    new Set(workspaces.map((workspace) => workspace.stateHash())).size === 1
  )
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + patience
  while (!holds()) {
    if (Date.now() > end) throw new Error('The devices did not come to rest. Are all of them plugged in?')
    await new Promise((resolve) => setTimeout(resolve, glance))
  }
}
