import type { Outcome, Workspace } from '@causeway/client'
import type { Device, Tab } from '../world/device.ts'

/** What became of a request, as far as anybody was told. */
export interface Request {
  readonly id: string
  readonly device: string
  readonly what: string
  /** How many events it recorded; nothing while no answer came. */
  events: number | undefined
  /** Why it need not be in the log: the only copies were destroyed, or it was refused and dealt with. */
  excused: string | undefined
}

/** Remembers what people were told, and says when what they are shown later contradicts it. */
export interface Witness {
  readonly violations: readonly string[]
  /** How many requests were asked for. */
  readonly asked: number
  readonly requests: ReadonlyMap<string, Request>
  violation(what: string): void
  asks(id: string, device: Device, what: string): void
  /** A request was answered; whoever asked must see it from now on. */
  answered(id: string, outcome: Outcome, workspace: Workspace): void
  /** The only copies of requests are gone, or they were given up. */
  excuse(ids: Iterable<string>, why: string): void
  /** Somebody looks at the log of their tab: nothing they saw before may be missing. */
  looksAt(device: Device, tab: Tab, workspace: Workspace): Promise<void>
}

export function createWitness(): Witness {
  const violations: string[] = []
  const requests = new Map<string, Request>()
  const saved = new Map<Tab, Set<string>>()

  function answered(id: string, outcome: Outcome, workspace: Workspace): void {
    const request = requests.get(id)
    if (!request || !outcome.ok) return
    request.events = outcome.events.length
    // Read your writes, at once and from memory.
    const { position } = workspace.sync.getState()
    if (outcome.events.length > 0 && position === undefined)
      violations.push(`${id}: the desk forgot its position`)
  }

  return {
    violations,
    get asked() {
      return requests.size
    },
    requests,
    violation(what) {
      violations.push(what)
    },
    asks(id, device, what) {
      if (!requests.has(id))
        requests.set(id, { id, device: device.name, what, events: undefined, excused: undefined })
    },
    answered,
    excuse(ids, why) {
      for (const id of ids) {
        const request = requests.get(id)
        if (request) request.excused ??= why
      }
    },
    async looksAt(device, tab, workspace) {
      // What was answered before the look began must be in it.
      const expected = [...requests.values()].filter(
        (request) => request.device === device.name && (request.events ?? 0) > 0 && !request.excused,
      )
      const log = await workspace.log().catch(() => undefined)
      if (!log || tab.process.state !== 'running') return
      const count = new Map<string, number>()
      for (const { command } of log) count.set(command, (count.get(command) ?? 0) + 1)
      const refused = new Set(
        workspace
          .refusals()
          .getState()
          .flatMap(({ command, held }) => [command, ...held.map((one) => one.command)]),
      )
      for (const { id, what, excused } of expected) {
        if (!excused && !count.has(id) && !refused.has(id))
          violations.push(`${device.name} does not see its own ${id} (${what}) any more`)
      }
      const before = saved.get(tab) ?? new Set<string>()
      for (const id of before) {
        if (!count.has(id) && !refused.has(id) && !requests.get(id)?.excused)
          violations.push(`${tab.process.name} saw ${id}, and does not see it any more`)
      }
      saved.set(tab, new Set(count.keys()))
    },
  }
}
