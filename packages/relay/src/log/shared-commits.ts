/** A piece of work that is waiting for a commit. */
interface Waiting<Work, Result> {
  readonly work: Work
  resolve(result: Result): void
  reject(error: unknown): void
}

/**
 * Lets work that comes while a commit runs share the next one: on one connection, the time of a commit is the disk's,
 * whatever it holds. `commit` does some of it as one transaction and gives the results in order. When that fails,
 * each is tried by itself, so that only what fails is told so; the work must bear being done twice.
 */
export function shareCommits<Work, Result>(
  commit: (works: readonly Work[]) => Promise<readonly Result[]>,
): (work: Work) => Promise<Result> {
  let queue: Waiting<Work, Result>[] = []
  let running = false

  async function carryOut(group: readonly Waiting<Work, Result>[]): Promise<void> {
    try {
      const results = await commit(group.map(({ work }) => work))
      for (const [index, result] of results.entries()) group[index]?.resolve(result)
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error)
      else for (const one of group) await carryOut([one])
    }
  }

  async function run(): Promise<void> {
    running = true
    while (queue.length > 0) {
      const group = queue
      queue = []
      await carryOut(group)
    }
    running = false
  }

  return (work) =>
    new Promise((resolve, reject) => {
      queue.push({ work, resolve, reject })
      if (!running) void run()
    })
}
