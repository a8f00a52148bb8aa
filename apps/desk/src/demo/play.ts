import type { Readable } from '@causeway/client'
import { createStore } from 'zustand/vanilla'
import { newId } from '../parts/new-id.ts'
import type { Actors } from './actors.ts'
import { type Check, type Step, type Story, soundness } from './stories/story.ts'

/** Where a story stands. */
export interface Playing {
  readonly story: Story
  readonly steps: readonly Step[]
  /** Index of the step that is shown; -1 before the first. */
  readonly shown: number
  /** How many steps were carried out. */
  readonly done: number
  readonly isBusy: boolean
  readonly problem: string | undefined
  /** For each step carried out, how many moments the wire had after it. */
  readonly moments: readonly number[]
  /** What came of it, once the last step is done. */
  readonly outcome: readonly Check[] | undefined
}

/** Plays stories: each step is carried out once; going back only looks at it again. */
export interface Player {
  readonly state: Readable<Playing>
  choose(story: Story): void
  next(): Promise<void>
  previous(): void
}

/** `columns` says how many moments the wire has now; `begin` is told when a story begins. */
export function createPlayer(
  actors: Actors,
  first: Story,
  { columns, begin }: { columns(): Promise<number>; begin(): void },
): Player {
  let key = newKey()
  const state = createStore<Playing>(() => beginning(first))

  function beginning(story: Story): Playing {
    const nothing = { shown: -1, done: 0, isBusy: false, problem: undefined, moments: [], outcome: undefined }
    return { story, steps: story.steps(key), ...nothing }
  }

  async function next(): Promise<void> {
    const { story, steps, shown, done, isBusy } = state.getState()
    const step = steps[shown + 1]
    if (isBusy || !step) return
    if (shown + 1 < done) return state.setState({ shown: shown + 1 })
    state.setState({ shown: shown + 1, isBusy: true, problem: undefined })
    try {
      if (shown < 0) {
        // A story begins with everybody connected, whatever was tried before it.
        actors.line('open', 'laptop', 'tablet', 'phone')
        await actors.together()
        begin()
      }
      await step.act(actors)
      const moment = await columns()
      const isLast = shown + 2 === steps.length
      state.setState({
        done: done + 1,
        isBusy: false,
        moments: [...state.getState().moments, moment],
        outcome: isLast ? [...story.outcome(key, actors), ...soundness(actors)] : undefined,
      })
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      state.setState({ isBusy: false, problem, shown })
    }
  }

  return {
    state,
    next,
    choose(story) {
      if (state.getState().isBusy) return
      key = newKey()
      state.setState(beginning(story), true)
    },
    previous() {
      const { shown, isBusy } = state.getState()
      if (shown > 0 && !isBusy) state.setState({ shown: shown - 1 })
    },
  }
}

/** Tells the records of one telling of a story from those of another. */
const newKey = () => newId().slice(0, 8)
