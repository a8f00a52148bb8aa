import { afterEach, expect, it, vi } from 'vitest'
import { requireNode } from './node-version.ts'

afterEach(() => vi.restoreAllMocks())

it('an old Node is named in one sentence', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('ended')
  })
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  for (const fine of ['20.19.0', '22.0.0', '24.1.2']) requireNode(fine)
  expect(exit).not.toHaveBeenCalled()
  for (const old of ['18.20.0', '20.18.3']) {
    expect(() => requireNode(old)).toThrow('ended')
    expect(write).toHaveBeenLastCalledWith(`Causeway needs Node 20.19 or newer; this is ${old}.\n`)
  }
})
