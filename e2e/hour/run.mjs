// What `npm run hour` runs: an hour of orders on two devices, or as many minutes as are named, from a seed.
// `npm run hour -- 5 42`
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from '../../apps/launcher/build.mjs'

const [minutes = '60', seed = '1'] = process.argv.slice(2)
const root = fileURLToPath(new URL('../..', import.meta.url))
build((step) => process.stdout.write(`${step} …\n`))
const { status } = spawnSync('npx', ['playwright', 'test', '--config', 'e2e/hour/hour.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, CAUSEWAY_MINUTES: minutes, CAUSEWAY_SEED: seed },
})
process.exit(status ?? 1)
