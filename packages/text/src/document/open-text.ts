import { streamId } from '@causeway/core'
import * as Y from 'yjs'
import { longestUpdate, type TextEdit, text } from '../log/text.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { mergingOf, worthMerging } from './compaction.ts'
import { createCoverage } from './coverage.ts'
import { bringIn, documentOf, updateOf } from './read.ts'
import { type TextLog, writeTo } from './text-log.ts'
import { openUnsaved } from './unsaved.ts'

/** Whether what was written is recorded on this device. */
export type Saving =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** It is tried again with the next change; meanwhile it is kept at hand. */
  | { readonly kind: 'failed'; readonly message: string }

/** A text while somebody reads or writes it. */
export interface OpenText {
  readonly doc: Y.Doc
  readonly saving: {
    getState(): Saving
    subscribe(listener: () => void): () => void
  }
  /** Records now what is written. */
  save(): Promise<void>
  /** Records what is written, puts many edits together into one, and lets the document go. */
  close(): Promise<void>
}

/** How soon what is written is recorded; milliseconds. */
export interface Patience {
  /** After the last key. */
  readonly pause: number
  /** While somebody writes on. */
  readonly longest: number
  /** What came live from somebody else and is in no log yet: its author is given time to record it. */
  readonly heard: number
}

const patience: Patience = { pause: 600, longest: 3_000, heard: 15_000 }

const allSaved: Saving = { kind: 'saved' }

const fromLog = Symbol('from the log')

/**
 * Opens a text: a Yjs document that follows the log and whose changes are recorded, coalesced into stretches of
 * writing. What was written and is not recorded yet stands in `localStorage` the moment it is typed, so that a page
 * that goes away at once loses nothing: {@link recoverUnsaved}.
 *
 * What others write may come live as well (`joinRoom`). It is theirs to record; but nothing of our own is recorded
 * before what it stands on, and what nobody has recorded after a while is recorded here.
 */
export function openText(log: TextLog, id: string, { pause, longest, heard: grace } = patience): OpenText {
  const stream = streamId(text.name, id)
  const { edits } = log.state(text, id)
  const doc = documentOf(edits)
  const unsaved = openUnsaved(log, id)
  const recorded = createCoverage(doc)
  const known = new Set(edits.map(({ edit }) => edit))
  const listeners = new Set<() => void>()
  let saving = allSaved
  /** Written here and not being recorded yet, put together. */
  let own: Uint8Array | undefined
  /** Heard live from others and not in the log. */
  let heard: Uint8Array[] = []
  /** Nobody has recorded for a while what was heard. */
  let overdue = false
  let recording: readonly TextEdit[] = []
  let running: Promise<void> | undefined
  let pauseTimer: ReturnType<typeof setTimeout> | undefined
  let longestTimer: ReturnType<typeof setTimeout> | undefined
  let heardTimer: ReturnType<typeof setTimeout> | undefined

  function show(next: Saving): void {
    if (next.kind === saving.kind && next.kind !== 'failed') return
    saving = next
    for (const listener of listeners) listener()
  }

  function follow(): void {
    const fresh = log.state(text, id).edits.filter(({ edit }) => !known.has(edit))
    for (const { edit } of fresh) known.add(edit)
    const updates = fresh.flatMap((edit) => updateOf(edit) ?? [])
    for (const update of updates) recorded.add(update)
    heard = heard.filter((update) => !recorded.has(update))
    if (updates.length > 0) bringIn(doc, updates, fromLog)
  }

  function keep(): void {
    const edits = own ? [...recording, { edit: newEdit(), update: toBase64(own) }] : recording
    // Without room at hand it cannot wait.
    if (!unsaved.keep(edits)) void save()
  }

  function changed(update: Uint8Array, origin: unknown, _doc: Y.Doc, { local }: Y.Transaction): void {
    if (origin === fromLog) return
    if (!local) {
      if (recorded.has(update)) return
      heard.push(update)
      heardTimer ??= setTimeout(saveHeard, grace)
      return
    }
    own = own ? Y.mergeUpdates([own, update]) : update
    keep()
    show({ kind: 'saving' })
    clearTimeout(pauseTimer)
    pauseTimer = setTimeout(() => void save(), pause)
    longestTimer ??= setTimeout(() => void save(), longest)
  }

  async function record(): Promise<void> {
    while (own || recording.length > 0 || (overdue && heard.length > 0)) {
      if (own || overdue) recording = [...recording, ...editsOf([...heard, ...(own ? [own] : [])])]
      heard = []
      own = undefined
      overdue = false
      unsaved.keep(recording)
      for (const edit of recording) {
        const outcome = await writeTo(log, id, edit)
        if (!outcome.ok) {
          show({ kind: 'failed', message: outcome.error.message })
          return
        }
        known.add(edit.edit)
        recorded.add(fromBase64(edit.update))
        recording = recording.slice(1)
      }
      keep()
    }
    show({ kind: 'saved' })
    if (log.state(text, id).edits.length >= worthMerging * 2) await merge()
  }

  async function save(): Promise<void> {
    clearTimeout(pauseTimer)
    clearTimeout(longestTimer)
    longestTimer = undefined
    running ??= record().finally(() => {
      running = undefined
    })
    await running
  }

  function saveHeard(): void {
    heardTimer = undefined
    overdue = heard.length > 0
    void save()
  }

  async function merge(): Promise<void> {
    const merging = mergingOf(log.state(text, id).edits, doc)
    if (!merging) return
    const edit = newEdit()
    await log.execute(text.commands.merge(id, { edit, ...merging, merges: [...merging.merges] }), {
      id: `edit ${edit}`,
    })
  }

  const goingAway = () => void save()
  const hidden = () => document.visibilityState === 'hidden' && void save()

  doc.on('update', changed)
  const unwatch = log.watch(stream, follow)
  addEventListener('pagehide', goingAway)
  document.addEventListener('visibilitychange', hidden)

  return {
    doc,
    saving: {
      getState: () => saving,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    save,
    async close() {
      await save()
      unwatch()
      clearTimeout(heardTimer)
      removeEventListener('pagehide', goingAway)
      document.removeEventListener('visibilitychange', hidden)
      doc.off('update', changed)
      await merge()
      doc.destroy()
      unsaved.release()
    },
  }
}

/** A text as it was, to be read: nothing written into it is recorded. */
export function openPastText(edits: readonly TextEdit[]): OpenText {
  const doc = documentOf(edits)
  return {
    doc,
    saving: { getState: () => allSaved, subscribe: () => () => undefined },
    save: async () => undefined,
    close: async () => doc.destroy(),
  }
}

/** Updates as edits, together as far as one event holds them. */
function editsOf(updates: readonly Uint8Array[]): readonly TextEdit[] {
  const whole = toBase64(Y.mergeUpdates([...updates]))
  const pieces = whole.length <= longestUpdate || updates.length === 1 ? [whole] : updates.map(toBase64)
  return pieces.map((update) => ({ edit: newEdit(), update }))
}

function newEdit(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(12)))
}
