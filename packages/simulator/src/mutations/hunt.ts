import { shareOut } from '../soak/crew.ts'
import type { HuntAnswer, HuntJob } from './worker.ts'

/** Looks for planted bugs on all cores, each in its seeds until one finds it. Answers come as they are found. */
export async function hunt(
  jobs: readonly HuntJob[],
  hear: (answer: HuntAnswer) => void = () => undefined,
): Promise<readonly HuntAnswer[]> {
  const left = [...jobs]
  const answers: HuntAnswer[] = []
  await shareOut<HuntJob, HuntAnswer>(
    new URL('./worker.ts', import.meta.url),
    () => left.shift(),
    (answer) => {
      answers.push(answer)
      hear(answer)
    },
  )
  return answers
}
