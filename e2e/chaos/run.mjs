// What `npm run chaos` runs: everything that can go wrong, on three devices, for some minutes, from a seed.
// `npm run chaos -- --minutes 10 --seed 7`
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from '../../apps/launcher/build.mjs'

const { minutes, seed } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
}).values
const root = fileURLToPath(new URL('../..', import.meta.url))
build((step) => process.stdout.write(`${step} …\n`))
const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'e2e/chaos/chaos.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, CAUSEWAY_MINUTES: minutes, CAUSEWAY_SEED: seed },
})
process.exit(status ?? 1)
