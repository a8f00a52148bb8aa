import { streamId } from '@causeway/core'
import type { Actors } from '../actors.ts'
import { deviceNames } from '../devices.ts'

/** Something that happens in a shop, told step by step on real devices. */
export interface Story {
  /** Of the catalogue of scenarios, `S01`. */
  readonly id: string
  readonly title: string
  /** What it is about, in a sentence. */
  readonly about: string
  /** Makes the steps anew, with records of their own: `key` is part of their ids. */
  steps(key: string): readonly Step[]
  /** What must be true at its end. */
  outcome(key: string, actors: Actors): readonly Check[]
}

export interface Step {
  readonly title: string
  /** What to look at. */
  readonly look: string
  act(actors: Actors): Promise<void>
}

/** Something that was to come out, and whether it did. */
export interface Check {
  readonly text: string
  readonly holds: boolean
}

/** What must be true at the end of every story. */
export function soundness({ workspace }: Actors): readonly Check[] {
  const hashes = new Set(deviceNames.map((name) => workspace(name).stateHash()))
  const waiting = deviceNames.reduce((sum, name) => sum + workspace(name).sync.getState().waiting, 0)
  return [
    {
      text: `All three devices hold the same, to the letter (${[...hashes].map((hash) => hash.slice(0, 6)).join(', ')})`,
      holds: hashes.size === 1,
    },
    { text: 'Nothing waits to be sent', holds: waiting === 0 },
  ]
}

/** True when something holds on every device. */
export function everywhere(holds: (device: (typeof deviceNames)[number]) => boolean): boolean {
  return deviceNames.every(holds)
}

/** What there is to look at in a record, on one device. */
export function statusOf(
  { workspace }: Actors,
  device: (typeof deviceNames)[number],
  aggregate: string,
  id: string,
) {
  return workspace(device).status(streamId(aggregate, id))
}

/** Whether a record is marked with words like these on every device. */
export function flagged(actors: Actors, aggregate: string, id: string, words: RegExp): boolean {
  return everywhere((device) =>
    statusOf(actors, device, aggregate, id).flags.some(({ message }) => words.test(message)),
  )
}

/** The step in which devices lose their connection. */
export function apart(...devices: readonly (typeof deviceNames)[number][]): Step {
  return {
    title: 'The plugs are pulled',
    look: `The ${devices.join(' and the ')} lost their connection. Nothing stops: everything can still be done there, and is kept on the device.`,
    act: async ({ line }) => line('cut', ...devices),
  }
}

/** The step in which they come back. */
export function back(look: string, ...devices: readonly (typeof deviceNames)[number][]): Step {
  return {
    title: 'They come back',
    look,
    async act({ line, together }) {
      line('open', ...devices)
      await together()
    },
  }
}
