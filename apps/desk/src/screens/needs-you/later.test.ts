import { describe, expect, it } from 'vitest'
import { isPutOff, openLater } from './later.ts'

function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

const question = { id: 'question/1', fingerprint: 'a1 b1' }

describe('what is put off', () => {
  it('stays put off when the desk is opened again', () => {
    const kept = storage()
    openLater(kept, 'desk').putOff(question)
    expect(isPutOff(openLater(kept, 'desk').read(), question)).toBe(true)
  })

  it('comes back when something about it changes, and on demand', () => {
    const later = openLater(storage(), 'desk')
    later.putOff(question)
    expect(isPutOff(later.read(), { ...question, fingerprint: 'a1 b1 c1' })).toBe(false)
    later.takeUp(question)
    expect(isPutOff(later.read(), question)).toBe(false)
  })

  it('tells whoever shows it', () => {
    const later = openLater(storage(), 'desk')
    let told = 0
    later.subscribe(() => told++)
    later.putOff(question)
    expect(told).toBe(1)
  })

  it('is nothing when what was kept cannot be read', () => {
    const kept = storage()
    kept.setItem('causeway/later/desk', '{"a":')
    expect(openLater(kept, 'desk').read()).toEqual({})
  })
})
