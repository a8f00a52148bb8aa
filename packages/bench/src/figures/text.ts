import type { Command } from '@causeway/core'
import { order, orderNotes } from '@causeway/shop'
import { type TextEdit, text } from '@causeway/text'
import { mergingOf, worthMerging } from '@causeway/text/document'
import type { Page } from 'playwright'
import * as Y from 'yjs'
import { openDesk, settled, until } from '../built-desk.ts'
import { type Figure, figure, median } from '../figure.ts'

/** Milliseconds in which a long text is there: a budget. */
const openLimit = 300

/** How much was typed into it, and how much of that is recorded in one edit: some three seconds' worth. */
const keystrokes = 100_000
const perEdit = 30

const rounds = 7

/**
 * `text-open`: milliseconds from opening an order to its notes on the screen, of 100,000 keystrokes, in the built desk;
 * `-first` is the first text since the page was loaded, which fetches the editor.
 */
export async function textOpen(): Promise<Figure[]> {
  const { page, close } = await openDesk()
  try {
    const id = orderNotes('long')
    const { writing, characters } = typed(id)
    await execute(page, [order.commands.place('long', { number: 'T-1' })])
    await execute(page, [order.commands.place('short', { number: 'T-2' })])
    for (let at = 0; at < writing.length; at += 100) await execute(page, writing.slice(at, at + 100))
    await execute(page, [text.commands.write(orderNotes('short'), few)])
    await open(page, 'long', characters)
    await open(page, 'short', 0)
    await settled(page)
    await until(page, `causeway.sync.getState().waiting === 0`)
    const first: number[] = []
    const warm: number[] = []
    for (let round = 0; round < rounds; round++) {
      await page.reload()
      await until(
        page,
        `'causeway' in globalThis && document.querySelector('a[href="/orders/long"]') !== null`,
      )
      await settled(page)
      first.push(await open(page, 'long', characters))
      await open(page, 'short', 0)
      await settled(page)
      warm.push(await open(page, 'long', characters))
      await open(page, 'short', 0)
    }
    return [
      figure('text-open', median(warm), 'ms', openLimit),
      figure('text-open-first', median(first), 'ms', openLimit),
    ]
  } finally {
    await close()
  }
}

async function execute(page: Page, commands: readonly Command[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const outcome = await globalThis.causeway?.execute(wanted)
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome))
  }, commands)
}

/** Presses an order in the list; milliseconds until its notes have as many characters and are painted. */
function open(page: Page, id: string, characters: number): Promise<number> {
  return page.evaluate(
    async ({ id, characters }) => {
      document
        .querySelector<HTMLElement>('[aria-label="Notes of the order"]')
        ?.setAttribute('aria-label', 'old')
      const start = performance.now()
      document.querySelector<HTMLElement>(`a[href="/orders/${id}"]`)?.click()
      for (;;) {
        await new Promise(requestAnimationFrame)
        const notes = document.querySelector('[aria-label="Notes of the order"]')
        if ((notes?.textContent?.length ?? 0) >= characters) break
      }
      await new Promise(requestAnimationFrame)
      return performance.now() - start
    },
    { id, characters },
  )
}

/**
 * Keystrokes as people type them: runs of letters, a tenth of them taken back, now here and now there; recorded and put
 * together as an open text does it.
 */
function typed(id: string): { readonly writing: readonly Command[]; readonly characters: number } {
  const doc = new Y.Doc()
  const root = doc.getXmlFragment('page')
  const pending: Uint8Array[] = []
  const writing: Command[] = []
  let held: readonly TextEdit[] = []
  const chance = draws(7)
  doc.on('update', (update: Uint8Array) => {
    pending.push(update)
    if (pending.length === perEdit) flush()
  })
  function flush(): void {
    if (pending.length === 0) return
    const edit = { edit: `typed-${writing.length}`, update: base64(Y.mergeUpdates(pending.splice(0))) }
    writing.push(text.commands.write(id, edit))
    held = [...held, edit]
    const merging = held.length < 2 * worthMerging ? undefined : mergingOf(held, doc)
    if (!merging) return
    const merged = { edit: `merged-${writing.length}`, update: merging.update }
    const carried = new Set(merging.merges)
    writing.push(text.commands.merge(id, { ...merged, merges: [...merging.merges] }))
    held = [...held.filter(({ edit }) => !carried.has(edit)), merged]
  }
  const lines: Y.XmlText[] = []
  let line = 0
  let caret = 0
  for (let key = 0; key < keystrokes; key++) {
    if (key % 600 === 0) {
      const block = new Y.XmlElement('paragraph')
      const words = new Y.XmlText()
      doc.transact(() => {
        block.insert(0, [words])
        root.push([block])
      })
      lines.push(words)
      line = lines.length - 1
      caret = 0
    } else if (key % 47 === 0) {
      line = chance(lines.length)
      caret = chance((lines[line]?.length ?? 0) + 1)
    }
    const words = lines[line]
    if (!words) continue
    if (caret > 0 && chance(10) === 0) words.delete(--caret, 1)
    else words.insert(caret++, key % 6 === 5 ? ' ' : 'abcdefghijklmnopqrstuvwxyz'.charAt(chance(26)))
  }
  flush()
  return { writing, characters: lines.reduce((sum, words) => sum + words.length, 0) }
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

/** A few words. */
const few = (() => {
  const doc = new Y.Doc()
  doc.getXmlFragment('page').push([new Y.XmlElement('paragraph')])
  return { edit: 'few', update: base64(Y.encodeStateAsUpdate(doc)) }
})()

/** Draws from 0 to below a number; the same at every run. (Park and Miller's generator.) */
function draws(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}
