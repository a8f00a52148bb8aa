import type { Figure } from './figure.ts'

/** What a figure is to reach: a bound of its ratio to the limit, or of its value where the limit is only a comparison. */
export interface Target {
  readonly of: 'ratio' | 'value'
  readonly is: 'at least' | 'at most'
  readonly bound: number
}

const atLeast = (bound: number): Target => ({ of: 'ratio', is: 'at least', bound })
const atMost = (bound: number): Target => ({ of: 'ratio', is: 'at most', bound })

/** The targets by figure. One that is not here is written down and held to nothing. */
const targets: Readonly<Record<string, Target>> = {
  'local-commit': atLeast(0.7),
  'bulk-append': atLeast(0.7),
  'cold-open': atMost(2),
  'catch-up': atMost(1.3),
  'catch-up-bytes': atMost(1),
  'live-latency-p50': atMost(1.5),
  'live-latency-p99': atMost(1.5),
  fold: atLeast(0.7),
  'fan-out': atLeast(0.8),
  bundle: atMost(1),
  'time-travel': { of: 'value', is: 'at most', bound: 100 },
  'time-travel-longest': { of: 'value', is: 'at most', bound: 100 },
  'input-switch-screen': atMost(1),
  'input-open-order': atMost(1),
  'input-filter': atMost(1),
  'input-add-line': atMost(1),
  'long-task': atMost(1),
  'first-screen': atMost(1),
  'text-open': atMost(1),
  'load-hostile-p99-pglite': atMost(1),
  'load-hostile-p99-postgres': atMost(1),
}

/** What a figure is to reach; `undefined` where there is nothing to reach. */
export function targetOf({ name }: Figure): Target | undefined {
  return targets[name]
}

/** Whether a figure reaches its target; `undefined` where it has none. */
export function reaches(figure: Figure): boolean | undefined {
  const target = targetOf(figure)
  const value = target?.of === 'value' ? figure.value : figure.ratio
  if (!target || value === undefined) return undefined
  return target.is === 'at least' ? value >= target.bound : value <= target.bound
}
