import { describe, expect, it } from 'vitest'
import { explainSync } from './explain.ts'
import { syncWords } from './words.ts'

const calm = { phase: 'live', waiting: 0, sending: 0, refused: 0, questions: 0 } as const

describe('the sync pill', () => {
  it('says that everything is on the relay', () => {
    expect(syncWords(calm)).toEqual({ text: 'Synced', icon: 'synced' })
  })

  it('counts what is not sent, online as well', () => {
    expect(syncWords({ ...calm, waiting: 5 }).text).toBe('5 waiting')
    expect(syncWords({ ...calm, waiting: 3, sending: 3 }).text).toBe('Sending 3')
    expect(syncWords({ ...calm, phase: 'connecting', waiting: 5 }).text).toBe('5 waiting')
  })

  it('says what waits while there is no connection', () => {
    expect(syncWords({ ...calm, phase: 'offline' }).text).toBe('Offline')
    expect(syncWords({ ...calm, phase: 'offline', waiting: 5 }).text).toBe('Offline · 5 waiting')
  })

  it('asks for a person beside everything else it has to say', () => {
    expect(syncWords({ ...calm, questions: 1 }).text).toBe('1 needs you')
    expect(syncWords({ ...calm, refused: 1, questions: 1 }).text).toBe('2 need you')
    expect(syncWords({ ...calm, phase: 'offline', waiting: 5, questions: 2 }).text).toBe(
      'Offline · 5 waiting · 2 need you',
    )
  })

  it('says how far it has caught up, and never more than it has', () => {
    const catchingUp = { ...calm, phase: 'catching-up' } as const
    expect(syncWords({ ...catchingUp, progress: { position: 459, target: 1000 } }).text).toBe(
      'Catching up 45 %',
    )
    expect(syncWords(catchingUp).text).toBe('Catching up')
    expect(syncWords({ ...catchingUp, waiting: 2 }).text).toBe('Catching up · 2 waiting')
  })

  it('never calls a change sent that the relay would not talk about', () => {
    expect(syncWords({ ...calm, phase: 'refused', waiting: 2 }).text).toBe('Not connected · 2 waiting')
  })
})

describe('the sentence on where a device stands', () => {
  it('says that the relay is older, once nothing else is left to be sent', () => {
    const told = { phase: 'live', waiting: 3, tooNew: 3 } as const
    expect(explainSync(told)).toContain('The relay is older than this app.')
    expect(explainSync({ ...told, waiting: 4 })).toContain('being sent')
    expect(explainSync({ ...told, waiting: 0, tooNew: 0 })).toContain('is on the relay')
  })
})
