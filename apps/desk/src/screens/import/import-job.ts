import type { Outcome, Workspace } from '@causeway/client'
import { type ImportPreview, previewImport, rowRequest, type SalesLine } from '@causeway/shop'
import { readText } from './read-file.ts'

/** How far an import has come. */
export interface ImportTally {
  /** Rows carried out so far, from the first on. */
  readonly done: number
  /** Of these: rows that brought something new, and rows that were here already. */
  readonly added: number
  readonly unchanged: number
  /** Rows that could not be carried out, each with the reason. Nothing of them was recorded. */
  readonly failed: readonly { readonly line: string; readonly message: string }[]
}

/** Where an import stands. It goes on while other screens are shown. */
export type ImportState =
  | { readonly step: 'choose'; readonly problem?: string }
  | { readonly step: 'reading'; readonly file: string }
  | { readonly step: 'preview'; readonly file: string; readonly preview: ImportPreview }
  | {
      readonly step: 'running' | 'stopped' | 'done'
      readonly file: string
      readonly preview: ImportPreview
      readonly tally: ImportTally
      /** Why it stopped, when nobody stopped it. */
      readonly problem?: string
    }

/** Rows handed over at a time; between two handfuls the screen is drawn and the import can be stopped. */
const handful = 200

const nothingDone: ImportTally = { done: 0, added: 0, unchanged: 0, failed: [] }

let state: ImportState = { step: 'choose' }
let stopping: AbortController | undefined
const listeners = new Set<() => void>()

function become(next: ImportState): void {
  state = next
  for (const listener of listeners) listener()
}

/** Where the import stands. */
export function importState(): ImportState {
  return state
}

/** Calls back when the import has moved; returns how to stop. */
export function subscribeToImport(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Reads a file and shows what it would bring. Nothing is imported yet. */
export async function openFile(file: File): Promise<void> {
  become({ step: 'reading', file: file.name })
  const preview = previewImport(await readText(file))
  if ('unreadable' in preview) become({ step: 'choose', problem: preview.unreadable })
  else become({ step: 'preview', file: file.name, preview })
}

/** Starts the import, or goes on where it was stopped. */
export async function runImport(workspace: Workspace): Promise<void> {
  if (state.step !== 'preview' && state.step !== 'stopped') return
  const { file, preview } = state
  let tally = state.step === 'stopped' ? state.tally : nothingDone
  stopping = new AbortController()
  const { signal } = stopping
  become({ step: 'running', file, preview, tally })
  while (tally.done < preview.rows.length && !signal.aborted) {
    const rows = preview.rows.slice(tally.done, tally.done + handful)
    const outcomes = await workspace.executeEach(rows.map(rowRequest), signal)
    const storage = outcomes.find(isStorageFailure)
    if (storage) return become({ step: 'stopped', file, preview, tally, problem: storage.error.message })
    tally = addUp(tally, rows, outcomes)
    become({ step: 'running', file, preview, tally })
    await nextFrame()
  }
  const step = tally.done < preview.rows.length ? 'stopped' : 'done'
  become({ step, file, preview, tally })
}

/** Stops after the rows that are under way. What is imported stays; the rest can follow. */
export function stopImport(): void {
  stopping?.abort()
}

/** Puts the file aside. What was imported stays. */
export function startOver(): void {
  become({ step: 'choose' })
}

/** Adds the outcomes of the next rows to a tally. */
export function addUp(
  tally: ImportTally,
  rows: readonly Pick<SalesLine, 'line'>[],
  outcomes: readonly Outcome[],
): ImportTally {
  let { added, unchanged } = tally
  const failed = [...tally.failed]
  for (const [index, outcome] of outcomes.entries()) {
    if (!outcome.ok) failed.push({ line: rows[index]?.line ?? '', message: outcome.error.message })
    else if (outcome.events.length > 0 && !outcome.repeated) added++
    else unchanged++
  }
  return { done: tally.done + outcomes.length, added, unchanged, failed }
}

type Failure = Extract<Outcome, { readonly ok: false }>

/** A device that cannot save will not save the next row either: the import stops there and can be resumed. */
function isStorageFailure(outcome: Outcome): outcome is Failure {
  return !outcome.ok && (outcome.error.code === 'storage-full' || outcome.error.code === 'storage-failed')
}

function nextFrame(): Promise<void> {
  // A hidden tab draws no frames; the import goes on in it all the same.
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve)
    else requestAnimationFrame(() => setTimeout(resolve))
  })
}
