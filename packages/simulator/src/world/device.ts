import type { Workspace, WorkspaceOptions } from '@causeway/client'
import type { Program } from '../build/load.ts'
import { createFencing } from '../oracles/fencing.ts'
import { createChannels } from '../platform/channels.ts'
import { createWallClock, type WallClock } from '../platform/clock.ts'
import { createDisk, type DatabaseImage, type Disk, type DiskFault } from '../platform/disk.ts'
import { createLocks, type Locks } from '../platform/locks.ts'
import type { Line, Network } from '../platform/network.ts'
import { platformOf } from '../platform/timers.ts'
import type { Chance } from '../time/chance.ts'
import type { Process, Schedule } from '../time/schedule.ts'
import type { Trace } from '../time/trace.ts'

/** A browser profile on some machine: storage, locks and a line of its own, and the tabs that are open. */
export interface Device {
  readonly name: string
  readonly actor: string
  readonly clock: WallClock
  readonly line: Line
  readonly locks: Locks
  readonly disk: Disk
  readonly tabs: readonly Tab[]
  /** Opens a tab with the desk in it. */
  openTab(): Tab
  /** Storage that fails now and then; never with a rate of 0. */
  failDisk(rate: number, faults: readonly DiskFault[]): void
  /** Whatever the tab was doing. */
  killTab(tab: Tab): void
  killAll(): void
  image(): Promise<DatabaseImage | undefined>
  restore(image: DatabaseImage): Promise<void>
  wipe(): Promise<void>
}

export interface Tab {
  readonly process: Process
  /** The desk, once it is open; nothing while it opens, or when the storage could not be used. */
  workspace: Workspace | undefined
  /** Why it is not open, or not any more. */
  trouble: unknown
  /** Freezes at the next moment at which a browser would; `thaw` ends it. */
  freeze(): void
  thaw(): void
  /** The person comes to this tab. */
  show(): void
}

export interface DeviceSetting {
  readonly program: Program
  readonly schedule: Schedule
  readonly trace: Trace
  readonly network: Network
  readonly name: string
  readonly chance: Chance
  /** What the app on this device is, when a tab is opened. */
  app(): Omit<WorkspaceOptions, 'onStorageLost' | 'checkpoints' | 'statesFrom'>
  onFault(fault: DiskFault): void
  /** Somebody wrote who should not have been able to. */
  onUnfenced(what: string): void
}

export function createDevice(setting: DeviceSetting): Device {
  const { program, schedule, trace, network, name, chance, app } = setting
  const clock = createWallClock(schedule)
  const line = network.line(name)
  const locks = createLocks()
  const channels = createChannels(chance.split('channels'))
  const disk = createDisk(
    program,
    schedule,
    name,
    chance.split('disk'),
    createFencing(setting.onUnfenced),
    setting.onFault,
  )
  const faults = chance.split('faults')
  // Some devices save their states often, so that opening from what was saved is not left to long runs alone.
  const checkpointEvery = chance.split('checkpoints').pick([20, 200, 500])
  // Some take states in place of little, so that this is not left to long runs alone either.
  const statesFrom = chance.split('states').pick([60, 200, Number.POSITIVE_INFINITY])
  // An old browser, or a page that is not served securely: every tab leads until it finds that another one does.
  const hasLocks = !chance.split('browser').happens(0.2)
  const { actor, workspace } = app()
  const database = `causeway/${workspace}`
  let tabs: Tab[] = []
  let opened = 0

  function openTab(): Tab {
    opened += 1
    const process = schedule.process(`${name} tab ${opened}`)
    const document = Object.assign(new EventTarget(), { visibilityState: 'visible' })
    const tab: Tab = {
      process,
      workspace: undefined,
      trouble: undefined,
      freeze() {
        if (!disk.isBusy(tab.process)) process.freeze()
        else schedule.process('browser').after(1, tab.freeze)
      },
      thaw: () => process.thaw(),
      show: () => process.after(0, () => document.dispatchEvent(new Event('visibilitychange'))),
    }
    tabs.push(tab)
    const page = program.page(globalsOf(process, document))
    const lost = (error: unknown) => {
      trace.note(`${process.name} lost its storage`)
      tab.trouble = error
    }
    const checkpoints = page.everyEvents(checkpointEvery)
    page.openWorkspace({ ...app(), checkpoints, statesFrom, onStorageLost: lost }).then(
      (workspace) => {
        tab.workspace = workspace
      },
      (error: unknown) => {
        trace.note(
          `${process.name} cannot open: ${String(error instanceof Error ? (error.cause ?? error) : error)}`,
        )
        tab.trouble = error
      },
    )
    return tab
  }

  function globalsOf(process: Process, document: EventTarget) {
    const platform = platformOf(process, schedule, clock, chance.split(`tab ${opened}`))
    const events = new EventTarget()
    const navigator = {
      locks: hasLocks ? locks.usedBy(process) : undefined,
      userAgent: 'a simulated browser',
      storage: { persisted: async () => true, persist: async () => true, estimate: async () => ({}) },
    }
    const globals = {
      ...platform,
      ...network.usedBy(process, name),
      document,
      navigator,
      location: { href: 'https://desk.example/', origin: 'https://desk.example' },
      addEventListener: events.addEventListener.bind(events),
      removeEventListener: events.removeEventListener.bind(events),
      indexedDB: disk.usedBy(process),
      IDBKeyRange: disk.keyRange,
      BroadcastChannel: channels.joinedBy(process),
      // Node's would take real time.
      CompressionStream: undefined,
      requestIdleCallback: (work: () => void) => process.after(20, work),
    }
    const own: object = Object.create(globalThis, Object.getOwnPropertyDescriptors({ ...globals, Promise }))
    return { ...globals, globalThis: own, self: own, window: own }
  }

  function killTab(tab: Tab): void {
    trace.note(`${tab.process.name} dies`)
    tab.process.kill()
    disk.leave(tab.process)
    locks.leave(tab.process)
    channels.leave(tab.process)
    network.leave(tab.process)
    tabs = tabs.filter((one) => one !== tab)
  }

  function killAll(): void {
    for (const tab of [...tabs]) killTab(tab)
  }

  return {
    name,
    actor,
    clock,
    line,
    locks,
    disk,
    get tabs() {
      return tabs
    },
    openTab,
    failDisk(rate, kinds) {
      disk.fault = () => (faults.happens(rate) ? faults.pick(kinds) : undefined)
    },
    killTab,
    killAll,
    image: () => disk.image(database),
    restore: (image) => disk.restore(image),
    wipe: () => disk.wipe(database),
  }
}
