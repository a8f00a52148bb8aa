import { type LogEntries, limits, paths } from '@causeway/protocol'
import { describe, expect, test } from 'vitest'
import { fetchInOrder, planRequests } from './catch-up.ts'

describe('the requests of a device that catches up', () => {
  test.each([
    ['are none for the little the socket brings as well', 0, limits.pushEvents, []],
    ['are whole ranges', 0, 3000, [paths.range(0), paths.range(1), paths.range(2)]],
    ['leave what is begun of the last range to the socket', 1000, 3999, [paths.range(1), paths.range(2)]],
    ['begin with the rest of a range begun', 1500, 3000, [paths.from(1501), paths.range(2)]],
    ['are the rest of a range alone', 1200, 1999, [paths.from(1201)]],
  ])('%s', (_name, position, target, expected) => {
    expect(planRequests(position, target)).toEqual(expected)
  })
})

/** Answers that come when the test says so. */
function pendingAnswers() {
  const asked: string[] = []
  const answers = new Map<string, { resolve(log: LogEntries): void; reject(error: Error): void }>()
  return {
    asked,
    fetch(path: string) {
      asked.push(path)
      return new Promise<LogEntries>((resolve, reject) => answers.set(path, { resolve, reject }))
    },
    answer: (path: string) =>
      answers.get(path)?.resolve({ kind: 'log', from: Number(path), entries: [], digest: '', seals: {} }),
    fail: (path: string) => answers.get(path)?.reject(new Error(path)),
  }
}

describe('fetching', () => {
  test('hands over in order what comes in any order', async () => {
    const { fetch, answer } = pendingAnswers()
    const taken: number[] = []
    const done = fetchInOrder(['1', '2', '3'], fetch, async ({ from }) => {
      taken.push(from)
    })
    for (const path of ['3', '1', '2']) answer(path)
    await done
    expect(taken).toEqual([1, 2, 3])
  })

  test('has some requests under way, and asks for more as they are taken', async () => {
    const { asked, fetch, answer } = pendingAnswers()
    const done = fetchInOrder(['1', '2', '3', '4', '5'], fetch, async () => undefined)
    expect(asked).toEqual(['1', '2', '3'])
    for (const path of ['1', '2', '3']) answer(path)
    await expect.poll(() => asked).toHaveLength(5)
    for (const path of ['4', '5']) answer(path)
    await done
  })

  test('ends with the first that fails', async () => {
    const { fetch, fail } = pendingAnswers()
    const done = fetchInOrder(['1', '2'], fetch, async () => undefined)
    fail('2')
    fail('1')
    await expect(done).rejects.toThrow('1')
  })
})
