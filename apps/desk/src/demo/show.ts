import type { Readable } from '@causeway/client'
import type { Demo } from '@causeway/protocol'
import { sampleShop } from '@causeway/shop'
import { createStore } from 'zustand/vanilla'
import { drawWire, type Wire } from '../wire/wire.ts'
import { type Actors, createActors } from './actors.ts'
import { deviceNames } from './devices.ts'
import { type Observed, observe } from './observe.ts'
import { createPlayer, type Player } from './play.ts'
import { openStage, type Stage } from './stage.ts'
import { stories } from './stories/stories.ts'

/** From where on the wire is drawn. */
export interface Since {
  readonly position: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A demo with everything that belongs to it. */
export interface Show {
  readonly stage: Stage
  readonly observed: Readable<Observed>
  readonly since: Readable<Since>
  readonly player: Player
  /** Resolves when the devices are open and hold the sample shop. */
  readonly ready: Promise<void>
}

/** Sets a demo up; its frames do the rest. */
export function setUp(demo: Demo): Show {
  const stage = openStage(demo)
  const { seen: observed, look } = observe(stage)
  const actors = createActors(stage)
  const since = createStore<Since>(() => ({ position: Number.MAX_SAFE_INTEGER, at: 0 }))
  function begin(): void {
    since.setState({ position: actors.workspace('laptop').sync.getState().position, at: Date.now() })
  }
  const [first] = stories
  if (!first) throw new Error('The demo has no stories.')
  const player = createPlayer(actors, first, {
    async columns() {
      await look()
      return wireOf(stage, observed.getState(), since.getState()).columns
    },
    begin,
  })
  return { stage, observed, since, player, ready: furnish(stage, actors).then(begin) }
}

/** Waits for the devices, and fills their desk with the sample shop. */
async function furnish(stage: Stage, actors: Actors): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      const open = stage.open.getState()
      if (deviceNames.every((name) => open[name])) resolve()
    }
    stage.open.subscribe(look)
    look()
  })
  await actors.workspace('laptop').executeEach(sampleShop(Date.now()))
  await actors.together()
}

/** The wire of what was seen, from a moment on. */
export function wireOf(stage: Stage, { replicas, log, arrivals, changes }: Observed, since: Since): Wire {
  return drawWire({
    replicas: stage.devices.flatMap(({ name, actor }) => {
      const id = replicas[name]
      return id === undefined ? [] : [{ id, name: `${actor}’s ${name}` }]
    }),
    events: log.filter(({ position }) => position === undefined || position > since.position),
    arrivals: arrivals.filter(({ position }) => position > since.position),
    changes: changes.filter(({ at }) => at >= since.at),
  })
}
