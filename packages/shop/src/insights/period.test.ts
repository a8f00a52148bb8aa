import { describe, expect, it } from 'vitest'
import { firstPeriod, periodBefore, periodOf, stretches, unitOf } from './period.ts'

const today = '2024-03-05'

describe('a period', () => {
  it('of days ends today and counts it', () => {
    expect(periodOf('7 days', today, [])).toEqual({ from: '2024-02-28', to: today })
    expect(periodOf('30 days', today, [])).toEqual({ from: '2024-02-05', to: today })
  })

  it('of months is calendar months, this one so far among them', () => {
    expect(periodOf('12 months', today, [])).toEqual({ from: '2023-04-01', to: today })
    expect(periodOf('12 months', '2023-12-31', [])).toEqual({ from: '2023-01-01', to: '2023-12-31' })
  })

  it('of all goes from the first sale to the last, and is none without sales', () => {
    expect(periodOf('all', today, ['2021-05-01', '2019-11-30', '2020-01-01'])).toEqual({
      from: '2019-11-30',
      to: '2021-05-01',
    })
    expect(periodOf('all', today, [])).toBeUndefined()
  })

  it('is compared with as many days before it, or with the same months a year earlier', () => {
    const before = (name: '7 days' | '12 months' | 'all', now = today) =>
      periodBefore(name, periodOf(name, now, [now]) ?? { from: '', to: '' })
    expect(before('7 days')).toEqual({ from: '2024-02-21', to: '2024-02-27' })
    expect(before('12 months')).toEqual({ from: '2022-04-01', to: '2023-03-05' })
    expect(before('12 months', '2024-02-29')).toEqual({ from: '2022-03-01', to: '2023-02-28' })
    expect(before('all')).toBeUndefined()
  })

  it('to begin with is the last 30 days, or the shortest longer one that has something to show', () => {
    expect(firstPeriod(today, [])).toBe('30 days')
    expect(firstPeriod(today, ['2020-01-01', '2024-03-01'])).toBe('30 days')
    expect(firstPeriod(today, ['2020-01-01', '2023-06-01'])).toBe('12 months')
    expect(firstPeriod(today, ['2020-01-01'])).toBe('all')
  })
})

describe('the bars of a period', () => {
  it('are days, then weeks, then months, then years, the longer it is', () => {
    expect(unitOf({ from: '2024-02-05', to: today })).toBe('day')
    expect(unitOf({ from: '2023-12-01', to: today })).toBe('week')
    expect(unitOf({ from: '2023-04-01', to: today })).toBe('month')
    expect(unitOf({ from: '2004-04-01', to: today })).toBe('year')
  })

  it('follow on each other without a gap, over the end of February and of the year', () => {
    expect(stretches({ from: '2024-02-28', to: '2024-03-01' }, 'day').map(({ from }) => from)).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ])
    expect(stretches({ from: '2023-12-30', to: '2024-01-09' }, 'week')).toEqual([
      { from: '2023-12-30', to: '2023-12-31' },
      { from: '2024-01-01', to: '2024-01-07' },
      { from: '2024-01-08', to: '2024-01-09' },
    ])
    expect(stretches({ from: '2023-12-31', to: '2024-02-29' }, 'month')).toEqual([
      { from: '2023-12-31', to: '2023-12-31' },
      { from: '2024-01-01', to: '2024-01-31' },
      { from: '2024-02-01', to: '2024-02-29' },
    ])
    expect(stretches({ from: '2023-02-28', to: '2024-03-05' }, 'year')).toEqual([
      { from: '2023-02-28', to: '2023-12-31' },
      { from: '2024-01-01', to: '2024-03-05' },
    ])
  })
})
