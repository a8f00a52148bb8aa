// What `npm start` runs. It must work before anything is installed: only what Node brings along is imported.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install, orFail, requireNode, root } from './install.mjs'

requireNode()
const say = (/** @type {string} */ step) => process.stdout.write(`${step} …\n`)
orFail(() => {
  install(say)
  build(say)
})
await import(pathToFileURL(join(root, 'apps/relay/dist/main.js')).href)
if (process.env.npm_lifecycle_event !== undefined) stopWithParent(process.ppid)

/**
 * npm passes a signal to its shell alone, which ends without passing it on: the relay would stay behind with its port.
 * @param {number} parent
 */
function stopWithParent(parent) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
