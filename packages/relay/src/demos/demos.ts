import { randomBytes } from 'node:crypto'
import type { Demo, Membership } from '@causeway/protocol'
import type { Logger } from 'pino'
import type { EventLog } from '../log/event-log.ts'
import type { Tokens } from '../tokens.ts'
import { demoName, demoPrefix, expiryOf } from './name.ts'

/** Demos for anybody who asks: each a workspace of its own, which ends by itself and leaves nothing behind. */
export interface DemoOptions {
  /** Who works at a demo's devices. */
  readonly cast: readonly Omit<Membership, 'workspace'>[]
  /** Milliseconds a demo lasts at most; two hours unless given. */
  readonly lifetime?: number
  /** How many there may be at once; 20 unless given. */
  readonly most?: number
  /** How many may begin within a minute; 10 unless given. */
  readonly perMinute?: number
}

/** What came of asking for a demo. */
export type Beginning =
  | { readonly kind: 'begun'; readonly demo: Demo }
  | { readonly kind: 'off' | 'full' | 'too many' }

/** The demos of a relay. */
export interface Demos {
  begin(): Promise<Beginning>
  /** Ends a demo and deletes all of it; false when the workspace is none. */
  end(workspace: string): Promise<boolean>
  /** The relay's tokens, of which those of a demo are good as long as it lasts. */
  readonly tokens: Tokens
  /** Ends no more of them; resolves once none is being ended. */
  stop(): Promise<void>
}

interface DemoSetting {
  readonly options: DemoOptions | undefined
  readonly log: EventLog
  readonly tokens: Tokens
  readonly logger: Logger
  /** Milliseconds since 1970. */
  now(): number
  /** Lets everybody in the room of a workspace out. */
  closeRoom(workspace: string): Promise<void>
}

const minute = 60_000
const defaults = { lifetime: 120 * minute, most: 20, perMinute: 10 }

/**
 * Keeps the demos. What there is to know of one is in its name and in whether its log was begun, so that several
 * relays on one database agree, and one that starts finds what another left behind.
 */
export function createDemos({ options, log, tokens, logger, now, closeRoom }: DemoSetting): Demos {
  let begun: readonly number[] = []
  let turn: Promise<unknown> = Promise.resolve()

  async function begin(): Promise<Beginning> {
    if (!options) return { kind: 'off' }
    const { cast, lifetime, most, perMinute } = { ...defaults, ...options }
    const at = now()
    begun = begun.filter((before) => before > at - minute)
    if (begun.length >= perMinute) return { kind: 'too many' }
    if ((await log.named(demoPrefix)).length >= most) return { kind: 'full' }
    begun = [...begun, at]
    const expiresAt = at + lifetime
    const workspace = demoName(expiresAt, randomBytes(12).toString('hex'))
    await log.tip(workspace)
    const members = await Promise.all(
      cast.map(async (one) => ({ ...one, token: await tokens.sign({ ...one, workspace }) })),
    )
    return { kind: 'begun', demo: { workspace, expiresAt, members } }
  }

  async function end(workspace: string): Promise<boolean> {
    if (expiryOf(workspace) === undefined) return false
    // First the log: from then on nobody is let in any more.
    await log.forget(workspace)
    await closeRoom(workspace)
    // Whoever was being let in meanwhile may have begun it again.
    await log.forget(workspace)
    return true
  }

  async function lasts(workspace: string): Promise<boolean> {
    return options !== undefined && (expiryOf(workspace) ?? 0) > now() && (await log.holds(workspace))
  }

  async function sweep(): Promise<void> {
    for (const workspace of await log.named(demoPrefix)) {
      if (!(await lasts(workspace))) await end(workspace)
    }
  }

  let sweeping = Promise.resolve()
  function sweepNow(): void {
    sweeping = sweeping
      .then(sweep)
      .catch((error: unknown) => logger.error({ err: error }, 'cannot end demos that are over'))
  }
  const timer = setInterval(sweepNow, minute)
  timer.unref()
  sweepNow()

  return {
    begin() {
      // One after the other: each counts those before it.
      const beginning = turn.then(begin)
      turn = beginning.catch(() => undefined)
      return beginning
    },
    end,
    tokens: {
      sign: tokens.sign,
      async verify(token) {
        const member = await tokens.verify(token)
        if (member === undefined || expiryOf(member.workspace) === undefined) return member
        return (await lasts(member.workspace)) ? member : undefined
      },
    },
    async stop() {
      clearInterval(timer)
      await sweeping
    },
  }
}
