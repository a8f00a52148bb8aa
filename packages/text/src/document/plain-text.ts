import * as Y from 'yjs'

/** Where in the Yjs document the editor's page is. */
export const page = 'page'

/**
 * A document as plain text: a line for each block, items led by a dash or their number, tasks by `[x]`. What is
 * mentioned reads as it was called when it was mentioned.
 */
export function plainText(doc: Y.Doc): string {
  return blocks(doc.getXmlFragment(page), '').join('\n').trimEnd()
}

type Block = Y.XmlFragment | Y.XmlElement

function blocks(parent: Block, indent: string): string[] {
  const lines: string[] = []
  let number = 0
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    number++
    switch (child.nodeName) {
      case 'bulletList':
      case 'orderedList':
      case 'taskList':
        lines.push(...blocks(child, indent))
        break
      case 'listItem':
      case 'taskItem': {
        const lead = leadOf(parent, child, number)
        const [first = '', ...rest] = blocks(child, '')
        lines.push(`${indent}${lead} ${first}`, ...rest.map((line) => `${indent}  ${line}`))
        break
      }
      case 'horizontalRule':
        lines.push(`${indent}---`)
        break
      case 'blockquote':
        lines.push(...blocks(child, `${indent}> `))
        break
      default:
        lines.push(
          ...inline(child)
            .split('\n')
            .map((line) => `${indent}${line}`),
        )
    }
  }
  return lines
}

function leadOf(parent: Block, item: Y.XmlElement, number: number): string {
  if (item.nodeName === 'taskItem') return isTrue(item.getAttribute('checked')) ? '[x]' : '[ ]'
  return parent instanceof Y.XmlElement && parent.nodeName === 'orderedList' ? `${number}.` : '-'
}

// Attributes are declared as strings, and hold what the editor's schema says.
function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}

function inline(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText) return textOf(child)
      if (!(child instanceof Y.XmlElement)) return ''
      return child.nodeName === 'hardBreak' ? '\n' : String(child.getAttribute('label') ?? '')
    })
    .join('')
}

/** Without the marks, which `toString` writes as tags. */
function textOf(text: Y.XmlText): string {
  const parts: readonly { readonly insert?: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
