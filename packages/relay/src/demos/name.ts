/** How the id of every demo's workspace begins, and no other's. */
export const demoPrefix = 'demo:'

/** The id of a demo's workspace; it says when the demo is over (milliseconds since 1970). */
export function demoName(expiresAt: number, random: string): string {
  return `${demoPrefix}${expiresAt}:${random}`
}

/** When a demo is over, by the id of its workspace; `undefined` for every other workspace. */
export function expiryOf(workspace: string): number | undefined {
  const expiresAt = /^demo:(\d{1,15}):/.exec(workspace)?.[1]
  return expiresAt === undefined ? undefined : Number(expiresAt)
}
