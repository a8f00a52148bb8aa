import { setTimeout as delay } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { type Chance, chance } from '../chance.ts'
import { slow, weathers } from '../hour/weather.ts'
import type { Book } from './book.ts'
import type { Station } from './station.ts'
import type { Wish } from './wishes.ts'

/** What a fault has to work with. */
export interface Scene {
  readonly station: Station
  readonly book: Book
  readonly dice: Chance
  /** The next things people want here. */
  wishes(): readonly Wish[]
  /** One of the open tabs. */
  someTab(): Page
  /** Asks for the next things in some tab, and waits for the answers. */
  work(): Promise<void>
  /** Does what needs the relay: it runs by then, and is left alone meanwhile. */
  withRelay(what: () => Promise<void>): Promise<void>
  /** Something is not as it must be. */
  wrong(what: string): void
}

/** One thing that goes wrong on a device; it resolves when it is over, and the device can work again. */
export interface Fault {
  readonly name: string
  readonly weight: number
  strike(scene: Scene): Promise<void>
}

/** Chromium notices after half a minute only. */
const longest = 'quota reached'

/** Milliseconds a tab stays frozen at most: another one leads within ten seconds. */
const longestFrozen = 30_000

/** The most tabs a device has open. */
const mostTabs = 3

const onTheLine: readonly Fault[] = weathers
  .filter(({ name }) => name !== 'line cut for long')
  .map((weather) => ({
    name: weather.name,
    weight: weather.weight,
    async strike({ station, work, dice }) {
      await weather.begin(station.device)
      for (let turn = dice.between(1, 3); turn > 0; turn--) await work()
      await weather.end(station.device)
    },
  }))

/** All that goes wrong on a device. */
const faults: readonly Fault[] = [
  ...onTheLine,
  {
    name: 'slow line',
    weight: 3,
    async strike({ station, work, dice }) {
      const weather = slow(chance(dice.between(1, 1_000_000)))
      await weather.begin(station.device)
      for (let turn = dice.between(1, 3); turn > 0; turn--) await work()
      await weather.end(station.device)
    },
  },
  {
    name: 'browser killed',
    weight: 5,
    async strike({ station, book, dice, wishes, someTab }) {
      const asked = wishes()
      const answered = book.answered(asked)
      const asking = station.ask(someTab(), asked)
      if (dice.next() < 0.7) await Promise.race([answered, asking])
      await station.killAndRestart()
      await asking
      await askAgain(station, book, dice)
    },
  },
  {
    name: 'storage cleared',
    weight: 2,
    async strike({ station, book, dice, withRelay, someTab }) {
      const tab = someTab()
      book.cleared(station.name, await waiting(tab))
      const devTools = await station.devTools(tab)
      await devTools.send('Storage.clearDataForOrigin', {
        origin: new URL(tab.url()).origin,
        storageTypes: dice.next() < 0.5 ? 'indexeddb' : 'all',
      })
      await withRelay(station.joinAgain)
    },
  },
  {
    name: longest,
    weight: 3,
    async strike({ station, book, wishes, someTab, work, wrong }) {
      const tab = someTab()
      const devTools = await station.devTools(tab)
      const { origin } = new URL(tab.url())
      await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
      // Chromium counts on the room it found for half a minute more.
      await expect(async () => expect(await tab.evaluate(isFull)).toBe(true)).toPass({ intervals: [1000] })
      const asked = wishes()
      await station.ask(tab, asked)
      const answers = book.answersTo(asked)
      const refused = answers.filter(({ ok }) => !ok)
      const recorded = await inLog(tab)
      for (const { id, ok, events } of answers)
        if (ok && events > 0) wrong(`There was no space, and ${id} was saved.`)
      for (const { id, code = '', message = '' } of refused) {
        if (code.startsWith('storage') && !/no space left/.test(message))
          wrong(`There was no space, and the desk said ${code}: ${message}`)
        if (recorded.has(id)) wrong(`${id} was refused for want of space (${code}), and is in the log.`)
      }
      await devTools.send('Storage.overrideQuotaForOrigin', { origin })
      await devTools.detach()
      await station.ask(tab, asked)
      await work()
    },
  },
  {
    name: 'tab opened',
    weight: 5,
    async strike({ station, work }) {
      if (station.tabs.length >= mostTabs) return
      const opening = station.openTab()
      await work()
      await opening
    },
  },
  {
    name: 'tab closed while it works',
    weight: 4,
    async strike({ station, book, dice, wishes, someTab }) {
      if (station.tabs.length < 2) await station.openTab()
      const tab = someTab()
      const asked = wishes()
      const answered = book.answered(asked)
      const asking = station.ask(tab, asked)
      await Promise.race([answered, asking])
      await tab.close()
      await asking
      await askAgain(station, book, dice)
    },
  },
  {
    name: 'leading tab crashed',
    weight: 3,
    async strike({ station, book, dice, wishes }) {
      if (station.tabs.length < 2) await station.openTab()
      const tab = await station.leader()
      const asked = wishes()
      const asking = station.ask(tab, asked)
      const crashed = new Promise<void>((resolve) => tab.once('crash', () => resolve()))
      const devTools = await station.devTools(tab)
      // It never answers: who would have is gone.
      devTools.send('Page.crash').catch(() => undefined)
      await crashed
      station.forget(tab)
      await asking
      await tab.close()
      await askAgain(station, book, dice)
    },
  },
  {
    name: 'leading tab frozen until another leads',
    weight: 2,
    async strike({ station, wishes }) {
      if (station.tabs.length < 2) await station.openTab()
      const tab = await station.leader()
      const other = station.tabs.find((one) => one !== tab)
      if (!other) return
      // While nothing comes, it is in the middle of no transaction: one would hold up all tabs, and Chromium breaks it off
      // after a minute only.
      station.line.stall()
      await tab.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
      const devTools = await station.devTools(tab)
      await devTools.send('Debugger.enable')
      const paused = new Promise((resolve) => devTools.once('Debugger.paused', resolve))
      await devTools.send('Debugger.pause')
      const woken = tab.evaluate(() => 0)
      await paused
      station.line.mend()
      const led = (async () => {
        await station.ask(other, wishes())
        await other.waitForFunction(() => globalThis.causeway?.sync.getState().leader)
        await station.ask(other, wishes())
      })()
      // Chromium may have both tabs in one process: then the other one is frozen too, and goes on with this one.
      await Promise.race([led, delay(longestFrozen)])
      await devTools.send('Debugger.resume')
      await devTools.detach()
      await woken
      await led
      await station.ask(tab, wishes())
    },
  },
]

