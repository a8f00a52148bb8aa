import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest, root, run } from './install.mjs'

const apps = ['desk', 'relay']

/**
 * Builds the desk and the relay, unless their sources are those of the last build.
 * @param {(step: string) => void} say
 */
export function build(say) {
  const sources = digest([
    ...sourceFiles(join(root, 'packages')),
    ...sourceFiles(join(root, 'apps')),
    join(root, 'pnpm-lock.yaml'),
  ])
  for (const app of apps) {
    const stamp = join(root, 'apps', app, 'dist', '.built-from')
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) continue
    say(`Building the ${app}`)
    run('npx', ['vite', 'build', join('apps', app)], { ...process.env, NODE_ENV: 'production' })
    writeFileSync(stamp, sources)
  }
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? sourceFiles(path) : [path]
    })
}
