import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { plainText } from './plain-text.ts'
import { paragraph, writer } from './writing.fixture.ts'

function list(name: string, item: string, ...items: readonly Y.XmlElement[]): Y.XmlElement {
  const element = new Y.XmlElement(name)
  const wrapped = items.map((content) => {
    const one = new Y.XmlElement(item)
    one.insert(0, [content])
    return one
  })
  element.insert(0, wrapped)
  return element
}

describe('a document as plain text', () => {
  it('has a line for each block, whatever is marked in it', () => {
    const { doc, does } = writer()
    does((root) => {
      root.push([paragraph('Tuesday', 'heading'), paragraph('Two loaves are missing')])
      const [, second] = root.toArray()
      const words = second instanceof Y.XmlElement ? second.get(0) : undefined
      if (words instanceof Y.XmlText) words.format(0, 3, { bold: {} })
    })
    expect(plainText(doc)).toBe('Tuesday\nTwo loaves are missing')
  })

  it('shows lists as lists, and what is done', () => {
    const { doc, does } = writer()
    does((root) => {
      root.push([
        list('bulletList', 'listItem', paragraph('eggs')),
        list('orderedList', 'listItem', paragraph('first'), paragraph('second')),
        list('taskList', 'taskItem', paragraph('call Ann'), paragraph('oven')),
      ])
      const tasks = root.get(2)
      const [, second] = tasks instanceof Y.XmlElement ? tasks.toArray() : []
      // The editor's attributes are what its schema says, whatever Yjs declares.
      if (second instanceof Y.XmlElement) Reflect.apply(second.setAttribute, second, ['checked', true])
    })
    expect(plainText(doc)).toBe('- eggs\n1. first\n2. second\n[ ] call Ann\n[x] oven')
  })

  it('reads what is mentioned as it was called', () => {
    const { doc, does } = writer()
    does((root) => {
      const line = new Y.XmlElement('paragraph')
      const mention = new Y.XmlElement('mention')
      mention.setAttribute('label', 'KVQ-0042')
      line.insert(0, [new Y.XmlText('see '), mention, new Y.XmlText(', today')])
      root.push([line])
    })
    expect(plainText(doc)).toBe('see KVQ-0042, today')
  })
})
