import type { View } from '@causeway/core'
import type { ViewProgress } from '@causeway/protocol'
import type { Logger } from 'pino'
import { createViewKeeper, type KeeperSetting, type ViewKeeper } from './keeper.ts'
import type { ViewPage } from './tables.ts'

/** All views of a relay: consumers behind the log, which never keep an append waiting for more than a step. */
export interface Views {
  /** A log moved on: its views follow a little later. */
  moved(workspace: string): void
  /** How far each version of each view has come. */
  progress(workspace: string): Promise<readonly ViewProgress[]>
  /** A page of a view, by stream; nothing while its first version is being built. */
  read(workspace: string, name: string, after: string, most: number): Promise<ViewPage | undefined>
  /** Whether there is a view of that name. */
  knows(name: string): boolean
  /** Puts down what is held of a workspace. */
  forget(workspace: string): Promise<void>
  /** Resolves when nothing is being written. */
  close(): Promise<void>
}

export interface ViewsSetting extends KeeperSetting {
  readonly views: readonly View[]
  readonly logger: Logger
}

/** Milliseconds from a move of the log to looking at it: what moves often is looked at four times a second. */
const pause = 250

/** Milliseconds until what failed is tried again. */
const patience = 5000

/** Workspaces whose folded streams are held. */
const mostKeepers = 10

/** Keeps views, one step at a time over all workspaces in turn. Begins with what was left undone. */
export function createViews(setting: ViewsSetting): Views {
  const { tables, views, logger } = setting
  const keepers = new Map<string, ViewKeeper>()
  /** Workspaces that may have work to do. */
  const waiting = new Set<string>()
  /** Those that moved and are taken up together. */
  const movedSince = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let stepping: Promise<void> = Promise.resolve()
  let isClosed = false

  async function keeperOf(workspace: string): Promise<ViewKeeper> {
    const keeper = keepers.get(workspace) ?? createViewKeeper(workspace, setting)
    keepers.delete(workspace)
    keepers.set(workspace, keeper)
    const [oldest] = keepers.keys()
    if (keepers.size > mostKeepers && oldest !== undefined) await putDown(oldest)
    return keeper
  }

  /** Puts down what is held, once nothing is being done with it. */
  async function forget(workspace: string): Promise<void> {
    await stepping
    await putDown(workspace)
  }

  async function putDown(workspace: string): Promise<void> {
    const keeper = keepers.get(workspace)
    keepers.delete(workspace)
    await keeper?.close()
  }

  async function step(workspace: string): Promise<void> {
    try {
      const keeper = await keeperOf(workspace)
      if (await keeper.step()) waiting.add(workspace)
    } catch (error) {
      logger.error({ err: error, workspace }, 'a view could not be brought on')
      await putDown(workspace)
      setTimeout(() => moved(workspace), patience).unref()
    }
  }

  async function run(): Promise<void> {
    for (let [workspace] = waiting; workspace !== undefined && !isClosed; [workspace] = waiting) {
      waiting.delete(workspace)
      stepping = step(workspace)
      await stepping
      // Sockets and requests come in between.
      await new Promise((resolve) => setImmediate(resolve))
    }
    running = undefined
  }

  function takeUp(): void {
    timer = undefined
    for (const workspace of movedSince) waiting.add(workspace)
    movedSince.clear()
    running ??= run()
  }

  function moved(workspace: string): void {
    if (views.length === 0 || isClosed) return
    movedSince.add(workspace)
    timer ??= setTimeout(takeUp, pause).unref()
  }

  async function begin(): Promise<void> {
    for (const workspace of await tables.workspaces()) moved(workspace)
  }

  if (views.length > 0) {
    begin().catch((error: unknown) => logger.error({ err: error }, 'the views could not be looked at'))
  }

  return {
    moved,
    async progress(workspace) {
      const [end, checkpoints] = await Promise.all([tables.end(workspace), tables.checkpoints(workspace)])
      const target = end?.position ?? 0
      const begun = checkpoints.flatMap(({ name, version, position, state }) =>
        state === 'retired' ? [] : [{ name, version, position, target, state }],
      )
      const missing = views.filter((view) => !begun.some(({ name }) => name === view.name))
      // Nobody has written here yet.
      if (missing.length > 0) moved(workspace)
      return [
        ...begun,
        ...missing.map(({ name, version }) => ({
          name,
          version,
          position: 0,
          target,
          state: 'building' as const,
        })),
      ]
    },
    read: tables.read,
    knows: (name) => views.some((view) => view.name === name),
    forget,
    async close() {
      isClosed = true
      clearTimeout(timer)
      await running
      await Promise.all([...keepers.keys()].map(putDown))
    },
  }
}
