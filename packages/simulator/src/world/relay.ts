import type { Model, Process as Reaction, Rights } from '@causeway/core'
import type { Membership } from '@causeway/protocol'
import type { Entry, EventLog } from '@causeway/relay/parts'
import { pino } from 'pino'
import type { Program } from '../build/load.ts'
import { createWallClock, type WallClock } from '../platform/clock.ts'
import type { Network, ServerSocket } from '../platform/network.ts'
import { platformOf } from '../platform/timers.ts'
import type { Chance } from '../time/chance.ts'
import type { Process, Schedule } from '../time/schedule.ts'
import type { Trace } from '../time/trace.ts'
import { createMemoryLog } from './memory-log.ts'

/** The machine a relay runs on: its disk and clock stay, its processes come and go. */
export interface RelayMachine {
  /** What is on its disk, in order. */
  readonly entries: readonly Entry[]
  /** The highest `seq` of each replica that ever was on it. */
  readonly reached: ReadonlyMap<string, number>
  /** Puts an older copy of the disk in its place. */
  restore(entries: readonly Entry[]): void
  readonly clock: WallClock
  readonly isUp: boolean
  /** Starts a relay of this version of the app. */
  boot(model: Model, version: string): void
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
  readonly workspace: string
  readonly processes: readonly Reaction[]
  readonly rights: Rights
  /** The relay went down by itself. */
  onCrash(): void
}

/** Milliseconds of a read and of a commit. */
const pace = { least: 0.1, most: 3 }
const secret = 'a secret of forty-three letters for tokens, seals'

export function createRelayMachine(setting: RelayMachineSetting): RelayMachine {
  const { program, schedule, trace, network, chance, workspace } = setting
  const log = createMemoryLog()
  const clock = createWallClock(schedule)
  const errors: string[] = []
  const reached = new Map<string, number>()
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
      tip: (...given) => slowly(() => log.tip(...given)),
      heads: (...given) => slowly(() => log.heads(...given)),
      find: (...given) => slowly(() => log.find(...given)),
      read: (...given) => slowly(() => log.read(...given)),
      search: (...given) => slowly(() => log.search(...given)),
      ofStreams: (...given) => slowly(() => log.ofStreams(...given)),
      points: (...given) => slowly(() => log.points(...given)),
      note: (...given) => log.note(...given),
      replicas: (...given) => slowly(() => log.replicas(...given)),
      holds: (...given) => slowly(() => log.holds(...given)),
      named: (...given) => slowly(() => log.named(...given)),
      forget: (...given) => slowly(() => log.forget(...given)),
      ping: () => slowly(() => log.ping()),
      append: (of, after, entries) =>
        slowly(async () => {
          const when = crashing
          crashing = undefined
          if (when === 'before') crash()
          const appended = when === 'before' ? false : await log.append(of, after, entries)
          for (const { replica, seq } of appended ? entries : [])
            reached.set(replica, Math.max(seq, reached.get(replica) ?? 0))
          trace.note(`relay appends ${entries.length} after ${after.position}: ${appended}`)
          if (when === 'after') crash()
          return appended
        }),
    }
  }

  function boot(model: Model, version: string): void {
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
    const common = {
      model,
      version,
      processes,
      rights,
      tokens,
      sealer,
      log: disk,
      logger,
      now: clock.now.bind(clock),
    }
    const bounds = { ...parts.defaultBounds, unsentBytes: 64 * 1024, eventsBehind: 2000 }
    const expulsions = parts.createExpulsions(bounds.expulsionMs)
    const rooms = new Map<string, ReturnType<typeof parts.createRoom>>()
    const roomOf = (of: string) => {
      const known = rooms.get(of)
      if (known) return known
      // Compressing is left to the test of ranges: here nobody asks for it.
      const room = parts.createRoom(of, { ...common, bounds, rangeFilled: () => undefined })
      rooms.set(of, room)
      return room
    }
    const app = parts.createHttpApp({
      demos: parts.createDemos({
        ...{ options: undefined, log: disk, tokens, logger, now: common.now },
        closeRoom: async () => undefined,
      }),
      ...{ model, log: disk, tokens, sealer, ranges, logger, isWelcome: () => true },
      snapshots: parts.createSnapshots({
        ...{ model, version, log: disk, sealer },
        statesOf: (of) => roomOf(of).states(),
      }),
      restore: (of, lost) => roomOf(of).restore(lost),
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
          expulsions,
          roomOf,
        })
      },
      fetch: async (request) => app.fetch(request),
    }
    trace.note(`relay boots, ${log.entries(workspace).length} events`)
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
    get entries() {
      return log.entries(workspace)
    },
    reached,
    restore: (entries) => log.restore(workspace, entries),
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
