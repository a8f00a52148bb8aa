import type { Command } from '@causeway/core'
import { createStore } from 'zustand/vanilla'
import type { Readable } from '../live/readable.ts'
import type { ReceiptRecord } from '../store/database.ts'
import type { Store } from '../store/store.ts'

/** What a person can take back, or do again: an earlier request of theirs on this device. */
export interface UndoEntry {
  /** The id of the request to take back: `Workspace.undo` takes it. */
  readonly command: string
  /** What was done, for words to say it in. */
  readonly commands: readonly Command[]
}

/** The next step back and the next step forward; each absent where there is none. */
export interface Undoing {
  readonly undo?: UndoEntry
  readonly redo?: UndoEntry
  /** What was done last in this tab, whether it can be taken back or not. */
  readonly latest?: UndoEntry
}

/** How far back a person can go: requests. */
export const deepest = 100

/** What a person did on this device, newest first, so that they can take it back; it survives reloading. */
export interface UndoStack {
  readonly undoing: Readable<Undoing>
  /** Takes in what was just recorded. */
  recorded(receipts: readonly ReceiptRecord[]): void
  /** Reads what other tabs recorded. */
  read(): Promise<void>
}

export async function openUndoStack(store: Store, actor: string): Promise<UndoStack> {
  let receipts: readonly ReceiptRecord[] = []
  let latest: UndoEntry | undefined
  const undoing = createStore<Undoing>(() => ({}))

  function show(next: readonly ReceiptRecord[]): void {
    receipts = next.slice(-deepest)
    const steps = stepsOf(receipts.filter((receipt) => receipt.actor === actor))
    undoing.setState({ ...steps, ...(latest && { latest }) }, true)
  }

  const stack: UndoStack = {
    undoing,
    recorded(recorded) {
      const last = recorded.at(-1)
      if (!last) return
      latest = { command: last.command, commands: last.commands }
      show([...receipts, ...recorded.filter(({ undoAt }) => undoAt !== undefined)])
    },
    read: async () => show((await store.undoable(deepest)).toReversed()),
  }
  await stack.read()
  return stack
}

/**
 * The next steps back and forward after requests in the order they were done. Something new ends what could be done
 * again; what was refused cannot be taken back.
 */
export function stepsOf(receipts: readonly ReceiptRecord[]): Undoing {
  const done: UndoEntry[] = []
  const undone: UndoEntry[] = []
  for (const { command, commands, undoes, refusal, settled } of receipts) {
    if (refusal || settled) continue
    const entry = { command, commands }
    if (undoes === undefined) {
      done.push(entry)
      undone.length = 0
    } else if (undone.at(-1)?.command === undoes) {
      undone.pop()
      done.push(entry)
    } else {
      remove(done, undoes)
      undone.push(entry)
    }
  }
  const undo = done.at(-1)
  const redo = undone.at(-1)
  return { ...(undo && { undo }), ...(redo && { redo }) }
}

function remove(entries: UndoEntry[], command: string): void {
  const at = entries.findIndex((entry) => entry.command === command)
  if (at >= 0) entries.splice(at, 1)
}
