import { expect } from '@playwright/test'
import { chance } from '../chance.ts'
import { expectInStep } from '../device.ts'
import { counts } from '../hour/counts.ts'
import type { RelayProcess } from '../relay-process.ts'
import { type Ending, expectAllWell } from './all-well.ts'
import { openBook } from './book.ts'
import { dealFaults, type Scene } from './faults.ts'
import { startRelayTroubles } from './relay-troubles.ts'
import { openStation, type Station } from './station.ts'
import { opening, startWanting } from './wishes.ts'

export interface ChaosOptions {
  readonly seed: number
  readonly relay: RelayProcess
  readonly devices: readonly string[]
  /** Whether a device goes on, by how many turns it had. */
  readonly goesOn: (turns: number) => boolean
  readonly say?: (line: string) => void
}

/** What happened, and what came of it. */
export interface Told extends Ending {
  readonly asked: Readonly<Record<string, unknown>>
  /** How often each fault struck. */
  readonly struck: Readonly<Record<string, number>>
  /** What was wrong on the way. */
  readonly wrong: readonly string[]
  /** Seconds. */
  readonly took: number
  readonly settling: number
}

/** The share of turns in which something goes wrong. */
const misfortune = 0.6

/** Every so many turns, somebody compares what the screen says with what the store holds. */
const looking = 3

/**
 * People on several devices ask for all sorts of things, while everything fails that can; then all is mended, and held to
 * what was answered, and to what the log says by a second reckoning.
 */
export async function runChaos({ seed, relay, devices, goesOn, say }: ChaosOptions): Promise<Told> {
  const started = Date.now()
  const book = openBook()
  const struck: Record<string, number> = {}
  const wrong: string[] = []
  const count = (name: string) => {
    struck[name] = (struck[name] ?? 0) + 1
  }
  const note = (line: string) => say?.(`${((Date.now() - started) / 1000).toFixed(1)} s ${line}`)

  const stations: Station[] = []
  for (const name of devices) stations.push(await openStation(name, relay, book))
  try {
    const [first] = stations
    const tab = first?.tabs[0]
    if (!first || !tab) throw new Error('There is no device.')
    await first.ask(tab, opening())
    await expectInStep(stations.map(({ device }) => device))

    const troubles = startRelayTroubles(relay, chance(seed * 1000 + 999), () => {
      count('relay killed')
      note('relay killed')
    })

    const dealt = dealFaults(devices.length, chance(seed * 1000 + 998))
    const work = async (station: Station, index: number) => {
      const dice = chance(seed * 1000 + index)
      const wanting = startWanting(station.name, devices, dice)
      const someTab = () => dice.of(station.tabs) ?? station.device.page
      const scene: Scene = {
        station,
        book,
        dice,
        wishes: () => Array.from({ length: dice.between(4, 24) }, () => wanting.next()),
        someTab,
        work: () => station.ask(someTab(), scene.wishes()),
        withRelay: troubles.withRelay,
        wrong: (what) => {
          note(`${station.name}: ${what}`)
          wrong.push(`${station.name}: ${what}`)
        },
      }
      for (let turn = 0; goesOn(turn); turn++) {
        await scene.work()
        const fault = dice.next() < misfortune ? dealt[index]?.(dice) : undefined
        if (fault) {
          count(fault.name)
          note(`${station.name}: ${fault.name}`)
          await fault.strike(scene)
        }
        // What the screen says becomes what the store holds, whatever goes wrong just now elsewhere.
        if (turn % looking === 0)
          await expect(async () => expect(await someTab().evaluate(counts)).toBeUndefined()).toPass()
        troubles.turned()
      }
    }
    await Promise.all(stations.map(work))
    await troubles.end()

    note('all is mended')
    const mended = Date.now()
    for (const { line } of stations) {
      line.loseAnswers(0)
      line.mend()
    }
    // Whoever comes last knows only what the relay has.
    const newcomer = await openStation('newcomer', relay, book)
    stations.push(newcomer)
    const ending = await expectAllWell(stations, book)
    note('all is well')
    return {
      asked: { ...book.figures },
      struck,
      wrong,
      ...ending,
      took: seconds(mended - started),
      settling: seconds(Date.now() - mended),
    }
  } finally {
    await Promise.all(stations.map((station) => station.close()))
  }
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10
