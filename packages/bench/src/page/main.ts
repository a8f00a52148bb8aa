import { bareCatchUp, bareLatency, catchUp, joining, liveLatency, settle } from './catch-up.ts'
import { bulkAppend, coldOpen, localCommits } from './device.ts'
import { fold } from './fold.ts'
import { bareCommits, bareSegments, bareStates } from './limits.ts'
import { timeTravel } from './past.ts'
import { logBytes, oneHistory, openAnew } from './sealing.ts'

/** What the measuring process calls in the page. */
export const measured = {
  bareCatchUp,
  bareCommits,
  bareLatency,
  bareSegments,
  bareStates,
  bulkAppend,
  catchUp,
  coldOpen,
  fold,
  joining,
  liveLatency,
  localCommits,
  logBytes,
  oneHistory,
  openAnew,
  settle,
  timeTravel,
}

declare global {
  interface Window {
    measured: typeof measured
  }
}

window.measured = measured
