import { afterEach, describe, expect, test } from 'vitest'
import { committed, open, record } from '../store/recording.fixture.ts'
import { randomId } from '../store/replica.ts'
import { openTabChannel, type TabChannel } from './channel.ts'
import { type Leadership, type LeadershipTiming, seekLeadership } from './leadership.ts'

const timing: LeadershipTiming = { beat: 20, silence: 100, answer: 60 }

/** A tab that does nothing but lead when it may, and can be frozen: then nobody hears from it any more. */
interface Tab extends Leadership {
  /** How often it has begun to lead. */
  terms: number
  freeze(): void
}

let tabs: Tab[] = []

afterEach(async () => {
  await Promise.all(tabs.map((tab) => tab.close()))
  tabs = []
})

function openTab(name: string, bounds = timing, failures = 0): Tab {
  const channel = openTabChannel(name)
  let frozen = false
  const muted: TabChannel = {
    ...channel,
    tell: (message) => !frozen && channel.tell(message),
    listen: (listener) => channel.listen((message) => !frozen && listener(message)),
  }
  const leadership = seekLeadership({
    name,
    channel: muted,
    timing: bounds,
    beat: () =>
      muted.tell({ kind: 'beat', connection: { phase: 'offline', sending: 0, tooNew: 0, offset: 0 } }),
    async lead(term) {
      tab.terms += 1
      if (tab.terms <= failures) return 'not-now'
      await new Promise((resolve) => term.addEventListener('abort', resolve))
      return 'deposed'
    },
  })
  const tab: Tab = {
    terms: 0,
    get leads() {
      return leadership.leads
    },
    close: leadership.close,
    freeze() {
      frozen = true
    },
  }
  tabs.push(tab)
  return tab
}

const leaders = () => tabs.filter((tab) => tab.leads).length

describe('of several tabs', () => {
  test('one leads', async () => {
    const name = randomId()
    for (let count = 0; count < 4; count++) openTab(name)
    await expect.poll(leaders).toBe(1)
    await expect.poll(() => tabs.reduce((terms, tab) => terms + tab.terms, 0)).toBe(1)
  })

  test('one whose storage failed as it began to lead lets others try, and tries again', async () => {
    const name = randomId()
    const failing = openTab(name, timing, 2)
    await expect.poll(() => failing.terms).toBe(1)
    const other = openTab(name)
    await expect.poll(() => other.leads).toBe(true)
    await other.close()
    tabs = [failing]
    await expect.poll(() => failing.leads).toBe(true)
    expect(failing.terms).toBe(3)
  })

  test('another one leads as soon as the leader closes', async () => {
    const name = randomId()
    const first = openTab(name)
    await expect.poll(() => first.leads).toBe(true)
    const second = openTab(name, { beat: 1000, silence: 60_000, answer: 60_000 })
    await first.close()
    await expect.poll(() => second.leads).toBe(true)
  })

  test('another one leads as soon as the leading page is gone', async () => {
    const name = randomId()
    const page = document.createElement('iframe')
    document.body.append(page)
    const held = new Promise<void>((resolve) => {
      void page.contentWindow?.navigator.locks.request(name, () => {
        resolve()
        return new Promise(() => undefined)
      })
    })
    await held
    const tab = openTab(name, { beat: 1000, silence: 60_000, answer: 60_000 })
    expect(tab.leads).toBe(false)
    page.remove()
    await expect.poll(() => tab.leads).toBe(true)
  })

  test('a frozen leader is replaced, and steps down when it thaws', async () => {
    const name = randomId()
    const first = openTab(name)
    await expect.poll(() => first.leads).toBe(true)
    const second = openTab(name)
    first.freeze()
    await expect.poll(() => second.leads).toBe(true)
    expect(first.leads).toBe(false)
  })

  test('a leader that answers keeps the lead, however seldom it beats', async () => {
    const name = randomId()
    const first = openTab(name, { ...timing, beat: 60_000 })
    await expect.poll(() => first.leads).toBe(true)
    let asked = 0
    const listening = openTabChannel(name)
    listening.listen(({ kind }) => {
      if (kind === 'leader?') asked += 1
    })
    const second = openTab(name)
    await expect.poll(() => asked).toBeGreaterThan(2)
    listening.close()
    expect([first.leads, second.leads]).toEqual([true, false])
  })
})

describe('a deposed leader', () => {
  test('cannot write any more, whatever it believes', async () => {
    const name = randomId()
    const [frozen, fresh] = await Promise.all([open(name), open(name)])
    const old = await frozen.claimLeadership()
    await record(fresh, 'c')
    const current = await fresh.claimLeadership()
    const { log, events } = committed(await fresh.meta(), await fresh.pendingAfter(0, 10, 1000))
    await expect(frozen.append(old, log, events, 0)).rejects.toMatchObject({ code: 'deposed' })
    expect((await fresh.append(current, log, events, 0)).position).toBe(1)
  })
})
