import type { Run } from './run.ts'

/** How long everything may take to come together once nothing is in its way any more, in virtual milliseconds. */
const patience = 30 * 60_000
const step = 2_000

/** Ends every fault, brings everybody up to date, and waits until all is sent and heard: it must come to that. */
export async function mend(run: Run): Promise<void> {
  const { world, witness, coverage } = run
  const { schedule, relay, devices, versions, trace } = world
  trace.note('everything is mended')
  await world.until(run.quiet(), 120_000)
  versions.relay = 'next'
  relay.clock.offset = 0
  relay.crash()
  world.bootRelay()
  for (const device of devices) {
    device.clock.offset = 0
    device.disk.fault = () => undefined
    device.line.rates.lost = 0
    device.line.rates.doubled = 0
    device.line.rates.swapped = 0
    device.line.speed = 2000
    device.line.open()
    for (const tab of device.tabs) tab.thaw()
    if (versions.devices.get(device.name) !== 'next' || device.tabs.every(({ trouble }) => trouble)) {
      versions.devices.set(device.name, 'next')
      device.killAll()
      device.openTab()
    }
  }
  const until = schedule.now + patience
  let agreed = 0
  while (schedule.now < until) {
    await schedule.run(schedule.now + step)
    for (const device of devices) {
      if (!device.tabs.some(({ workspace }) => workspace?.sync.getState().leader)) device.tabs[0]?.show()
      for (const tab of device.tabs) {
        if (tab.trouble) {
          device.killTab(tab)
          device.openTab()
          continue
        }
        for (const { code } of tab.workspace?.refusals().getState() ?? []) coverage.seen('refusals', code)
      }
    }
    agreed = isTogether(run) ? agreed + 1 : 0
    if (agreed > 2) return
  }
  for (const { tabs } of devices) {
    for (const { workspace, process, trouble } of tabs) {
      const { phase, waiting, position, reason } = workspace?.sync.getState() ?? {}
      witness.violation(
        'rest',
        `${process.name} did not come to rest: ${workspace ? `${phase}, ${waiting} waiting, at ${position} of ${relay.entries.length}, ${reason}` : String(trouble ?? 'not open')}`,
      )
    }
  }
}

/** Everybody holds all there is, and nobody has anything left to send. */
function isTogether({ world }: Run): boolean {
  const end = world.relay.entries.length
  return world.devices.every(({ tabs }) =>
    tabs.every(({ workspace }) => {
      const { phase, waiting, position } = workspace?.sync.getState() ?? {}
      return phase === 'live' && waiting === 0 && position === end
    }),
  )
}
