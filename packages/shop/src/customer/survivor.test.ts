import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { survivorOf } from './survivor.ts'

/** Who was merged into whom; everybody named is registered. */
function world(merges: Readonly<Record<string, string>>) {
  const known = new Set([...Object.keys(merges), ...Object.values(merges)])
  return (id: string) => ({
    registered: known.has(id),
    mergedInto: Object.hasOwn(merges, id) ? (merges[id] ?? '') : '',
  })
}

describe('who remains', () => {
  it('is oneself where nothing was merged, even of somebody unknown', () => {
    expect(survivorOf(world({}), 'x')).toBe('x')
  })

  it('is the end of a chain', () => {
    const read = world({ x: 'y', y: 'z' })
    expect(['x', 'y', 'z'].map((id) => survivorOf(read, id))).toEqual(['z', 'z', 'z'])
  })

  it('is the smallest of a circle, for those who lead into it too', () => {
    const read = world({ w: 'y', x: 'y', y: 'x' })
    expect(['w', 'x', 'y'].map((id) => survivorOf(read, id))).toEqual(['x', 'x', 'x'])
    expect(survivorOf(world({ x: 'x' }), 'x')).toBe('x')
  })

  it('is never somebody this device does not know', () => {
    const read = (id: string) => ({ registered: id === 'x', mergedInto: id === 'x' ? 'elsewhere' : '' })
    expect(survivorOf(read, 'x')).toBe('x')
  })

  it('is one of those merged, and the same through every alias, whatever was merged into whom', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__')
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id)), id, (merges, asked) => {
        const read = world(Object.fromEntries(merges))
        const remaining = survivorOf(read, asked)
        expect(survivorOf(read, remaining)).toBe(remaining)
        const { mergedInto } = read(asked)
        if (mergedInto !== '') expect(survivorOf(read, mergedInto)).toBe(remaining)
      }),
    )
  })
})
