import type { Readable, Workspace } from '@causeway/client'
import { dotKey, isCommitted, type LoggedEvent } from '@causeway/core'
import { createStore } from 'zustand/vanilla'
import type { Arrival, LineChange } from '../wire/happenings.ts'
import { type DeviceName, deviceNames } from './devices.ts'
import type { Stage } from './stage.ts'

/** What was seen of the demo so far. */
export interface Observed {
  /** The replica of each device whose desk is open. */
  readonly replicas: Readonly<Partial<Record<DeviceName, string>>>
  /** Everything any device holds: in committed order, then what waits somewhere. */
  readonly log: readonly LoggedEvent[]
  readonly arrivals: readonly Arrival[]
  readonly changes: readonly LineChange[]
}

/** What is seen of a stage, kept up to date. */
export interface Observer {
  readonly seen: Readable<Observed>
  /** Looks at every device now: what was recorded just before is seen once it resolves. */
  look(): Promise<void>
}

/** Watches the devices of a stage: their logs, when what came to them, and what their lines went through. */
export function observe(stage: Stage): Observer {
  const observed = createStore<Observed>(() => ({ replicas: {}, log: [], arrivals: [], changes: [] }))
  const logs = new Map<DeviceName, readonly LoggedEvent[]>()
  const watched = new Map<Workspace, DeviceName>()

  function watch(name: DeviceName, workspace: Workspace): void {
    watched.set(workspace, name)
    observed.setState(({ replicas }) => ({ replicas: { ...replicas, [name]: workspace.replica } }))
    let position = 0
    let reading = false
    let again = false
    async function read(): Promise<void> {
      again = true
      if (reading) return
      reading = true
      while (again) {
        again = false
        logs.set(name, await workspace.log())
        observed.setState({ log: merged([...logs.values()]) })
      }
      reading = false
    }
    const look = () => {
      const status = workspace.sync.getState()
      if (status.position > position) {
        position = status.position
        const arrival = { replica: workspace.replica, position, at: Date.now() }
        observed.setState(({ arrivals }) => ({ arrivals: [...arrivals, arrival] }))
      }
      // A device that is being closed has nothing more to tell.
      void read().catch(() => undefined)
    }
    workspace.sync.subscribe(look)
    look()
  }

  stage.open.subscribe((open) => {
    for (const name of deviceNames) {
      const workspace = open[name]?.workspace
      if (workspace && !watched.has(workspace)) watch(name, workspace)
    }
  })

  for (const { name, plug } of stage.devices) {
    plug.state.subscribe((now, before) => {
      const replica = observed.getState().replicas[name]
      const kind = changeOf(now, before)
      if (replica === undefined || kind === undefined) return
      observed.setState(({ changes }) => ({ changes: [...changes, { replica, kind, at: Date.now() }] }))
    })
  }
  return {
    seen: observed,
    async look() {
      await Promise.all([...watched].map(async ([workspace, name]) => logs.set(name, await workspace.log())))
      observed.setState({ log: merged([...logs.values()]) })
    },
  }
}

type PlugState = ReturnType<Stage['devices'][number]['plug']['state']['getState']>

function changeOf(now: PlugState, before: PlugState): LineChange['kind'] | undefined {
  if (now.lost > before.lost) return 'answer lost'
  if (now.line === before.line) return undefined
  if (now.line === 'cut') return 'cut'
  return before.line === 'cut' ? 'mended' : undefined
}

/** One log of several devices' logs. */
function merged(logs: readonly (readonly LoggedEvent[])[]): readonly LoggedEvent[] {
  const byDot = new Map<string, LoggedEvent>()
  for (const event of logs.flat()) {
    const key = dotKey(event)
    if (isCommitted(event) || !byDot.has(key)) byDot.set(key, event)
  }
  const all = [...byDot.values()]
  const committed = all.filter(isCommitted).toSorted((a, b) => a.position - b.position)
  return [...committed, ...all.filter((event) => !isCommitted(event))]
}
