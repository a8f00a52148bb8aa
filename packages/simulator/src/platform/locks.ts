import type { Process } from '../time/schedule.ts'

/** The Web Locks of one browser profile. */
export interface Locks {
  /** `navigator.locks` as one tab has it. */
  usedBy(tab: Process): Pick<LockManager, 'request'>
  /** A tab is gone: what it held is free, and it waits for nothing. */
  leave(tab: Process): void
  /** Takes a lock away from whoever holds it, for somebody who never gives it back until `release`. */
  rob(name: string): () => void
}

interface Claim {
  readonly tab: Process | undefined
  /** Gives the lock. */
  grant(): void
  /** The lock was taken away. */
  lose(): void
}

/** The subset of the standard that one exclusive lock with `signal` and `steal` needs. W3C, "Web Locks API". */
export function createLocks(): Locks {
  const queues = new Map<string, { held: Claim | undefined; waiting: Claim[] }>()

  function queueOf(name: string) {
    const known = queues.get(name) ?? { held: undefined, waiting: [] }
    queues.set(name, known)
    return known
  }

  function next(name: string): void {
    const queue = queueOf(name)
    if (queue.held) return
    queue.held = queue.waiting.shift()
    queue.held?.grant()
  }

  function release(name: string, claim: Claim): void {
    const queue = queueOf(name)
    queue.waiting = queue.waiting.filter((one) => one !== claim)
    if (queue.held === claim) queue.held = undefined
    next(name)
  }

  function steal(name: string, claim: Claim): void {
    const queue = queueOf(name)
    const robbed = queue.held
    queue.held = claim
    robbed?.lose()
    claim.grant()
  }

  const aborted = () => new DOMException('The lock request was aborted.', 'AbortError')

  return {
    usedBy: (tab) => ({
      request(name: string, options: unknown, work?: unknown): Promise<unknown> {
        if (typeof work !== 'function')
          throw new TypeError('A lock is asked for with options and a callback.')
        const { signal, steal: stealing } = options as LockOptions
        return new Promise((resolve, reject) => {
          if (signal?.aborted) return reject(aborted())
          let state: 'waiting' | 'held' | 'over' = 'waiting'
          const claim: Claim = {
            tab,
            grant() {
              state = 'held'
              tab.after(0, () => {
                if (state !== 'held') return
                Promise.resolve(work({ name, mode: 'exclusive' })).then(end(resolve), end(reject))
              })
            },
            lose() {
              state = 'over'
              tab.after(0, () => reject(aborted()))
            },
          }
          const end = (settle: (value: unknown) => void) => (value: unknown) => {
            if (state === 'over') return
            state = 'over'
            release(name, claim)
            settle(value)
          }
          signal?.addEventListener('abort', () => {
            if (state !== 'waiting') return
            state = 'over'
            release(name, claim)
            reject(aborted())
          })
          if (stealing) return steal(name, claim)
          queueOf(name).waiting.push(claim)
          next(name)
        })
      },
    }),
    leave(tab) {
      for (const [name, queue] of queues) {
        queue.waiting = queue.waiting.filter((claim) => claim.tab !== tab)
        if (queue.held?.tab === tab) queue.held = undefined
        next(name)
      }
    },
    rob(name) {
      const robber: Claim = { tab: undefined, grant: () => undefined, lose: () => undefined }
      steal(name, robber)
      return () => release(name, robber)
    },
  }
}
