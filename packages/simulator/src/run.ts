import type { Outcome, Refusal, Workspace } from '@causeway/client'
import type { Program } from './build/load.ts'
import { strike } from './faults.ts'
import { mend } from './mend.ts'
import { type Counts, type Coverage, createCoverage } from './oracles/coverage.ts'
import { judgeEnd } from './oracles/end.ts'
import type { Violation } from './oracles/violation.ts'
import { createWitness, type Witness } from './oracles/witness.ts'
import type { Action, Plan } from './plan.ts'
import { randomId } from './platform/crypto.ts'
import { type Chance, createChance } from './time/chance.ts'
import { nextWish, opening, wish } from './workload/requests.ts'
import type { Device, Tab } from './world/device.ts'
import { createWorld, type World } from './world/world.ts'

/** What came of a run. */
export interface Result {
  readonly seed: string
  /** What must never be; nothing when all is well. */
  readonly violations: readonly Violation[]
  /** SHA-256 of everything that happened. */
  readonly digest: string
  readonly trace: readonly string[]
  /** Commands that people gave, the shop's opening among them, and virtual milliseconds. */
  readonly commands: number
  readonly time: number
  readonly coverage: Counts
}

/** What a run knows of itself, for the parts of it. */
export interface Run {
  readonly world: World
  readonly witness: Witness
  readonly coverage: Coverage
  readonly program: Program
  /** One after the other, those faults that take their time. */
  exclusively(fault: () => Promise<void>): void
  /** Resolves when none of them is under way. */
  quiet(): Promise<void>
}

/** Carries out a plan on the product, and judges what came of it. */
export async function simulate(program: Program, plan: Plan, keepTrace = false): Promise<Result> {
  const thrown: unknown[] = []
  const release = catchRejections((error) => thrown.push(error))
  const coverage = createCoverage()
  const witness = createWitness()
  let world: World | undefined
  const rebootLater = () => {
    const { schedule, relay, chance } = world ?? {}
    schedule
      ?.process('operator')
      .after(chance?.between(200, 60_000) ?? 0, () => relay?.isUp || world?.bootRelay())
  }
  try {
    world = await createWorld({
      ...{ program, seed: plan.seed, devices: plan.devices, keepTrace },
      onDiskFault: (fault) =>
        coverage.seen('faults', fault === 'QuotaExceededError' ? 'quota exceeded' : 'aborted commit'),
      onUnfenced: (what) => witness.violation('fencing', what),
      onRelayCrash: () => rebootLater(),
    })
    let turn = Promise.resolve()
    const run: Run = {
      ...{ world, witness, coverage, program },
      exclusively(fault) {
        turn = turn
          .then(fault)
          .catch((error: unknown) => witness.violation('errors', `a fault broke: ${explained(error)}`))
      },
      quiet: () => turn,
    }
    await carryOut(run, plan)
  } catch (error) {
    witness.violation('errors', `the run broke: ${explained(error)}`)
  } finally {
    await new Promise((resolve) => setImmediate(resolve))
    release()
  }
  for (const error of [...thrown, ...(world?.errors ?? [])])
    witness.violation('errors', `thrown: ${explained(error)}`)
  for (const line of world?.relay.errors ?? []) witness.violation('errors', `the relay failed: ${line}`)
  if (world) coverage.traffic(world.network.traffic)
  return {
    seed: plan.seed,
    violations: witness.violations,
    digest: world?.trace.digest() ?? '',
    trace: world?.trace.lines ?? [],
    commands: witness.commands,
    time: world?.schedule.now ?? 0,
    coverage: coverage.counts,
  }
}

async function carryOut(run: Run, plan: Plan): Promise<void> {
  const { world, witness } = run
  const { schedule, devices } = world
  for (const device of devices) device.openTab()
  const [owner] = devices
  const shop = owner && (await opened(world, owner))
  if (!owner || !shop) throw new Error('The first desk did not open.')
  for (const [index, { what, commands }] of opening().entries()) {
    const id = `opening-${index}`
    witness.asks(id, owner, what, commands)
    witness.answered(id, await world.until(shop.execute(commands, { id })), shop)
  }
  const start = schedule.now
  for (const action of plan.actions) {
    await schedule.run(start + action.at)
    perform(run, action)
  }
  await schedule.run(start + plan.length)
  await mend(run)
  await judgeEnd(run)
}

async function opened(world: World, device: Device): Promise<Workspace | undefined> {
  const [tab] = device.tabs
  await world.schedule.run(world.schedule.now + 30_000, () => tab?.workspace !== undefined)
  return tab?.workspace
}

