import type { Workspace } from '@causeway/client'
import {
  type CommittedEvent,
  canonicalJson,
  createLedger,
  createProjection,
  dotKey,
  type Ledger,
  type StreamStatus,
} from '@causeway/core'
import { shortHash } from '@causeway/protocol'
import { audit, shopViews } from '@causeway/shop'
import type { Run } from '../run.ts'
import { nextModel } from '../workload/next-version.ts'
import { eventOf } from '../world/memory-log.ts'
import { faultsOfLog } from './log.ts'

/**
 * Judges a run once everything is mended and sent: what every device shows against one fold of the relay's log from
 * its first event, done here, by the engine as it is in the tree.
 */
export async function judgeEnd(run: Run): Promise<void> {
  const { world, witness } = run
  const log = world.relay.entries.map(eventOf)
  const ledger = createLedger(nextModel)
  ledger.commit(log)
  const wasGivenAgain = run.coverage.counts.faults.has('older relay')
  for (const found of faultsOfLog(world.relay.entries, wasGivenAgain)) witness.violation('the log', found)
  eachOnce(run, log)
  for (const found of audit(nextModel, log)) witness.violation('audit', found)
  const expected = digestOf(ledger)
  for (const device of world.devices) {
    for (const { workspace, process } of device.tabs) {
      if (!workspace) continue
      if (workspace.stateHash() !== expected) {
        witness.violation(
          'states',
          `${process.name} came to other states than the log: ${firstDifference(workspace, ledger)}`,
        )
      }
      sameViews(run, process.name, workspace, ledger)
      sameJudgements(run, process.name, workspace, ledger, log)
      const held = await world.until(workspace.log())
      if (canonicalJson(held.map(dotKey)) !== canonicalJson(log.map(dotKey)))
        witness.violation('states', `${process.name} holds another log than the relay`)
    }
  }
  bounded(run)
  count(run, ledger, log)
}

function digestOf(ledger: Ledger): string {
  const states = ledger.checkpoint([...ledger.streams()].sort())
  return shortHash(canonicalJson([ledger.position, states.map(({ stream, state }) => [stream, state])]))
}

function firstDifference(workspace: Workspace, ledger: Ledger): string {
  for (const stream of ledger.streams()) {
    const [name = '', ...rest] = stream.split('/')
    const aggregate = nextModel.get(name)
    if (!aggregate) continue
    const id = rest.join('/')
    const [here, there] = [
      canonicalJson(workspace.state(aggregate, id)),
      canonicalJson(ledger.state(aggregate, id)),
    ]
    if (here !== there) return `${stream}: ${here} instead of ${there}`
  }
  return 'the positions differ'
}

/** What was saved is in the log as often as it was said; what was not saved is not there more often. */
function eachOnce({ world, witness }: Run, log: readonly CommittedEvent[]): void {
  const count = new Map<string, number>()
  for (const { command, actor } of log) {
    if (actor !== 'relay') count.set(command, (count.get(command) ?? 0) + 1)
  }
  const refused = new Set<string>()
  for (const { tabs } of world.devices) {
    for (const { workspace } of tabs) {
      for (const { command, held, code } of workspace?.refusals().getState() ?? []) {
        if (code === 'first-come') continue
        for (const one of [command, ...held.map((also) => also.command)]) refused.add(one)
      }
    }
  }
  for (const { id, what, events, excused, device } of witness.requests.values()) {
    if (events === undefined) continue
    const there = count.get(id) ?? 0
    if (there > events)
      witness.violation(
        'each once',
        `${id} (${what} on ${device}) is in the log ${there} times, not ${events}`,
      )
    if (there < events && !excused && !refused.has(id))
      witness.violation(
        'each once',
        `${id} (${what} on ${device}) was saved with ${events} events; the log has ${there}`,
      )
  }
}

function sameViews({ witness }: Run, name: string, workspace: Workspace, ledger: Ledger): void {
  for (const view of shopViews) {
    const rebuilt = createProjection<unknown, never, string>(view as never)
    rebuilt.rebuild(ledger)
    const shown = workspace.view(view as never).getState() as typeof rebuilt.value
    if (canonicalJson(shown.sorted) !== canonicalJson(rebuilt.value.sorted))
      witness.violation('views', `${name} shows other rows in "${view.name}"`)
    for (const [total, groups] of Object.entries(rebuilt.value.totals)) {
      const here = canonicalJson([...(shown.totals[total] ?? [])].sort())
      if (here !== canonicalJson([...groups].sort()))
        witness.violation('views', `${name} shows another total "${view.name}.${total}"`)
    }
  }
}

function sameJudgements(
  { witness }: Run,
  name: string,
  workspace: Workspace,
  ledger: Ledger,
  log: readonly CommittedEvent[],
): void {
  for (const event of log) {
    const [here, there] = [canonicalJson(workspace.judgement(event)), canonicalJson(ledger.judgement(event))]
    if (here !== there)
      witness.violation(
        'judgements',
        `${name} judges ${dotKey(event)} ${event.type} ${here} instead of ${there}`,
      )
  }
  for (const stream of ledger.streams()) {
    const [here, there] = [asked(workspace.status(stream)), asked(ledger.moment(stream)?.status)]
    if (here !== there)
      witness.violation(
        'judgements',
        `${name} asks other questions about ${stream}: ${here} instead of ${there}`,
      )
  }
}

const asked = (status: StreamStatus | undefined) =>
  canonicalJson([status?.conflicts, status?.flags, status?.trouble, status?.pending])

/** Nobody's queue grew without end. */
function bounded({ world, witness }: Run): void {
  const { mostBuffered, mostUnanswered } = world.network.traffic
  // What the relay lets wait for a reader, one frame above it, and one that is fed meanwhile.
  if (mostBuffered > 64 * 1024 + 2 * 300 * 1024)
    witness.violation('bounds', `${mostBuffered} bytes waited for one reader`)
  if (mostUnanswered > 32)
    witness.violation('bounds', `${mostUnanswered} pushes were unanswered on one socket`)
  const tabs = world.devices.reduce((sum, { tabs: open }) => sum + open.length, 0)
  if (world.schedule.waiting > 200 + 60 * tabs)
    witness.violation('bounds', `${world.schedule.waiting} timers wait at the end`)
}

function count({ coverage }: Run, ledger: Ledger, log: readonly CommittedEvent[]): void {
  for (const event of log) {
    coverage.seen('events', event.type)
    const { verdict, rule } = ledger.judgement(event)
    coverage.seen('verdicts', verdict)
    if (!rule) continue
    coverage.seen('policies', rule.kind)
    coverage.seen('rules', `${verdict}: ${rule.kind} (${rule.types.join(', ')})`)
  }
  for (const stream of ledger.streams()) {
    const status = ledger.moment(stream)?.status
    for (const { question } of status?.conflicts ?? []) coverage.seen('conflicts', question)
    for (const { rule } of status?.flags ?? []) coverage.seen('flags', rule)
  }
}
