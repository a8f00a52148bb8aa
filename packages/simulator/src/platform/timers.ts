import type { Chance } from '../time/chance.ts'
import type { Process } from '../time/schedule.ts'
import { dateBy, type WallClock } from './clock.ts'
import { createCrypto } from './crypto.ts'

/** A timer as Node hands it out, and as a number for whoever wants one. */
interface Timer {
  callOff: () => void
  ref(): Timer
  unref(): Timer
}

/** The globals every platform has: timers, clock, chance. */
export function platformOf(
  process: Process,
  time: { readonly now: number },
  clock: WallClock,
  chance: Chance,
) {
  function timer(callOff: () => void): Timer {
    const made: Timer = { callOff, ref: () => made, unref: () => made }
    return made
  }
  const setTimeout = (work: (...given: unknown[]) => void, delay = 0, ...given: unknown[]) =>
    timer(process.after(Math.max(1, delay), () => work(...given)))
  const clear = (timer: Timer | undefined) => timer?.callOff()

  function setInterval(work: () => void, delay: number): Timer {
    const again = () => {
      made.callOff = process.after(Math.max(1, delay), again)
      work()
    }
    const made = timer(process.after(Math.max(1, delay), again))
    return made
  }

  const math = Object.create(Math, { random: { value: chance.next } })
  return {
    setTimeout,
    clearTimeout: clear,
    setInterval,
    clearInterval: clear,
    setImmediate: (work: () => void) => timer(process.after(0, work)),
    performance: { now: () => time.now },
    Date: dateBy(clock),
    Math: math,
    structuredClone,
    crypto: createCrypto(chance),
  }
}
