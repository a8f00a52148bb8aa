import { Worker } from 'node:worker_threads'
import type { Lane, LaneEvent, LaneRow } from './lane.ts'

/** What a lane's thread is told. */
export type LaneRequest =
  | { readonly kind: 'fold'; readonly events: readonly LaneEvent[]; readonly views: readonly string[] }
  | { readonly kind: 'clear' }

/** What it answers to a `fold`. */
export type LaneAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly LaneRow[] }
  | { readonly kind: 'failed'; readonly message: string }

/** Who waits for the rows of a fold; a lane is asked for one at a time. */
interface Waiting {
  resolve(rows: readonly LaneRow[]): void
  reject(error: unknown): void
}

/**
 * A lane on a thread of its own. `script` is a module of the app that calls `serveLane` with the app's model and views:
 * functions cannot be handed to a thread.
 */
export function createWorkerLane(script: URL): Lane {
  const worker = new Worker(script)
  worker.unref()
  let waiting: Waiting | undefined
  /** Why nothing more comes from the thread. */
  let fault: unknown

  function fail(error: unknown): void {
    fault ??= error
    waiting?.reject(fault)
    waiting = undefined
  }

  worker.on('message', (answer: LaneAnswer) => {
    if (answer.kind === 'rows') waiting?.resolve(answer.rows)
    else waiting?.reject(new Error(answer.message))
    waiting = undefined
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread of a lane has ended.')))
  const tell = (request: LaneRequest) => worker.postMessage(request)
  return {
    fold: (events, views) =>
      new Promise((resolve, reject) => {
        if (fault !== undefined) return reject(fault)
        waiting = { resolve, reject }
        tell({ kind: 'fold', events, views })
      }),
    clear: () => tell({ kind: 'clear' }),
    async close() {
      await worker.terminate()
    },
  }
}
