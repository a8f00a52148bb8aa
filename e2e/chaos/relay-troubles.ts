import type { Chance } from '../chance.ts'
import type { RelayProcess } from '../relay-process.ts'

/** The relay is killed and started again now and then, by how many turns people had: no clock decides. */
export interface RelayTroubles {
  /** Somebody had a turn. */
  turned(): void
  /** Does what needs the relay: it runs by then, and is left alone meanwhile. */
  withRelay(what: () => Promise<void>): Promise<void>
  /** Nobody has any more turns; resolves when the relay runs for good. */
  end(): Promise<void>
}

/** Begins to make trouble; `onKill` is called at every kill. */
export function startRelayTroubles(relay: RelayProcess, dice: Chance, onKill: () => void): RelayTroubles {
  let turns = 0
  let ended = false
  let users = 0
  let runs = true
  /** What waits for something to be so. */
  const watchers = new Set<() => void>()

  function changed(): void {
    for (const watcher of [...watchers]) watcher()
  }

  function until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo()) return
        watchers.delete(look)
        resolve()
      }
      watchers.add(look)
      look()
    })
  }

  async function trouble(): Promise<void> {
    for (;;) {
      const next = turns + dice.between(8, 16)
      await until(() => ended || (turns >= next && users === 0))
      if (ended) return
      runs = false
      onKill()
      await relay.kill()
      const back = turns + dice.between(0, 2)
      await until(() => ended || turns >= back || users > 0)
      await relay.start()
      runs = true
      changed()
    }
  }

  const troubling = trouble()
  return {
    turned() {
      turns += 1
      changed()
    },
    async withRelay(what) {
      users += 1
      changed()
      await until(() => runs)
      await what()
      users -= 1
      changed()
    },
    end() {
      ended = true
      changed()
      return troubling
    },
  }
}
