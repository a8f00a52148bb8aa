import { parentPort } from 'node:worker_threads'
import { createRowFold, type LaneDefinitions } from './lane.ts'
import type { LaneAnswer, LaneRequest } from './worker-lane.ts'

/**
 * Makes this thread a lane that folds for a relay's views: all that the module named by `lanes.script` has to call.
 *
 * @example
 * serveLane({ model: shopModel, views: shopViews })
 */
export function serveLane(definitions: LaneDefinitions): void {
  if (!parentPort) throw new Error('A lane is a thread of a relay.')
  const relay = parentPort
  const fold = createRowFold(definitions)
  const answer = (message: LaneAnswer) => relay.postMessage(message)
  relay.on('message', (request: LaneRequest) => {
    if (request.kind === 'clear') return fold.clear()
    try {
      answer({ kind: 'rows', rows: fold.rows(request.events, request.views) })
    } catch (error) {
      answer({ kind: 'failed', message: String(error) })
    }
  })
}
