import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { createContent } from './content.ts'
import { poisoned, typed } from './hostile.fixture.ts'
import { isSound } from './update.ts'

describe('an update', () => {
  it('that Yjs made is sound, with everything an editor writes', () => {
    const doc = new Doc()
    doc.getText('text').insert(0, 'Hello')
    doc.getText('text').insert(2, 'y', { bold: true })
    doc.getText('text').insertEmbed(1, { image: { src: 'a', size: [1, 2] } })
    doc.getText('text').delete(0, 3)
    doc.getMap('map').set('a', { b: [1, 'two', null, undefined, true, 3.5, new Uint8Array(3)] })
    doc.getMap('map').set('a', 'again')
    const paragraph = new XmlElement('paragraph')
    paragraph.setAttribute('level', '2')
    paragraph.insert(0, [new XmlText('emoji 🚢')])
    doc.getXmlFragment('page').insert(0, [paragraph])
    expect(isSound(encodeStateAsUpdate(doc))).toBe(true)
    expect(isSound(Uint8Array.of(0, 0))).toBe(true)
  })

  it('that waits for what others wrote is sound', () => {
    const doc = new Doc()
    doc.getText('text').insert(0, 'Hello')
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.clientID = 99
    doc.getText('text').insert(5, '!')
    expect(updates.map(isSound)).toEqual([true])
  })

  it.each(Object.entries(poisoned))('is not sound: %s', (_name, update) => {
    expect(isSound(update)).toBe(false)
  })

  it('of any bytes is judged, never thrown about', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof isSound(bytes)).toBe('boolean')
      }),
    )
  })

  it('with a wrong byte is judged too, and what is sound merges', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(255), (at, byte) => {
        const update = typed('Hello, this is a text of some length')
        update[at % update.length] = byte
        if (!isSound(update)) return
        const content = createContent()
        content.add(typed('Something that is there already'))
        content.add(update)
        expect(content.since(Uint8Array.of(0)).length).toBeGreaterThan(0)
      }),
    )
  })
})
