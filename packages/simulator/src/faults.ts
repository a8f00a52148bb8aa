import type { Entry } from '@causeway/relay/parts'
import type { FaultKind } from './plan.ts'
import type { DatabaseImage } from './platform/disk.ts'
import type { Run } from './run.ts'
import type { Chance } from './time/chance.ts'
import type { Device } from './world/device.ts'
import { heldIn, heldOn, replicaIn } from './world/held.ts'

/** Lets one fault happen to a device or to the relay. What it changed ends by itself, or when everything is mended. */
export function strike(run: Run, device: Device, fault: FaultKind, chance: Chance): void {
  const { world } = run
  const { relay, schedule } = world
  const { line } = device
  const later = (work: () => void) => schedule.process('fault').after(chance.between(500, 90_000), work)
  const rate = chance.between(0.01, 0.3)
  switch (fault) {
    case 'lossy line':
      line.rates.lost = rate / 4
      later(() => {
        line.rates.lost = 0
      })
      return
    case 'doubling line':
      line.rates.doubled = rate
      later(() => {
        line.rates.doubled = 0
      })
      return
    case 'disordered line':
      line.rates.swapped = rate
      later(() => {
        line.rates.swapped = 0
      })
      return
    case 'deaf one way': {
      line.state[chance.pick(['up', 'down'] as const)] = 'stalled'
      later(line.open)
      return
    }
    case 'half-open':
      line.breakAll(true)
      return
    case 'cut':
      line.state.cut = true
      line.breakAll(false)
      later(line.open)
      return
    case 'slow reader':
      line.speed = chance.between(0.5, 20)
      later(() => {
        line.speed = 2000
      })
      return
    case 'relay crash':
      relay.crash()
      return
    case 'crash before commit':
      relay.crashAtAppend('before')
      return
    case 'crash after commit':
      relay.crashAtAppend('after')
      return
    case 'older relay':
      run.exclusively(() => olderRelay(run, chance))
      return
    case 'tab killed':
      killTab(run, device, chance)
      return
    case 'frozen leader':
      freeze(device, chance, later)
      return
    case 'stolen lock':
      later(device.locks.rob(`causeway/shop`))
      return
    case 'quota exceeded':
    case 'aborted commit':
      device.failDisk(
        rate,
        fault === 'quota exceeded' ? ['QuotaExceededError'] : ['AbortError', 'UnknownError'],
      )
      later(() => device.failDisk(0, []))
      return
    case 'database wiped':
      run.exclusively(() => wiped(run, device))
      return
    case 'damaged checkpoint':
      run.exclusively(() => damaged(run, device, chance))
      return
    case 'profile cloned':
      run.exclusively(() => cloned(run, device))
      return
    case 'old profile':
      run.exclusively(() => oldProfile(run, device, chance))
      return
    case 'clock jump':
      clockJump(run, device, chance)
      return
    case 'next version':
      nextVersion(run, device, chance)
      return
    case 'hostile frames':
      world.hostile(device, chance)
      return
  }
}

/** In the middle of a transaction, if it comes to that; the person opens the desk again. */
function killTab({ world }: Run, device: Device, chance: Chance): void {
  const [tab] = device.tabs
  if (!tab) return
  let looks = 0
  const look = () => {
    looks += 1
    if (!device.disk.isBusy(tab.process) && looks < 2000) {
      world.schedule.process('fault').after(chance.between(0.1, 5), look)
      return
    }
    if (!device.tabs.includes(tab)) return
    device.killTab(tab)
    device.openTab()
  }
  look()
}

function freeze(device: Device, chance: Chance, later: (work: () => void) => void): void {
  const leader = device.tabs.find(({ workspace }) => workspace?.sync.getState().leader) ?? device.tabs[0]
  if (!leader) return
  if (device.tabs.length < 2 && chance.happens(0.7)) device.openTab()
  leader.freeze()
  later(leader.thaw)
  // Where nothing tells tabs apart, whoever comes to another tab makes it lead.
  later(() => device.tabs.find((tab) => tab !== leader)?.show())
}

function clockJump({ world }: Run, device: Device, chance: Chance): void {
  const hour = 3_600_000
  const jump = chance.pick([
    hour,
    -hour,
    -chance.between(1000, 90 * hour),
    chance.between(hour, 24 * hour),
    400 * 24 * hour,
  ])
  const isRelays = chance.happens(0.15)
  const clock = isRelays ? world.relay.clock : device.clock
  // A relay is looked after: it may be days ahead, so that what is kept for customers runs out, but not years.
  clock.offset += isRelays ? Math.min(jump, 50 * hour) : jump
}

function nextVersion({ world }: Run, device: Device, chance: Chance): void {
  if (chance.happens(0.25)) {
    world.versions.relay = 'next'
    world.relay.crash()
    return
  }
  world.versions.devices.set(device.name, 'next')
  device.killAll()
  device.openTab()
}