/**
 * Deals what goes wrong to several devices: first everything there is, each once, in an order of chance; then as it comes,
 * by weight.
 */
export function dealFaults(devices: number, dice: Chance): readonly ((dice: Chance) => Fault | undefined)[] {
  const deck = faults
    // What takes longest comes first, so that the others go on meanwhile.
    .map((fault) => ({ fault, at: fault.name === longest ? 0 : dice.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ fault }) => fault)
  return Array.from({ length: devices }, (_, device) => {
    const hand = deck.filter((_fault, index) => index % devices === device)
    return (later: Chance) => hand.shift() ?? later.weighted(faults)
  })
}

/** The requests that a device has not sent, or not heard of again. */
async function waiting(tab: Page): Promise<ReadonlySet<string>> {
  const commands = await tab.evaluate(async () => {
    const log = (await globalThis.causeway?.log()) ?? []
    return log.filter((event) => !('position' in event)).map(({ command }) => command)
  })
  return new Set(commands)
}

/** The names of all of them. */
export const faultNames: readonly string[] = faults.map(({ name }) => name)

/** Runs in the page: whether the browser has no room for anything more. */
async function isFull(): Promise<boolean> {
  const opening = indexedDB.open('anything', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('things', { autoIncrement: true })
  return new Promise((resolve) => {
    opening.onerror = () => resolve(opening.error?.name === 'QuotaExceededError')
    opening.onsuccess = () => {
      const writing = opening.result.transaction('things', 'readwrite')
      writing.objectStore('things').put('something')
      writing.oncomplete = () => resolve(false)
      writing.onabort = () => resolve(writing.error?.name === 'QuotaExceededError')
      // It is closed once the writing has ended.
      opening.result.close()
    }
  })
}

/** The requests that a tab's log has something of. */
async function inLog(tab: Page): Promise<ReadonlySet<string>> {
  const commands = await tab.evaluate(async () => {
    const log = (await globalThis.causeway?.log()) ?? []
    return log.map(({ command }) => command)
  })
  return new Set(commands)
}

/** Whoever got no answer asks for the same once more, most of the time. */
async function askAgain(station: Station, book: Book, dice: Chance): Promise<void> {
  const isPatient = dice.next() < 0.7
  const [tab] = station.tabs
  if (tab && isPatient) await station.ask(tab, book.unanswered(station.name))
}
