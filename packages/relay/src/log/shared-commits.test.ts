import { describe, expect, it } from 'vitest'
import { shareCommits } from './shared-commits.ts'

describe('work that shares commits', () => {
  it('goes at once when nothing runs, and together when it came meanwhile', async () => {
    const commits: (readonly number[])[] = []
    const submit = shareCommits(async (works: readonly number[]) => {
      commits.push(works)
      return works.map((work) => work * 10)
    })
    expect(await Promise.all([submit(1), submit(2), submit(3)])).toEqual([10, 20, 30])
    expect(await submit(4)).toBe(40)
    expect(commits).toEqual([[1], [2, 3], [4]])
  })

  it('fails alone: what shared its commit is done by itself', async () => {
    const submit = shareCommits(async (works: readonly string[]) => {
      if (works.includes('bad')) throw new Error('bad')
      return works.map((work) => `${work} done`)
    })
    const outcomes = await Promise.allSettled([
      submit('first'),
      submit('good'),
      submit('bad'),
      submit('fine'),
    ])
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 'first done' },
      { status: 'fulfilled', value: 'good done' },
      { status: 'rejected', reason: new Error('bad') },
      { status: 'fulfilled', value: 'fine done' },
    ])
    expect(await submit('later')).toBe('later done')
  })
})
