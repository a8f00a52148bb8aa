import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyUpdate, Doc, encodeStateVector } from 'yjs'
import { createContent } from './content.ts'

/** What three people type, as updates in the order they were made. */
function typing(strokes: readonly { readonly by: number; readonly at: number; readonly text: string }[]) {
  const updates: Uint8Array[] = []
  const docs = [1, 2, 3].map((client) => {
    const doc = new Doc()
    doc.clientID = client
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === null) updates.push(update)
    })
    return doc
  })
  for (const { by, at, text } of strokes) {
    const doc = docs[by]
    const typed = doc?.getText('text')
    if (text === '') typed?.delete(Math.min(at, Math.max(0, typed.length - 1)), Math.min(1, typed.length))
    else typed?.insert(Math.min(at, typed.length), text)
  }
  for (const doc of docs) for (const update of updates) applyUpdate(doc, update, 'others')
  return { updates, text: docs[0]?.getText('text').toString() }
}

const strokes = fc.array(fc.record({ by: fc.nat(2), at: fc.nat(20), text: fc.string({ maxLength: 3 }) }), {
  maxLength: 40,
})

it('what is kept as bytes reads like the documents of those who typed', () => {
  fc.assert(
    fc.property(strokes, fc.nat(40), (made, before) => {
      const { updates, text } = typing(made)
      const content = createContent()
      const early = new Doc()
      updates.forEach((update, index) => {
        content.add(update)
        if (index === before) applyUpdate(early, content.since(encodeStateVector(early)))
      })
      // Somebody who has a part gets the rest.
      applyUpdate(early, content.since(encodeStateVector(early)))
      expect(early.getText('text').toString()).toBe(text)
      const late = new Doc()
      applyUpdate(late, content.since(Uint8Array.of(0)))
      expect(late.getText('text').toString()).toBe(text)
      expect(createContent().stateVector()).toEqual(Uint8Array.of(0))
      expect(content.stateVector()).toEqual(encodeStateVector(late))
    }),
  )
})

it('takes ten thousand keystrokes in pieces that are merged a few times each', () => {
  const content = createContent()
  const doc = new Doc()
  let bytes = 0
  doc.on('update', (update: Uint8Array) => {
    bytes += update.length
    content.add(update)
  })
  for (let i = 0; i < 10_000; i++) doc.getText('text').insert(i, 'x')
  expect(content.size).toBeLessThan(bytes)
  const copy = new Doc()
  applyUpdate(copy, content.since(Uint8Array.of(0)))
  expect(copy.getText('text').length).toBe(10_000)
})
