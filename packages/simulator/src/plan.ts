import { type Chance, createChance } from './time/chance.ts'
import { people } from './workload/people.ts'

/** Everything that can go wrong, by name. */
export const faultKinds = [
  'lossy line',
  'doubling line',
  'disordered line',
  'deaf one way',
  'half-open',
  'cut',
  'slow reader',
  'relay crash',
  'crash before commit',
  'crash after commit',
  'older relay',
  'tab killed',
  'frozen leader',
  'stolen lock',
  'quota exceeded',
  'aborted commit',
  'database wiped',
  'damaged checkpoint',
  'profile cloned',
  'old profile',
  'clock jump',
  'next version',
  'hostile frames',
] as const

export type FaultKind = (typeof faultKinds)[number]

/** One thing that happens, at its time, to one device. `dice` decides the rest, whatever else happens. */
export type Action = {
  /** Which it is, among all of the plan: what is left of a plan keeps its numbers. */
  readonly id: number
  /** Milliseconds since the beginning. */
  readonly at: number
  readonly device: number
  readonly dice: string
} & (
  | { readonly kind: 'request' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'look' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'fault'; readonly fault: FaultKind }
)

/** What happens in a run. The same seed makes the same plan; a plan can be cut down to what matters. */
export interface Plan {
  readonly seed: string
  readonly devices: number
  /** Milliseconds until everything is mended. */
  readonly length: number
  readonly actions: readonly Action[]
}

/**
 * Makes the plan of a seed: which faults there are and how many, and what people ask for meanwhile. A seed that begins
 * with `day-` is a long one, in which devices write checkpoints and merge what they hold; any other is over soon.
 */
export function planOf(seed: string): Plan {
  const chance = createChance(seed)
  const size = seed.startsWith('day-') ? day : short
  const devices = 2 + chance.below(people.length - 1)
  const length = chance.between(...size.length)
  const actions: Omit<Action, 'id'>[] = []
  const sometime = () => chance.next() * length
  const add: Adding = (action, at = sometime(), device = chance.below(devices)) =>
    actions.push({ ...action, at, device, dice: `${seed}/${actions.length}` })

  addWork(chance, size, length, add)
  for (const fault of faultKinds) {
    if (!chance.happens(size.faulty)) continue
    for (let times = 1 + chance.below(size.faults); times > 0; times--) {
      const [at, device] = [sometime(), chance.below(devices)]
      add({ kind: 'fault', fault }, at, device)
      if (fault === 'profile cloned') addCopysWork(chance, [device, devices, devices + 1], at, add)
    }
  }
  const inOrder = actions.toSorted((a, b) => a.at - b.at).map((action, id) => ({ ...action, id }) as Action)
  return { seed, devices, length, actions: inOrder }
}

/** How much happens: milliseconds, requests, how many kinds of faults, and how often each at most. */
interface Size {
  readonly length: readonly [shortest: number, longest: number]
  readonly requests: readonly [fewest: number, most: number]
  readonly faulty: number
  readonly faults: number
}

const short: Size = { length: [20_000, 400_000], requests: [20, 120], faulty: 0.45, faults: 3 }
const day: Size = { length: [600_000, 3_600_000], requests: [1000, 3000], faulty: 0.7, faults: 5 }

type Adding = (
  action: { kind: 'request' | 'undo' | 'look' | 'tab' } | { kind: 'fault'; fault: FaultKind },
  at?: number,
  device?: number,
) => void

/** People work in bursts: at the counter one thing follows on the other, and then nobody comes. */
function addWork(chance: Chance, size: Size, length: number, add: Adding): void {
  const requests = Math.round(chance.between(...size.requests))
  for (let left = requests; left > 0; ) {
    let at = chance.next() * length
    for (let burst = 1 + chance.below(12); burst > 0 && left > 0; burst--, left--) {
      add({ kind: chance.happens(0.03) ? 'undo' : 'request' }, Math.min(at, length))
      at += chance.between(1, 4000)
    }
  }
  for (let looks = 4 + Math.round(requests / 100); looks > 0; looks--) add({ kind: 'look' })
  for (let tabs = chance.below(4); tabs > 0; tabs--) add({ kind: 'tab' })
}

/** A copy is worked on as the first one is, and now and then both of them within moments. */
function addCopysWork(chance: Chance, devices: readonly number[], from: number, add: Adding): void {
  for (let bursts = 4; bursts > 0; bursts--) {
    const at = from + chance.between(1000, 60_000)
    for (const device of devices) {
      for (let requests = 1 + chance.below(4); requests > 0; requests--) {
        add({ kind: 'request' }, at + chance.between(1, 400), device)
      }
    }
  }
}
