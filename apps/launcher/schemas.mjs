// `npm run -s schemas`: writes every version of every event type to packages/shop/schemas.json, unless what was
// recorded could no longer be read.
import { spawnSync } from 'node:child_process'
import { root } from './install.mjs'

/** @param {readonly string[]} args */
function run(...args) {
  const { status } = spawnSync('npx', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CAUSEWAY_SCHEMAS: 'write' },
  })
  if (status !== 0) process.exit(status ?? 1)
}

run('vitest', 'run', '--project', 'unit', 'packages/shop/src/schemas.test.ts')
run('biome', 'format', '--write', 'packages/shop/schemas.json')
