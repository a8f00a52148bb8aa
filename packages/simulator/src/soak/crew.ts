import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Runs TypeScript as it is, and leaves room for what a run makes and drops: a third less time goes to the collector. */
const execArgv = [
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
  '--max-semi-space-size=64',
]

/** How many jobs a process does: the machine keeps some of what each run compiled and made. */
const jobsEach = 40

/**
 * Has jobs done by processes of their own, one for each core, each of which asks for the next when it has done one.
 * Rejects when a process breaks down.
 *
 * @param worker the module that a process runs: it calls {@link work}
 * @param next the next job; nothing when there is none any more
 */
export async function shareOut<Job extends object, Answer>(
  worker: URL,
  next: () => Job | undefined,
  hear: (answer: Answer) => void,
  hands = availableParallelism(),
): Promise<void> {
  const employ = (): Promise<void> => {
    const first = next()
    if (!first) return Promise.resolve()
    const child = fork(fileURLToPath(worker), { execArgv, serialization: 'advanced' })
    let left = jobsEach
    return new Promise<'more' | 'done'>((resolve, reject) => {
      let state: 'more' | 'done' = 'more'
      child.on('message', (answer) => {
        // What a worker of this module answers is what its job asks for.
        hear(answer as Answer)
        left -= 1
        if (left === 0) return child.disconnect()
        const job = next()
        if (job) return child.send(job)
        state = 'done'
        child.disconnect()
      })
      child.on('exit', (code) =>
        code === 0 ? resolve(state) : reject(new Error(`A worker ended with ${code}.`)),
      )
      child.send(first)
    }).then((state) => (state === 'more' ? employ() : undefined))
  }
  await Promise.all(Array.from({ length: hands }, employ))
}

/** What a worker's module calls: does one job after the other until there is none. */
export function work<Job, Answer>(carryOut: (job: Job) => Promise<Answer>): void {
  process.on('message', (job) => {
    carryOut(job as Job).then(
      (answer) => process.send?.(answer),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  })
}
