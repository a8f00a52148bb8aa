// `npm run -s schemas`: writes every version of every event type to packages/shop/schemas.json, unless what was
// recorded could no longer be read.
import { spawnSync } from 'node:child_process'
import { root } from './install.mjs'

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'unit', 'packages/shop/src/schemas.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, CAUSEWAY_SCHEMAS: 'write' },
  },
)
process.exit(status ?? 1)
