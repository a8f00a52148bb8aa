import type { Process } from '../time/schedule.ts'

/** Watches who writes to one profile's storage: only the tab that last became the leader may write the log. */
export interface Fencing {
  /** A tab's read-write transaction over these stores was committed; `epoch` is what it put down as the leader's token. */
  committed(tab: Process, stores: readonly string[], epoch: number | undefined): void
  /** The storage is another one now. */
  replaced(): void
}

/** What only a leader's transactions reach. */
const leaders = ['segments', 'returned', 'seals', 'checkpoints']

/** Whoever looks back may put back what was released: it is what it was by its digest, so it matters to nobody who leads. */
const isPuttingBack = (stores: readonly string[]) => stores.toSorted().join() === 'meta,segments'

/** @param onViolation hears of a write that should have been stopped */
export function createFencing(onViolation: (what: string) => void): Fencing {
  let leader: Process | undefined
  let token = 0

  return {
    committed(tab, stores, epoch) {
      if (isPuttingBack(stores)) return
      if (stores.some((store) => leaders.includes(store))) {
        if (leader && leader !== tab)
          onViolation(
            `${tab.name} wrote to ${stores.join(', ')}, though ${leader.name} leads since token ${token}`,
          )
      } else if (epoch !== undefined && epoch !== token) {
        if (epoch < token) onViolation(`${tab.name} put the token back from ${token} to ${epoch}`)
        // A later token, with nothing else changed: this tab leads now.
        leader = tab
        token = epoch
      }
    },
    replaced() {
      leader = undefined
      token = 0
    },
  }
}
