import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { drawPage } from './draw-page.ts'
import type { Figure } from './figure.ts'

const folder = new URL('../../../docs/bench/', import.meta.url)
const historyFile = new URL('history.json', folder)

/** Where the page with the charts is. */
export const pageFile = fileURLToPath(new URL('index.html', folder))

const figureShape = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.string(),
  limit: z.number().optional(),
  ratio: z.number().optional(),
})

const runShape = z.object({
  /** When it began, ISO 8601. */
  at: z.string(),
  /** The commit that was measured; with a `+` when files were changed beside it. */
  commit: z.string(),
  machine: z.string(),
  /** What else the machine did: its load average over the minute before. Figures of a busy machine say little. */
  load: z.number(),
  figures: z.array(figureShape),
})

/** One run of the benchmark. */
export type Run = z.infer<typeof runShape>

/** What is known of a run before anything is measured. */
export function beginRun(): Omit<Run, 'figures'> {
  return { at: new Date().toISOString(), commit: commit(), machine: machine(), load: loadavg()[0] ?? 0 }
}

/** Adds a run to the history and draws the page anew. Throws when the history cannot be read: it is not overwritten. */
export async function keepRun(run: Omit<Run, 'figures'>, figures: readonly Figure[]): Promise<void> {
  const runs = [...(await readRuns()), runShape.parse({ ...run, figures })]
  await mkdir(folder, { recursive: true })
  await writeFile(historyFile, `${JSON.stringify(runs, undefined, 1)}\n`)
  await writeFile(pageFile, drawPage(runs))
}

async function readRuns(): Promise<readonly Run[]> {
  const text = await readFile(historyFile, 'utf8').catch(() => '[]')
  return z.array(runShape).parse(JSON.parse(text))
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? process.arch}, ${memory} GB, Node ${process.versions.node}`
}

function commit(): string {
  try {
    const git = (...rest: string[]) => execFileSync('git', rest, { encoding: 'utf8', stdio: 'pipe' }).trim()
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`
  } catch {
    return 'unknown'
  }
}
