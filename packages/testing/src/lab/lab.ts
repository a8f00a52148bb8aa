import type { LabRequest } from './stand.ts'

export { counter, counters, labModel, nextCounter, nextCounters, nextLabModel } from './model.ts'

/** A relay of its own for one test in a browser, behind a line that can fail. */
export interface Lab {
  /** What devices connect to. */
  readonly relay: string
  ask(request: LabRequest): Promise<void>
  /** The token of a member. */
  token(actor: string): Promise<string>
  /** How many answers the line has still to lose. */
  answersToLose(): Promise<number>
  close(): Promise<void>
}

/** Starts a relay for a test; `server` is what the test project provides as `lab`. */
export async function openLab(server: string): Promise<Lab> {
  const path = `/${crypto.randomUUID()}`
  async function post(request: LabRequest): Promise<unknown> {
    const response = await fetch(`${server}${path}`, { method: 'POST', body: JSON.stringify(request) })
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }
  const relay = String(await post({ kind: 'start', origin: location.origin }))
  return {
    relay,
    async ask(request) {
      await post(request)
    },
    token: async (actor) => String(await post({ kind: 'token', actor })),
    answersToLose: async () => Number(await post({ kind: 'answers-to-lose' })),
    async close() {
      await post({ kind: 'close' })
    },
  }
}
