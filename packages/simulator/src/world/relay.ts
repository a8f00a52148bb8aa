import type { Model, Process as Reaction, Rights } from '@causeway/core'
import type { Membership } from '@causeway/protocol'
import type { EventLog } from '@causeway/relay/parts'
import { pino } from 'pino'
import type { Program } from '../build/load.ts'
import { createWallClock, type WallClock } from '../platform/clock.ts'
import type { Network, ServerSocket } from '../platform/network.ts'
import { platformOf } from '../platform/timers.ts'
import type { Chance } from '../time/chance.ts'
import type { Process, Schedule } from '../time/schedule.ts'
import type { Trace } from '../time/trace.ts'
import { createMemoryLog, type MemoryLog } from './memory-log.ts'

/** The machine a relay runs on: its disk and clock stay, its processes come and go. */
export interface RelayMachine {
  readonly log: MemoryLog
  readonly clock: WallClock
  readonly isUp: boolean
  /** Starts a relay that knows this model. */
  boot(model: Model): void
  /** The process is gone at once. */
  crash(): void
  /** The next append is the last thing the process does: before the disk has it, or after. */
  crashAtAppend(when: 'before' | 'after'): void
  token(member: Membership): Promise<string>
  /** What the relay said went wrong. */
  readonly errors: readonly string[]
}

export interface RelayMachineSetting {
  readonly program: Program
  readonly schedule: Schedule
  readonly trace: Trace
  readonly network: Network
  readonly chance: Chance
  readonly processes: readonly Reaction[]
  readonly rights: Rights
  /** The relay went down by itself. */
  onCrash(): void
}

/** Milliseconds of a read and of a commit. */
const pace = { least: 0.1, most: 3 }
const secret = 'a secret of forty-three letters for tokens, seals'

export function createRelayMachine(setting: RelayMachineSetting): RelayMachine {
  const { program, schedule, trace, network, chance } = setting
  const log = createMemoryLog()
  const clock = createWallClock(schedule)
  const errors: string[] = []
  let boots = 0
  let running: Process | undefined
  let crashing: 'before' | 'after' | undefined
  let sign: ((member: Membership) => Promise<string>) | undefined

  /** The log as one process reaches it: each step takes its time, and a dead process hears nothing any more. */
  function reachedBy(process: Process): EventLog {
    const slowly = <T>(step: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        process.after(chance.between(pace.least, pace.most), () => {
          step().then((result) => process.after(0, () => resolve(result)), reject)
        })
      })
    return {
      tip: (workspace) => slowly(() => log.tip(workspace)),
      heads: (workspace) => slowly(() => log.heads(workspace)),
      find: (workspace, replica, seq) => slowly(() => log.find(workspace, replica, seq)),
      read: (workspace, from, to) => slowly(() => log.read(workspace, from, to)),
      search: (workspace, query, most) => slowly(() => log.search(workspace, query, most)),
      points: (workspace, positions) => slowly(() => log.points(workspace, positions)),
      holds: (workspace) => slowly(() => log.holds(workspace)),
      named: (beginning) => slowly(() => log.named(beginning)),
      forget: (workspace) => slowly(() => log.forget(workspace)),
      ping: () => slowly(() => log.ping()),
      append: (workspace, after, entries) =>
        slowly(async () => {
          const when = crashing
          crashing = undefined
          if (when === 'before') crash()
          const appended = when === 'before' ? false : await log.append(workspace, after, entries)
          trace.note(`relay appends ${entries.length} after ${after.position}: ${appended}`)
          if (when === 'after') crash()
          return appended
        }),
    }
  }

  function boot(model: Model): void {
    boots += 1
    const process = schedule.process(`relay ${boots}`)
    const platform = platformOf(process, schedule, clock, chance.split(`boot ${boots}`))
    const parts = program.relay({ ...platform, globalThis })
    const logger = pino({ level: 'error', base: null, timestamp: false }, { write: failed })
    const tokens = parts.createTokens(parts.deriveKey(secret, 'tokens'))
    const sealer = parts.createSealer(parts.deriveKey(secret, 'seals'))
    const disk = reachedBy(process)
    const ranges = parts.createRanges(disk, sealer)
    const { processes, rights } = setting
    const common = { model, processes, rights, tokens, sealer, log: disk, logger, now: clock.now.bind(clock) }
    const bounds = { ...parts.defaultBounds, unsentBytes: 64 * 1024, eventsBehind: 2000 }
    const rooms = new Map<string, ReturnType<typeof parts.createRoom>>()
    const roomOf = (workspace: string) => {
      const known = rooms.get(workspace)
      if (known) return known
      // Compressing is left to the test of ranges: here nobody asks for it.
      const room = parts.createRoom(workspace, { ...common, bounds, rangeFilled: () => undefined })
      rooms.set(workspace, room)
      return room
    }
    const app = parts.createHttpApp({
      demos: parts.createDemos({
        ...{ options: undefined, log: disk, tokens, logger, now: common.now },
        closeRoom: async () => undefined,
      }),
      ...{ log: disk, tokens, sealer, ranges, logger, isWelcome: () => true },
      ...{ origins: [], invitations: {}, deskDir: undefined },
    })
    sign = tokens.sign
    running = process
    network.host = {
      process,
      accept: (socket) => {
        // The relay uses no more of a `ws` socket than this.
        parts.connect(socket as ServerSocket & Parameters<typeof parts.connect>[0], {
          ...common,
          bounds,
          roomOf,
        })
      },
      fetch: async (request) => app.fetch(request),
    }
    trace.note(`relay boots, ${log.entries.length} events`)
  }

  function failed(line: string): void {
    trace.note(`relay: ${line.trim()}`)
    errors.push(line.trim())
  }

  function crash(): void {
    if (running?.state !== 'running') return
    running.kill()
    if (network.host) network.hostGone(network.host)
    network.host = undefined
    crashing = undefined
    trace.note('relay crashes')
    setting.onCrash()
  }

  return {
    log,
    clock,
    errors,
    get isUp() {
      return running?.state === 'running'
    },
    boot,
    crash,
    crashAtAppend(when) {
      crashing = when
    },
    async token(member) {
      if (!sign) throw new Error('The relay never ran.')
      return sign(member)
    },
  }
}
