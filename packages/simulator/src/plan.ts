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

/** Makes the plan of a seed: which faults there are and how many, and what people ask for meanwhile. */
export function planOf(seed: string): Plan {
  const chance = createChance(seed)
  const devices = 2 + chance.below(people.length - 1)
  const length = chance.between(60_000, 1_200_000)
  const actions: Omit<Action, 'id'>[] = []
  const sometime = () => chance.next() * length
  const add = (
    action: { kind: 'request' | 'undo' | 'look' | 'tab' } | { kind: 'fault'; fault: FaultKind },
    at = sometime(),
  ) => actions.push({ ...action, at, device: chance.below(devices), dice: `${seed}/${actions.length}` })

  addWork(chance, length, add)
  for (const fault of faultKinds) {
    if (!chance.happens(0.45)) continue
    for (let times = 1 + chance.below(3); times > 0; times--) add({ kind: 'fault', fault })
  }
  const inOrder = actions.toSorted((a, b) => a.at - b.at).map((action, id) => ({ ...action, id }) as Action)
  return { seed, devices, length, actions: inOrder }
}

/** People work in bursts: at the counter one thing follows on the other, and then nobody comes. */
function addWork(
  chance: Chance,
  length: number,
  add: (action: { kind: 'request' | 'undo' | 'look' | 'tab' }, at?: number) => void,
): void {
  const requests = Math.round(chance.between(30, 300))
  for (let left = requests; left > 0; ) {
    let at = chance.next() * length
    for (let burst = 1 + chance.below(12); burst > 0 && left > 0; burst--, left--) {
      add({ kind: chance.happens(0.03) ? 'undo' : 'request' }, Math.min(at, length))
      at += chance.between(1, 4000)
    }
  }
  for (let looks = 4; looks > 0; looks--) add({ kind: 'look' })
  for (let tabs = chance.below(4); tabs > 0; tabs--) add({ kind: 'tab' })
}
