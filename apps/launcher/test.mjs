// What `npm test` runs: every step, or those named (`npm test -- unit e2e`). Only what Node brings along is imported.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { fail, install, orFail, requireNode, root, StepFailed } from './install.mjs'

requireNode()
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`)
const reports = mkdtempSync(join(tmpdir(), 'causeway-test-'))
const counted = { passed: 0, failed: 0, skipped: 0, again: 0 }
/** @type {string[]} */
const broken = []

/** @type {Readonly<Record<string, () => boolean>>} */
const steps = {
  types: () => succeeds('npx', ['tsc', '--noEmit', '-p', 'tsconfig.json']),
  lint: () => succeeds('npx', ['biome', 'check', '.']) && succeeds('npx', ['knip']),
  unit: () => vitest('unit'),
  browser: () => vitest('browser'),
  relay: () => vitest('relay'),
  simulator: () => vitest('simulator'),
  build: built,
  e2e: playwright,
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in steps))
if (unknown) fail(`There is no step "${unknown}". The steps are: ${Object.keys(steps).join(', ')}.`)

orFail(() => install(say))
const browser =
  asked.length === 0 || asked.includes('browser') || asked.includes('e2e') ? chromium() : undefined

for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  say(`\n── ${name}`)
  const started = Date.now()
  const failedBefore = counted.failed
  const good = step()
  if (!good) {
    broken.push(name)
    // A step that fails without naming a test is one failure, so that the closing line never looks clean.
    if (counted.failed === failedBefore) counted.failed += 1
  }
  say(`── ${name}: ${good ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

if (broken.length > 0) say(`\nFailed: ${broken.join(', ')}`)
if (counted.skipped > 0) say(`\nSkipped: ${counted.skipped}`)
if (counted.again > 0) say(`\nPassed only when tried again, and to be looked into: ${counted.again}`)
say(`\n${counted.passed} passed, ${counted.failed} failed`)
process.exit(broken.length > 0 ? 1 : 0)

/** @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env] */
function succeeds(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...(browser ? { CHROMIUM_PATH: browser.path } : {}), ...env },
  })
  return status === 0
}

/** @param {string} project */
function vitest(project) {
  const report = join(reports, `${project}.json`)
  const args = [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${report}`,
    '--reporter=./apps/launcher/retried.mjs',
  ]
  const retried = join(reports, `${project}.retried`)
  const good = succeeds('npx', args, { CAUSEWAY_RETRIED: retried })
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(report)
  count(numPassedTests, numFailedTests, numPendingTests)
  again(existsSync(retried) ? readFileSync(retried, 'utf8').trimEnd().split('\n') : [])
  return good && numPassedTests > 0
}

function chromium() {
  const found = requireBrowser(say)
  if (!found) fail('No Chromium could be found or installed. Install one, or name it in CHROMIUM_PATH.')
  say(`Testing with Chromium from ${found.source}: ${found.path}`)
  return found
}

function built() {
  try {
    build(say)
    return true
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error
    say(error.message)
    return false
  }
}

function playwright() {
  // Never against an older build: it is current already if the step before has run.
  if (!built()) return false
  const report = join(reports, 'e2e.json')
  const good = succeeds('npx', ['playwright', 'test', '--config', 'e2e/playwright.config.ts'], {
    CAUSEWAY_E2E_REPORT: report,
  })
  const { stats = {} } = read(report)
  counted.again += stats.flaky ?? 0
  count((stats.expected ?? 0) + (stats.flaky ?? 0), stats.unexpected ?? 0, stats.skipped ?? 0)
  return good && (stats.expected ?? 0) > 0
}

/** @param {readonly string[]} names of tests that passed only when tried again */
function again(names) {
  counted.again += names.length
  for (const name of names) say(`Passed only when tried again: ${name}`)
}

/** @param {number} passed @param {number} failed @param {number} skipped */
function count(passed, failed, skipped) {
  counted.passed += passed
  counted.failed += failed
  counted.skipped += skipped
}

/** @param {string} report */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
}
