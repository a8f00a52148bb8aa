import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHint } from './hint.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a hint is given at once, and once more for all that was wanted in the pause', () => {
  const tell = vi.fn()
  const hint = createHint(tell, 10)
  hint.give()
  hint.give()
  hint.give()
  expect(tell).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(10)
  expect(tell).toHaveBeenCalledTimes(2)
  vi.advanceTimersByTime(10)
  hint.give()
  expect(tell).toHaveBeenCalledTimes(3)
})

test('a stopped hint is not given any more', () => {
  const tell = vi.fn()
  const hint = createHint(tell, 10)
  hint.give()
  hint.give()
  hint.stop()
  vi.advanceTimersByTime(10)
  expect(tell).toHaveBeenCalledTimes(1)
})
