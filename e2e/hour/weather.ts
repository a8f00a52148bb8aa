import { type Chance, chance } from '../chance.ts'
import type { Device } from '../device.ts'
import type { Watch } from './watch.ts'

/** One way the network fails for a while. */
export interface Weather {
  readonly name: string
  readonly weight: number
  /** How long, in seconds. */
  readonly lasts: readonly [number, number]
  readonly begin: (device: Pick<Device, 'line' | 'page'>) => Promise<void> | void
  readonly end: (device: Pick<Device, 'line' | 'page'>) => Promise<void> | void
}

/** Every way but a slow line, which is made anew each time. */
export const weathers: readonly Weather[] = [
  {
    name: 'line cut',
    weight: 6,
    lasts: [2, 20],
    begin: ({ line }) => line.cut(),
    end: ({ line }) => line.mend(),
  },
  {
    name: 'line cut for long',
    weight: 2,
    lasts: [60, 240],
    begin: ({ line }) => line.cut(),
    end: ({ line }) => line.mend(),
  },
  {
    name: 'nothing goes through',
    weight: 4,
    lasts: [5, 40],
    begin: ({ line }) => line.stall(),
    end: ({ line }) => line.mend(),
  },
  {
    name: 'browser offline',
    weight: 4,
    lasts: [5, 60],
    begin: ({ page }) => page.context().setOffline(true),
    end: ({ page }) => page.context().setOffline(false),
  },
  {
    name: 'answers lost',
    weight: 3,
    lasts: [5, 20],
    begin: ({ line }) => line.loseAnswers(3),
    end: ({ line }) => line.loseAnswers(0),
  },
]

/** The network of one device comes and goes, until the time is over; then it is there. */
export async function weather(device: Device, seed: number, until: number, watch: Watch): Promise<void> {
  const dice = chance(seed)
  while (Date.now() < until) {
    await pause(seconds(dice, 8, 40), until)
    const next = dice.next() < 0.2 ? slow(dice) : dice.weighted(weathers)
    if (!next || Date.now() >= until) return
    await next.begin(device)
    await pause(seconds(dice, ...next.lasts), until)
    await next.end(device)
    await watch.cameBack(device, next.name)
  }
}

/** Things go through in bursts, with pauses between: what a full market's network is like. */
export function slow(dice: Chance): Weather {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    name: 'slow line',
    weight: 1,
    lasts: [15, 60],
    begin({ line }) {
      let stalled = false
      const turn = () => {
        stalled = !stalled
        if (stalled) line.stall()
        else line.mend()
        timer = setTimeout(turn, stalled ? dice.between(200, 2500) : dice.between(50, 200))
      }
      turn()
    },
    end({ line }) {
      clearTimeout(timer)
      line.mend()
    },
  }
}

function seconds(dice: Chance, least: number, most: number): number {
  return dice.between(least * 1000, most * 1000)
}

function pause(milliseconds: number, until: number): Promise<void> {
  const left = Math.max(0, Math.min(milliseconds, until - Date.now()))
  return new Promise((resolve) => setTimeout(resolve, left))
}
