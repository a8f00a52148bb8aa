import { describe, expect, it } from 'vitest'
import { beforeWords, changeWords, chartWords, scaleWords, tickedBars, tickWords } from './words.ts'

describe('what the figures are said in', () => {
  it('compares with the period before', () => {
    expect([12, -3, 0, 5472].map(changeWords)).toEqual(['12% more', '3% less', 'as before', '56× as much'])
    expect(beforeWords('7 days')).toBe('the 7 days before')
    expect(beforeWords('12 months')).toBe('the same months a year before')
  })

  it('writes amounts beside the chart short, with decimals only where they are needed', () => {
    expect([0, 0.5, 25, 1200].map((units) => scaleWords(units, 'EUR'))).toEqual([
      '€0',
      '€0.5',
      '€25',
      '€1.2K',
    ])
    expect(scaleWords(4, 'JPY')).toBe('¥4')
  })

  it('tells the chart in a sentence', () => {
    const bars = [
      { from: '2024-01-01', to: '2024-01-31', total: 100 },
      { from: '2024-02-01', to: '2024-02-29', total: 350 },
    ]
    expect(chartWords(bars, 'month', 'EUR')).toContain('February 2024 with €3.50')
    expect(chartWords([], 'day', 'EUR')).toBe('Sales by day: nothing sold.')
  })
})

describe('the names under the chart', () => {
  const months = (count: number) =>
    Array.from({ length: count }, (_, index) => {
      const from = `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
      return { from, to: from }
    })

  it('are as many as fit, the last among them', () => {
    const days = months(7)
    expect(tickedBars(days, 'day', 10)).toEqual(days)
    expect(tickedBars(days, 'day', 3)).toEqual([days[0], days[3], days[6]])
    expect(tickedBars(days, 'day', 0)).toEqual([days[6]])
  })

  it('are years where there are many months, and the year in place of January otherwise', () => {
    expect(tickedBars(months(36), 'month', 10).map(({ from }) => tickWords(from, 'month'))).toEqual([
      '2020',
      '2021',
      '2022',
    ])
    expect(['2024-01-01', '2024-02-01'].map((from) => tickWords(from, 'month'))).toEqual(['2024', 'Feb'])
  })
})
