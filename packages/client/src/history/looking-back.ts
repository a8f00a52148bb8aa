// What nobody needs before they look back: fetched apart from the rest.

export { createLogApi } from '../sync/log-api.ts'
export { historyRoom } from './keeping.ts'
export { openPast } from './past.ts'
export { queryLog } from './query.ts'
export { replay, storedPages } from './replay.ts'
export { traceOf } from './trace.ts'
