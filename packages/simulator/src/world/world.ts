import type { Model } from '@causeway/core'
import type { Program } from '../build/load.ts'
import type { DiskFault } from '../platform/disk.ts'
import { createNetwork, type Network } from '../platform/network.ts'
import { type Chance, createChance } from '../time/chance.ts'
import { createSchedule, type Schedule } from '../time/schedule.ts'
import { createTrace, type Trace } from '../time/trace.ts'
import { people } from '../workload/people.ts'
import { createDevice, type Device } from './device.ts'
import { talkNonsense } from './hostile.ts'
import { createRelayMachine, type RelayMachine } from './relay.ts'

/** Devices and a relay, and everything between them. */
export interface World {
  readonly schedule: Schedule
  readonly trace: Trace
  readonly network: Network
  readonly relay: RelayMachine
  readonly devices: readonly Device[]
  readonly chance: Chance
  /** Which version of the app the relay and each device get when they next start. */
  readonly versions: { relay: Version; readonly devices: Map<string, Version> }
  bootRelay(): void
  /** Another profile on a machine of its own, for the person of a device. */
  addDevice(like: Device): Device
  /** How many were added. */
  readonly copies: number
  /** Somebody at a device's address says what no app would. */
  hostile(device: Device, chance: Chance): void
  /** Lets time pass until something is there. */
  until<T>(promise: Promise<T>, patience?: number): Promise<T>
  /** What was thrown and not caught, by the product. */
  readonly errors: unknown[]
}

export type Version = 'today' | 'next'

export interface WorldSetting {
  readonly program: Program
  readonly seed: string
  readonly devices: number
  readonly keepTrace: boolean
  onDiskFault(fault: DiskFault): void
  onUnfenced(what: string): void
  onRelayCrash(): void
}

const workspace = 'shop'

export async function createWorld(setting: WorldSetting): Promise<World> {
  const { program, seed } = setting
  const trace = createTrace(setting.keepTrace)
  const errors: unknown[] = []
  const schedule = createSchedule(trace, (error) => errors.push(error))
  const chance = createChance(`${seed}/world`)
  const network = createNetwork(schedule, trace, chance.split('network'))
  const versions: World['versions'] = { relay: 'today', devices: new Map() }
  const models: Readonly<Record<Version, Model>> = {
    today: program.engine.shop.shopModel,
    next: program.engine.nextModel,
  }
  const relay = createRelayMachine({
    ...{ program, schedule, trace, network, chance: chance.split('relay'), workspace },
    processes: program.engine.shop.shopProcesses,
    rights: program.engine.shop.shopRights,
    onCrash: setting.onRelayCrash,
  })
  const bootRelay = () => relay.boot(models[versions.relay], versions.relay)
  const devices: Device[] = []

  async function until<T>(promise: Promise<T>, patience = 600_000): Promise<T> {
    let state: 'waiting' | 'over' = 'waiting'
    const over = () => {
      state = 'over'
    }
    promise.then(over, over)
    if (!(await schedule.run(schedule.now + patience, () => state === 'over')))
      throw new Error(`Nothing came within ${patience / 1000} s.`)
    return promise
  }

  bootRelay()
  const tokens = new Map<string, string>()
  for (const person of people) tokens.set(person.actor, await until(relay.token({ ...person, workspace })))

  function add(name: string, person: (typeof people)[number]): Device {
    versions.devices.set(name, 'today')
    const device = createDevice({
      ...{ program, schedule, trace, network, name, chance: chance.split(name) },
      app() {
        const version = versions.devices.get(name) ?? 'today'
        return {
          model: models[version],
          views: program.engine.shop.shopViews,
          rights: program.engine.shop.shopRights,
          version,
          workspace,
          ...person,
          relay: 'https://relay.example',
          token: tokens.get(person.actor) ?? '',
        }
      },
      onFault: setting.onDiskFault,
      onUnfenced: setting.onUnfenced,
    })
    devices.push(device)
    return device
  }

  for (const person of people.slice(0, setting.devices)) add(person.actor, person)
  return {
    schedule,
    trace,
    network,
    relay,
    devices,
    chance,
    versions,
    bootRelay,
    get copies() {
      return devices.length - setting.devices
    },
    addDevice(like) {
      const person = people.find(({ actor }) => actor === like.actor)
      if (!person) throw new Error(`Nobody is called ${like.actor}.`)
      return add(`${like.name}’s copy ${devices.length}`, person)
    },
    hostile: (device, dice) =>
      talkNonsense({ network, schedule, device, chance: dice, token: tokens.get(device.actor) ?? '' }),
    until,
    errors,
  }
}
