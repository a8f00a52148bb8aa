import type { ReplicaId } from '@causeway/core'
import { limits, readEvent, type Seal } from '@causeway/protocol'
import type { ReturnedEvent } from '../store/store.ts'

/** Events of one replica, in order: what goes into one push. */
export interface Run {
  readonly replica: ReplicaId
  /** The `seq` of the last. */
  readonly last: number
  readonly texts: readonly string[]
  /** The relay's seal, for another replica's events. */
  readonly seal?: Seal
  /** Some of them had other dots before. */
  readonly rewritten?: true
}

/** Characters that fit one frame whatever they are: a UTF-16 unit takes at most three bytes of UTF-8. */
export const withinFrame = Math.floor((limits.frameBytes - 1024) / 3)

/** Cuts returned events into runs, in the order they had in the log, so that what they need goes before them. */
export function planRuns(
  events: readonly ReturnedEvent[],
  seals: ReadonlyMap<ReplicaId, Seal>,
  own: ReplicaId,
): Run[] {
  const runs: Run[] = []
  let texts: string[] = []
  let characters = 0
  events.forEach(({ replica, seq, text }, index) => {
    texts.push(text)
    characters += text.length
    const next = events[index + 1]
    const goesOn =
      next?.replica === replica &&
      next.seq === seq + 1 &&
      texts.length < limits.pushEvents &&
      characters + next.text.length <= withinFrame
    if (goesOn) return
    const seal = replica === own ? undefined : seals.get(replica)
    runs.push({ replica, last: seq, texts, ...(seal && { seal }) })
    texts = []
    characters = 0
  })
  return runs
}

/**
 * A full push without its last command, which may go on in the next one: a command should reach the relay whole. One
 * that fills a push alone is cut.
 */
export function upToLastCommand(texts: readonly string[]): readonly string[] {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  if (texts.length < limits.pushEvents && characters <= withinFrame - limits.eventBytes) return texts
  const last = texts.at(-1)
  const command = last && readEvent(last).command
  const end = texts.findLastIndex((text) => readEvent(text).command !== command) + 1
  return end === 0 ? texts : texts.slice(0, end)
}
