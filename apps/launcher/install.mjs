import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The repository's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

const oldestNode = [20, 19]

/** A command of ours failed; the message holds what it printed. */
export class StepFailed extends Error {}

/** Ends with one clear sentence when Node is too old to run this project. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [oldMajor = 0, oldMinor = 0] = oldestNode
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return
  fail(`Causeway needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`)
}

/**
 * Installs the dependencies that the lock file names, unless that was done already.
 * @param {(step: string) => void} say
 */
export function install(say) {
  const stamp = `${root}node_modules/.causeway-installed`
  const lock = digest([`${root}pnpm-lock.yaml`])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('Installing dependencies')
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  run('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    ...process.env,
    // Without a terminal pnpm would stop to ask before it replaces a folder of another version.
    CI: 'true',
  })
  mkdirSync(`${root}node_modules`, { recursive: true })
  writeFileSync(stamp, lock)
}

/**
 * Runs a command quietly.
 * @throws {StepFailed} with everything the command printed, if it fails
 * @param {string} command @param {readonly string[]} args @param {NodeJS.ProcessEnv} [env]
 */
export function run(command, args, env = process.env) {
  try {
    const shell = process.platform === 'win32'
    execFileSync(command, args, {
      cwd: root,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
      shell,
      maxBuffer: 2 ** 28,
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string, stderr?: string }} */ (error)
    throw new StepFailed(
      `${stdout}${stderr}\n"${command} ${args.join(' ')}" failed; what it said stands above.`,
    )
  }
}

/**
 * A hash over files' contents.
 * @param {readonly string[]} files
 */
export function digest(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

/**
 * Runs what must succeed before anything else can; ends with what was printed if it fails.
 * @param {() => void} step
 */
export function orFail(step) {
  try {
    step()
  } catch (error) {
    if (error instanceof StepFailed) fail(error.message)
    throw error
  }
}

/**
 * Ends with a sentence on standard error.
 * @param {string} sentence
 * @returns {never}
 */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
