import { type CDPSession, expect, type Page } from '@playwright/test'
import { type Device, openDevice, opensOffline } from '../device.ts'
import type { RelayProcess } from '../relay-process.ts'
import { ask, type Heard } from './ask.ts'
import type { Book } from './book.ts'
import type { Wish } from './wishes.ts'

/** A device that things happen to: its tabs come and go, its browser is killed, its storage is cleared. */
export interface Station {
  readonly name: string
  readonly line: Device['line']
  /** The tabs that are open and answer. */
  readonly tabs: readonly Page[]
  /** As the checks of scenarios know a device: its first tab. */
  readonly device: Device
  /** Asks one tab for all of these at once, and resolves when all are answered or the tab is gone. */
  ask(tab: Page, wishes: readonly Wish[]): Promise<void>
  openTab(): Promise<Page>
  /** The tab was closed, or will not answer any more. */
  forget(tab: Page): void
  /** SIGKILL, and the browser started again on the same profile. */
  killAndRestart(): Promise<void>
  /** Joins again by the link in one tab: after its storage was cleared. */
  joinAgain(): Promise<void>
  /** The DevTools protocol of a tab. */
  devTools(tab: Page): Promise<CDPSession>
  /** The tab that talks to the relay; resolves once there is one. */
  leader(): Promise<Page>
  close(): Promise<void>
}

/** Opens a device whose answers are noted in the book. */
export async function openStation(name: string, relay: RelayProcess, book: Book): Promise<Station> {
  const { link } = relay
  const device = await openDevice(name, relay)
  await opensOffline(device)
  let tabs: Page[] = []
  /** The answers still to come of what was asked for in each tab. */
  const ends = new Map<Page, () => void>()
  await adopt(device.page)

  async function adopt(tab: Page): Promise<void> {
    tabs.push(tab)
    await tab.exposeFunction('heard', (answer: Heard) => book.heard(answer))
    const gone = () => forget(tab)
    tab.on('close', gone)
    tab.on('crash', gone)
  }

  function forget(tab: Page): void {
    tabs = tabs.filter((other) => other !== tab)
    ends.get(tab)?.()
    ends.delete(tab)
  }

  return {
    name,
    line: device.line,
    get tabs() {
      return tabs
    },
    get device() {
      const [page = device.page] = tabs
      return { ...device, page }
    },
    async ask(tab, wishes) {
      book.asked(name, wishes)
      const gone = new Promise<void>((resolve) => {
        ends.set(tab, resolve)
        if (!tabs.includes(tab)) resolve()
      })
      await Promise.race([gone, tab.evaluate(ask, wishes).catch((error: unknown) => unlessGone(tab, error))])
      ends.delete(tab)
    },
    async openTab() {
      const tab = await device.openTab()
      await adopt(tab)
      return tab
    },
    forget,
    async killAndRestart() {
      const before = tabs
      await device.kill()
      for (const tab of before) forget(tab)
      await device.restart()
      await adopt(device.page)
    },
    async joinAgain() {
      const [first = device.page, ...others] = tabs
      for (const tab of others) await tab.close()
      const address = `${new URL('/', first.url()).href}${new URL(link).hash}`
      // From the desk itself, only the address would change.
      await first.goto('about:blank')
      await first.goto(address)
      await first.waitForFunction(() => globalThis.causeway !== undefined)
      await opensOffline({ ...device, page: first })
    },
    devTools: (tab) => tab.context().newCDPSession(tab),
    async leader() {
      let found: Page | undefined
      await expect(async () => {
        for (const tab of tabs)
          if (await tab.evaluate(() => globalThis.causeway?.sync.getState().leader === true)) found = tab
        expect(found, 'a tab leads').toBeDefined()
      }).toPass()
      return found ?? device.page
    },
    close: () => device.close(),
  }

  /** A tab that is killed in the middle of something cannot say how it ended. */
  function unlessGone(tab: Page, error: unknown): void {
    if (tab.isClosed() || !tabs.includes(tab)) return
    // What kills a tab is told a moment after what it broke off.
    if (/closed|crashed/i.test(String(error))) forget(tab)
    else throw error
  }
}
