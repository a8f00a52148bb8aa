/** All an app needs to import to record events offline and sync them. */

export { openWorkspace } from '@causeway/client'
export {
  aggregate,
  commutes,
  defineModel,
  event,
  latestWins,
  view,
} from '@causeway/core'
