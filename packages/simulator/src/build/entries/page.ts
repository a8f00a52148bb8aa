export { everyEvents, openWorkspace } from '@causeway/client'
