import { setTimeout as sleep } from 'node:timers/promises'
import { createReplica, type Replica } from './replica.ts'

/** Many replicas in some workspaces, and what they measure of one relay. */
export interface Crowd {
  readonly replicas: readonly Replica[]
  /** Connects all of them, at most some at a time. Milliseconds until the last one was welcomed. */
  connect(url: string, atATime?: number): Promise<number>
  /** Commands acknowledged per second while `authors` of them each send the next as soon as the last is taken. */
  throughput(authors: number, ms: number): Promise<number>
  /** Sends so many commands per second in all, whatever the answers take. */
  latencies(perSecond: number, ms: number): Promise<Latencies>
}

/** Milliseconds from a command to its acknowledgement, and to its arrival at each follower of its workspace. */
export interface Latencies {
  readonly acknowledged: readonly number[]
  readonly delivered: readonly number[]
}

/** Milliseconds between two looks at how many commands are due. */
const tick = 5

/** `perWorkspace` replicas in the workspace of each token. */
export function createCrowd(tokens: readonly string[], perWorkspace: number): Crowd {
  const sentAt = new Map<string, number>()
  let deliveries: number[] = []

  function delivered(command: string): void {
    const sent = sentAt.get(command)
    if (sent !== undefined) deliveries.push(performance.now() - sent)
  }

  // Neighbours in this list are in different workspaces, so that whoever takes some takes some of each.
  const replicas = Array.from({ length: perWorkspace }, (_, nth) =>
    tokens.map((token, workspace) => createReplica(`w${workspace}r${nth}`, token, delivered)),
  ).flat()

  return {
    replicas,
    async connect(url, atATime = 50) {
      const start = performance.now()
      for (let at = 0; at < replicas.length; at += atATime) {
        await Promise.all(replicas.slice(at, at + atATime).map((replica) => replica.connect(url)))
      }
      return performance.now() - start
    },
    async throughput(authors, ms) {
      const end = performance.now() + ms
      let count = 0
      await Promise.all(
        replicas.slice(0, authors).map(async (replica) => {
          while (performance.now() < end) {
            await replica.command()
            count += 1
          }
        }),
      )
      return (count / ms) * 1000
    },
    async latencies(perSecond, ms) {
      const acknowledged: number[] = []
      const answers: Promise<void>[] = []
      deliveries = []
      const start = performance.now()
      let sent = 0
      for (;;) {
        const passed = performance.now() - start
        if (passed >= ms) break
        for (; sent < (passed / 1000) * perSecond; sent++) {
          const replica = replicas[sent % replicas.length]
          if (replica) answers.push(timed(replica, acknowledged))
        }
        await sleep(tick)
      }
      await Promise.all(answers)
      const expected = acknowledged.length * perWorkspace
      // The last ones are still on their way to some; two seconds are long for them.
      for (let wait = 0; deliveries.length < expected && wait < 2000; wait += 50) await sleep(50)
      sentAt.clear()
      return { acknowledged, delivered: deliveries }
    },
  }

  async function timed(replica: Replica, into: number[]): Promise<void> {
    const sent = performance.now()
    const answered = replica.command()
    sentAt.set(replica.lastCommand, sent)
    await answered
    into.push(performance.now() - sent)
  }
}
