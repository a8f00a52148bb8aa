// What is done to the tables in idle time, or to look back: fetched apart from the rest.

export { fetchReleased, fetchSome } from './fetching.ts'
export { mergeSegments } from './merging.ts'
export { pruneReceipts } from './prune.ts'
export { releaseSegments, stretchOf } from './releasing.ts'
export { sealSegments } from './sealing.ts'
