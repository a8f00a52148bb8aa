import { describe, expect, it } from 'vitest'
import { longestUpdate, type TextEdit } from '../log/text.ts'
import { mergingOf, worthMerging } from './compaction.ts'
import { plainText } from './plain-text.ts'
import { documentOf } from './read.ts'
import { writer } from './writing.fixture.ts'

/** What is put together of edits, by a device that holds no others. */
const merged = (edits: readonly TextEdit[]) => mergingOf(edits, documentOf(edits))

/** The log's state after an edit was recorded, put together as soon as it is worth it. */
function after(edits: readonly TextEdit[], edit: TextEdit): readonly TextEdit[] {
  const held = [...edits, edit]
  const merging = merged(held)
  if (!merging) return held
  const carried = new Set(merging.merges)
  return [
    ...held.filter((one) => !carried.has(one.edit)),
    { edit: `merged ${edit.edit}`, update: merging.update },
  ]
}

describe('putting edits together', () => {
  it('waits until they are many', () => {
    const { types } = writer()
    const edits = Array.from({ length: worthMerging - 1 }, (_, at) => types(`word${at} `, 0))
    expect(merged(edits)).toBeUndefined()
    expect(merged([...edits, types('last', 0)])?.merges).toHaveLength(worthMerging)
  })

  it('keeps every word, few edits, and records no character again and again', () => {
    const { doc, types } = writer()
    let edits: readonly TextEdit[] = []
    let written = 0
    let recordedAgain = 0
    for (let at = 0; at < 2_000; at++) {
      const edit = types(`word${at} `, 0)
      written += edit.update.length
      const next = after(edits, edit)
      if (next.length <= edits.length) recordedAgain += next.at(-1)?.update.length ?? 0
      edits = next
    }
    expect(plainText(documentOf(edits))).toBe(plainText(doc))
    expect(edits.length).toBeLessThan(worthMerging + 10)
    expect(recordedAgain).toBeLessThan(4 * written)
  })

  it('makes one stretch of what was typed as many', () => {
    const { types } = writer()
    const edits = Array.from({ length: worthMerging }, () => types('abcdefgh', 0))
    const loose = edits.reduce((sum, { update }) => sum + update.length, 0)
    expect(merged(edits)?.update.length).toBeLessThan(loose / 3)
  })

  it('stays within what one event may hold, and leaves alone what cannot be read', () => {
    const { types } = writer()
    const edits = Array.from({ length: worthMerging }, (_, at) => types(String(at).repeat(4_000), 0))
    const bad: TextEdit = { edit: 'bad', update: 'AAECAwQFBgcICQ==' }
    const merging = merged([bad, ...edits])
    expect(merging?.update.length).toBeLessThanOrEqual(longestUpdate)
    expect(merging?.merges).not.toContain('bad')
    expect(merging?.merges.length).toBeGreaterThanOrEqual(worthMerging / 4)
  })
})
