import { describe, expect, it } from 'vitest'
import { recordHref } from '../app/record-href.ts'
import { reportWords } from './words.ts'

describe('the report after having been away', () => {
  it('says how much was merged, needs a person and was refused, also when it is nothing', () => {
    const report = { sent: 1, received: 0, skipped: 0, merged: 14, needs: 2, refused: 0 }
    expect(reportWords(report)).toBe('1 change sent, 14 merged, 2 need you, 0 refused.')
    expect(reportWords({ ...report, received: 30 })).toContain('30 received')
    expect(reportWords({ ...report, skipped: 6000 })).toContain(
      'What 6,000 changes by others came to is here; their history comes while you work.',
    )
  })

  it('leads to the records, to stock by its product', () => {
    expect(recordHref('order/a b')).toBe('/orders/a%20b')
    expect(recordHref('stock/p1@store')).toBe('/products/p1')
  })
})
