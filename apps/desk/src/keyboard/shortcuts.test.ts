import { describe, expect, it } from 'vitest'
import { beginsSequence, keyLabel, matchShortcut, pressedKey, shortcutNames, shortcuts } from './shortcuts.ts'

describe('the shortcut table', () => {
  it('gives every key to one shortcut only', () => {
    const keys = shortcutNames().flatMap((name) => shortcuts[name].keys)
    expect(new Set<string>(keys).size).toBe(keys.length)
  })

  it('finds a shortcut by its key', () => {
    expect(matchShortcut('n', undefined)).toBe('create')
    expect(matchShortcut('x', undefined)).toBeUndefined()
  })

  it('reads two keys as a sequence where one is meant, and as two keys otherwise', () => {
    expect(beginsSequence('g')).toBe(true)
    expect(matchShortcut('n', 'g')).toBe('goNeedsYou')
    expect(matchShortcut('/', 'g')).toBe('search')
  })

  it('writes keys as they are on the keyboard', () => {
    expect(['n', 'ArrowDown', 'Escape', '/'].map(keyLabel)).toEqual(['N', '↓', 'Esc', '/'])
  })

  it('tells a key held with Ctrl or ⌘ from the key alone', () => {
    const pressed = (key: string, held: object = {}) =>
      matchShortcut(pressedKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held }), undefined)
    expect(pressed('z', { ctrlKey: true })).toBe('undo')
    expect(pressed('Z', { metaKey: true, shiftKey: true })).toBe('redo')
    expect(pressed('z')).toBeUndefined()
    expect(pressed('n', { ctrlKey: true })).toBeUndefined()
    expect(keyLabel('Mod+z')).toMatch(/^(Ctrl\+|⌘)Z$/)
  })
})
