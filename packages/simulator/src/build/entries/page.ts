export { openWorkspace } from '@causeway/client'
