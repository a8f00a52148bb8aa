import { fdatasyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/**
 * A folder whose `fsync` is one. Emscripten's Node file system has none, so that PostgreSQL's "written" would mean
 * "handed to the kernel": safe from a killed process, lost with the power.
 */
class DurableFolder extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args)
    const preRun = [...(emscriptenOpts.preRun ?? [])]
    preRun.push((module) => {
      const operations: { fsync?(stream: { readonly nfd: number }): number } = module.NODEFS.stream_ops
      operations.fsync = ({ nfd }) => {
        fdatasyncSync(nfd)
        return 0
      }
    })
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}

// Statements are prepared: what they do does not depend on their parameters, so one plan is as good as another.
const planOnce = ['-c', 'plan_cache_mode=force_generic_plan']

// Emscripten answers `fdatasync` without calling the file system, so the log's own flush must be an `fsync`.
const durable = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

// A commit that needs a new piece of the write-ahead log waits until it is filled with zeros: 16 MB by default.
const smallPieces = ['--wal-segsize=1']

/** PostgreSQL in this process, its files in `folder`: what is committed survives a killed process and a power cut. */
export async function openPgliteFolder(folder: string): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableFolder(folder),
    startParams: [...durable, ...planOnce],
    initDbStartParams: smallPieces,
  })
}

const checkMs = 10_000
const longestLog = 32 * 1024 * 1024

/**
 * Shortens the write-ahead log every now and then, so that it does not grow without end and a start after a crash has
 * little to replay: PGlite has no process of its own for it. Stops when PGlite is closed.
 */
export function keepLogShort(pglite: PGlite, failed: (error: unknown) => void): void {
  const timer = setInterval(() => {
    if (pglite.closed) clearInterval(timer)
    else shortenLog(pglite, longestLog).catch(failed)
  }, checkMs)
  timer.unref()
}

/** Makes a checkpoint if there are more than so many bytes of write-ahead log since the last one; true if it did. */
export async function shortenLog(pglite: PGlite, longest: number): Promise<boolean> {
  const { rows } = await pglite.query<{ length: string }>(
    'select pg_current_wal_insert_lsn() - redo_lsn as length from pg_control_checkpoint()',
  )
  if (Number(rows[0]?.length) <= longest) return false
  await pglite.exec('checkpoint')
  return true
}

/** PostgreSQL in this process, in memory. */
export function openPgliteMemory(): Promise<PGlite> {
  return PGlite.create({ startParams: [...PGlite.defaultStartParams, ...planOnce] })
}
