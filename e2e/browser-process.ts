import { execFileSync } from 'node:child_process'
import { readlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Kills the browser that has a profile open as the power failing would: its main process and all that it started get
 * SIGKILL, so that none gets to flush anything.
 */
export function killBrowser(profile: string): void {
  for (const pid of family(mainProcess(profile))) kill(pid)
}

/** Chromium marks a profile that is in use with a link to `host-pid`. */
function mainProcess(profile: string): number {
  const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1])
  if (!Number.isInteger(pid)) throw new Error(`No browser has the profile ${profile} open.`)
  return pid
}

/** A process and all its descendants, parents first. */
function family(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    children.set(parent, [...(children.get(parent) ?? []), child])
  }
  const found = [pid]
  // What is found on the way is looked at in its turn.
  for (const one of found) found.push(...(children.get(one) ?? []))
  return found
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself, as they do when their parent is gone.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
