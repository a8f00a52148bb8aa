import type { Outcome, Workspace } from '@causeway/client'
import { type Command, type StreamId, streamId } from '@causeway/core'
import type { Device, Tab } from '../world/device.ts'
import { differsInBetween } from './in-between.ts'
import type { Oracle, Violation } from './violation.ts'

/** What became of a request, as far as anybody was told. */
export interface Request {
  readonly id: string
  readonly device: string
  readonly what: string
  /** What its commands are for. */
  readonly streams: readonly StreamId[]
  /** How many events it recorded; nothing while no answer came. */
  events: number | undefined
  /** Why it need not be in the log: the only copies were destroyed, or it was refused and dealt with. */
  excused: string | undefined
}

/** Remembers what people were told, and says when what they are shown later contradicts it. */
export interface Witness {
  readonly violations: readonly Violation[]
  readonly requests: ReadonlyMap<string, Request>
  /** How many commands were asked for, in all requests. */
  readonly commands: number
  violation(oracle: Oracle, what: string): void
  asks(id: string, device: Device, what: string, commands?: readonly Command[]): void
  /** A request was answered; whoever asked must see it from now on. */
  answered(id: string, outcome: Outcome, workspace: Workspace): void
  /** The only copies of requests are gone, or they were given up. */
  excuse(ids: Iterable<string>, why: string): void
  /** A device's storage is another one now: what it has of earlier requests it has from others. */
  replaced(device: Device): void
  /** How often that came about. */
  replacements(device: Device): number
  /**
   * Somebody looks at the log of their tab: nothing they saw before may be missing, and what it shows is what its log comes
   * to. A tab may not have heard yet that another one wrote its storage anew: who sees a difference looks `later`.
   */
  looksAt(device: Device, tab: Tab, workspace: Workspace, later?: (look: () => void) => void): Promise<void>
}

export function createWitness(): Witness {
  const violations: Violation[] = []
  const requests = new Map<string, Request>()
  const saved = new Map<Tab, Set<string>>()
  /** The answered requests that a device has on its own account. */
  const own = new Map<string, Set<Request>>()
  const replacements = new Map<string, number>()
  const violation: Witness['violation'] = (oracle, what) => violations.push({ oracle, what })
  let commands = 0

  const witness: Witness = {
    violations,
    requests,
    get commands() {
      return commands
    },
    violation,
    asks(id, device, what, asked = []) {
      if (requests.has(id)) return
      commands += Math.max(1, asked.length)
      const streams = [...new Set(asked.map((command) => streamId(command.aggregate, command.id)))]
      requests.set(id, { id, device: device.name, what, streams, events: undefined, excused: undefined })
    },
    answered(id, outcome, workspace) {
      const request = requests.get(id)
      if (!request || !outcome.ok) return
      if (outcome.repeated && request.events !== undefined && outcome.events.length > request.events)
        violation(
          'each once',
          `${id} (${request.what}) was carried out again: ${outcome.events.length} events`,
        )
      if (request.events === undefined)
        own.set(request.device, (own.get(request.device) ?? new Set()).add(request))
      request.events ??= outcome.events.length
      if (outcome.repeated || request.streams.length === 0) return
      if (unshown(outcome, request.streams, workspace))
        violation('own writes', `${id} (${request.what}) was saved, and its tab does not show it`)
    },
    excuse(ids, why) {
      for (const id of ids) {
        const request = requests.get(id)
        if (request) request.excused ??= why
      }
    },
    replaced(device) {
      own.delete(device.name)
      replacements.set(device.name, (replacements.get(device.name) ?? 0) + 1)
    },
    replacements: (device) => replacements.get(device.name) ?? 0,
    async looksAt(device, tab, workspace, later) {
      // What was answered before the look began must be in it.
      const expected = [...(own.get(device.name) ?? [])].filter(({ events = 0 }) => events > 0)
      const log = await workspace.log().catch(() => undefined)
      if (!log || tab.process.state !== 'running') return
      const seen = new Set(log.map(({ command }) => command))
      const refused = new Set(
        workspace
          .refusals()
          .getState()
          .flatMap(({ command, held }) => [command, ...held.map((one) => one.command)]),
      )
      const mayMiss = (id: string) =>
        seen.has(id) || refused.has(id) || requests.get(id)?.excused !== undefined
      for (const { id, what } of expected) {
        if (!mayMiss(id))
          violation('own writes', `${device.name} does not see its own ${id} (${what}) any more`)
      }
      for (const id of saved.get(tab) ?? []) {
        if (!mayMiss(id))
          violation('monotonic reads', `${tab.process.name} saw ${id}, and does not see it any more`)
      }
      saved.set(tab, seen)
      const difference = differsInBetween(workspace, log)
      if (!difference) return
      if (later) later(() => void witness.looksAt(device, tab, workspace))
      else violation('in between', `${tab.process.name} shows ${difference}`)
    },
  }
  return witness
}

/** Whether a tab lacks something of what it has just saved: it is neither committed here nor still to be sent. */
function unshown(outcome: Outcome, streams: readonly StreamId[], workspace: Workspace): boolean {
  if (!outcome.ok) return false
  const held = workspace.held()
  const waiting = outcome.events.filter(({ replica, seq }) => (held[replica] ?? 0) < seq)
  return streams.reduce((sum, stream) => sum + workspace.status(stream).pending, 0) < waiting.length
}