function perform(run: Run, action: Action): void {
  const { world, witness, coverage } = run
  const device = world.devices[action.device]
  if (!device) return
  const chance = createChance(action.dice)
  const shown = device.tabs.filter(({ workspace, process }) => workspace && process.state === 'running')
  const tab = shown.length > 0 ? chance.pick(shown) : undefined
  world.trace.note(`#${action.id} ${device.name} ${action.kind === 'fault' ? action.fault : action.kind}`)
  switch (action.kind) {
    case 'request':
      if (tab?.workspace) request(run, device, tab, tab.workspace, action)
      return
    case 'undo':
      if (tab?.workspace) lookBack(run, device, tab, tab.workspace, chance)
      return
    case 'look':
      if (tab?.workspace)
        void witness.looksAt(device, tab, tab.workspace, (look) =>
          world.schedule.process('person').after(150, look),
        )
      return
    case 'tab':
      if (device.tabs.length < 3) device.openTab()
      return
    case 'fault':
      coverage.seen('faults', action.fault)
      strike(run, device, action.fault, chance)
  }
}

function request(run: Run, device: Device, tab: Tab, workspace: Workspace, action: Action): void {
  const { world, witness, coverage } = run
  const chance = createChance(`${action.dice}/request`)
  const refusals = workspace.refusals().getState()
  // What was not taken is before their eyes.
  if (refusals.length > 0 && chance.happens(0.25)) {
    settle(run, chance.pick(refusals), workspace, chance)
    return
  }
  const newId = () => randomId(chance).slice(0, 12)
  const isNext = world.versions.devices.get(device.name) === 'next'
  const { what, commands } =
    isNext && chance.happens(0.3) ? nextWish(chance, newId) : wish(chance, workspace, newId)
  const id = `request-${action.id}`
  witness.asks(id, device, what, commands)
  const ask = (asking: Tab, of: Workspace) =>
    void answered(of.execute(commands, { id }), (outcome) => {
      if (asking.process.state === 'dead') return
      coverage.request(what, outcome)
      witness.answered(id, outcome, of)
      world.trace.note(`${device.name} ${what}: ${outcome.ok ? outcome.events.length : outcome.error.code}`)
    })
  ask(tab, workspace)
  if (chance.happens(0.05)) askAgain(run, device, ask, chance)
}

/** Somebody is not sure that they were heard, and asks for the same once more, in whichever tab is before them then. */
function askAgain(
  { world, witness }: Run,
  device: Device,
  ask: (tab: Tab, workspace: Workspace) => void,
  chance: Chance,
): void {
  const before = witness.replacements(device)
  world.schedule.process('person').after(chance.between(1, 20_000), () => {
    // Another storage cannot know what was asked for before.
    if (witness.replacements(device) !== before) return
    const tab = device.tabs.find(({ workspace, process }) => workspace && process.state === 'running')
    if (tab?.workspace) ask(tab, tab.workspace)
  })
}

/** Somebody deals with what the relay did not take, or takes back what they did last. */
function lookBack(run: Run, device: Device, tab: Tab, workspace: Workspace, chance: Chance): void {
  const refusals = workspace.refusals().getState()
  if (refusals.length > 0 && chance.happens(0.6)) settle(run, chance.pick(refusals), workspace, chance)
  else undo(run, device, tab, workspace)
}

/** What is tried again is another request from then on, and so is what was held with it. */
function settle(run: Run, refusal: Refusal, workspace: Workspace, chance: Chance): void {
  const { command, held } = refusal
  const how = chance.happens(0.5) ? 'retry' : 'discard'
  run.witness.excuse([command, ...held.map((also) => also.command)], 'it was refused and dealt with')
  run.coverage.seen('requests', how)
  workspace[how](command).catch((error: unknown) => {
    // A storage that fails says so, and another tab may have dealt with it.
    const isExpected =
      error instanceof Error && (error.name === 'StoreError' || error.message.endsWith('was not refused.'))
    if (!isExpected) run.witness.violation('errors', `${how}: ${explained(error)}`)
  })
}

function undo({ world, witness, coverage }: Run, device: Device, tab: Tab, workspace: Workspace): void {
  const last = workspace.undoing.getState().undo
  if (!last) return
  void answered(workspace.undo(last.command), (outcome) => {
    if (tab.process.state === 'dead') return
    coverage.request('undo', outcome)
    witness.asks(outcome.command, device, 'undo')
    witness.answered(outcome.command, outcome, workspace)
    world.trace.note(`${device.name} undo: ${outcome.ok ? outcome.events.length : outcome.error.code}`)
  })
}

async function answered(outcome: Promise<Outcome>, hear: (outcome: Outcome) => void): Promise<void> {
  hear(await outcome)
}

function explained(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Hears what nobody caught, in the place of whoever else listens. Returns how to stop. */
function catchRejections(hear: (error: unknown) => void): () => void {
  const others = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  process.on('unhandledRejection', hear)
  return () => {
    process.removeListener('unhandledRejection', hear)
    for (const other of others) process.on('unhandledRejection', other)
  }
}
