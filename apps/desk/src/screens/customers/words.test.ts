import { describe, expect, it } from 'vitest'
import { sayAlike } from './words.ts'

describe('what two customers have in common', () => {
  it('is said in a sentence', () => {
    expect(sayAlike(['phone'])).toBe('They have the same phone number.')
    expect(sayAlike(['email', 'phone', 'name'])).toBe(
      'They have the same e-mail address, the same phone number and nearly the same name.',
    )
  })
})