/** The relay's disk is replaced by a copy that was made earlier. What only it held is gone. */
async function olderRelay(run: Run, chance: Chance): Promise<void> {
  const { world } = run
  const { relay } = world
  const all = relay.entries
  const chosen = Math.floor(all.length * (1 - chance.next() ** 2 * 0.6))
  const ends = await ownEnds(world.devices)
  const needed = all.findLastIndex(({ replica, seq }) => seq >= (ends.get(replica) ?? seq + 1)) + 1
  let end = Math.max(chosen, needed)
  // What came in one push was committed at once: a copy of the disk has all of a request, or nothing.
  while (end > 0 && end < all.length && isSameRequest(all[end - 1], all[end])) end += 1
  const kept = all.slice(0, end)
  relay.crash()
  const lost = heldIn(all.slice(kept.length))
  relay.restore(kept)
  await destroyed(run, lost, 'the relay lost it, and no device had it')
}

async function wiped(run: Run, device: Device): Promise<void> {
  if (await isOnlyOthers(run, device, undefined)) return
  device.killAll()
  const lost = heldOn(await device.image())
  await device.wipe()
  run.witness.replaced(device)
  await destroyed(run, lost, `${device.name} was wiped`)
  device.openTab()
}

/** Some of what the device had computed to open faster comes back from its disk as other text than it wrote. */
async function damaged({ witness }: Run, device: Device, chance: Chance): Promise<void> {
  device.killAll()
  const image = await device.image()
  if (image) {
    const stores = image.stores.map((store) =>
      store.name === 'checkpoints'
        ? { ...store, records: store.records.map((one) => spoilt(one, chance)) }
        : store,
    )
    await device.restore({ ...image, stores })
    witness.replaced(device)
  }
  device.openTab()
}

function spoilt(record: unknown, chance: Chance): unknown {
  if (typeof record !== 'object' || record === null || !('text' in record)) return record
  const text = String(record.text)
  const at = chance.below(text.length + 1)
  const spoiltText = chance.happens(0.5) ? text.slice(0, at) : `${text.slice(0, at)}0${text.slice(at + 1)}`
  return chance.happens(0.7) ? { ...record, text: spoiltText } : record
}

/** The folder of a profile, copied to another machine with everything in it. */
async function cloned({ world }: Run, device: Device): Promise<void> {
  if (world.copies > 1) return
  device.killAll()
  const image = await device.image()
  device.openTab()
  if (!image) return
  const copy = world.addDevice(device)
  world.versions.devices.set(copy.name, world.versions.devices.get(device.name) ?? 'today')
  await copy.restore(image)
  copy.openTab()
}

/** A backup of the profile is put back after a while: what was done since is gone from it. */
async function oldProfile(run: Run, device: Device, chance: Chance): Promise<void> {
  device.killAll()
  const backup = await device.image()
  device.openTab()
  if (!backup) return
  run.world.schedule.process('fault').after(chance.between(2000, 120_000), () =>
    run.exclusively(async () => {
      if (await isOnlyOthers(run, device, backup)) return
      device.killAll()
      const lost = heldOn(await device.image())
      await device.restore(backup)
      run.witness.replaced(device)
      await destroyed(run, lost, `${device.name} went back to a backup`)
      device.openTab()
    }),
  )
}

function isSameRequest(one: Entry | undefined, other: Entry | undefined): boolean {
  return heldIn([one, other].flatMap((entry) => entry ?? [])).size === 1
}

/**
 * How far the storages of each replica's name know its events: a dot after that will be given again. One disaster at a time:
 * what a storage has forgotten of its own the relay must not lose as well, for there is nobody then who could tell that
 * the dot was given twice (docs/proof.md, "What it knows and leaves").
 */
async function ownEnds(devices: readonly Device[], instead = new Map<Device, DatabaseImage | undefined>()) {
  const ends = new Map<string, number>()
  for (const device of devices) {
    const own = replicaIn(instead.has(device) ? instead.get(device) : await device.image())
    if (own) ends.set(own.replica, Math.max(own.unheardFrom, ends.get(own.replica) ?? 0))
  }
  return ends
}

/** Whether the relay has lost what a device would forget by having this storage, or none, and is not given it again yet. */
async function isOnlyOthers({ world }: Run, device: Device, image: DatabaseImage | undefined) {
  const { entries, reached } = world.relay
  const held = new Map(entries.map(({ replica, seq }) => [replica, seq]))
  const ends = await ownEnds(world.devices, new Map([[device, image]]))
  return [...ends].some(([replica, end]) => {
    const ever = reached.get(replica) ?? 0
    return ever >= end && ever > (held.get(replica) ?? 0)
  })
}

/** Excuses requests that nobody holds any more: neither the relay's disk nor any device's. */
async function destroyed({ world, witness }: Run, lost: ReadonlySet<string>, why: string): Promise<void> {
  const left = new Set(lost)
  for (const id of heldIn(world.relay.entries)) left.delete(id)
  for (const device of world.devices) {
    for (const id of heldOn(await device.image())) left.delete(id)
  }
  witness.excuse(left, why)
}
