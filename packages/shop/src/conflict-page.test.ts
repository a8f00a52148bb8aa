import { builtIn, conflictMatrix } from '@causeway/core'
import { describe, expect, it } from 'vitest'
import { conflictPage } from './conflict-page.fixture.ts'
import { shopModel } from './index.ts'

describe('the page on what happens when two devices disagree', () => {
  it('is made from the definitions of today', async () => {
    await expect(conflictPage(shopModel)).toMatchFileSnapshot('../../../docs/conflicts.md')
  })

  it('has every two types of events that can be recorded on one record', () => {
    const matrix = conflictMatrix(shopModel)
    for (const { name, events } of shopModel.values()) {
      const types = events.size - builtIn.length
      const pairs = matrix.filter(({ aggregate }) => aggregate === name)
      expect(pairs).toHaveLength((types * (types + 1)) / 2)
    }
  })

  it('leaves nothing to a default that would ask a person', () => {
    const forgotten = conflictMatrix(shopModel).filter(
      ({ outcome, from }) => outcome === 'asked' && from === 'default',
    )
    expect(forgotten.map(({ aggregate, a, b }) => `${aggregate}: ${a} × ${b}`)).toEqual([])
  })
})
