import { X } from 'lucide-react'
import { across, down } from './geometry.ts'
import styles from './Links.module.css'
import type { Relation } from './relations.ts'
import { relayLane, type Wire, type WireDot } from './wire.ts'

interface LinksProps {
  readonly wire: Wire
  readonly dots: readonly WireDot[]
  readonly moment: number
  readonly step: number
  readonly laneOf: ReadonlyMap<string, number>
  /** Columns. */
  readonly sight: { readonly first: number; readonly last: number }
  readonly relations: ReadonlyMap<string, Relation>
}

/** The ways of the events: up to their position at the relay, and down to everybody else; and what cut a line. */
export function Links({ wire, dots, moment, step, laneOf, sight, relations }: LinksProps) {
  const placed = new Map(
    dots.flatMap((dot) =>
      dot.placed !== undefined && dot.placed <= moment && dot.event.position !== undefined
        ? [[dot.event.position, { ...dot, placed: dot.placed }] as const]
        : [],
    ),
  )
  const isSeen = (from: number, to: number) => to >= sight.first && from <= sight.last
  const relay = down(laneOf.get(relayLane) ?? 0)
  const lit = [...relations].find(([, { kind }]) => kind === 'itself')?.[0]
  return (
    <g>
      {silences(wire, moment).map(({ replica, from, to }) => (
        <line
          key={`${replica} ${from}`}
          className={styles.silence}
          x1={across(from, step)}
          x2={across(to, step)}
          y1={down(laneOf.get(replica) ?? 0)}
          y2={down(laneOf.get(replica) ?? 0)}
        />
      ))}
      {[...placed.values()]
        .filter((dot) => dot.lane !== relayLane && isSeen(dot.column, dot.placed))
        .map((dot) => (
          <Arrow
            key={dot.key}
            isLit={dot.key === lit}
            from={[across(dot.column, step), down(laneOf.get(dot.lane) ?? 0)]}
            to={[across(dot.placed, step), relay]}
          />
        ))}
      {[...placed.values()].map((dot) => (
        <circle key={dot.key} className={styles.position} cx={across(dot.placed, step)} cy={relay} r={2.5} />
      ))}
      {wire.arrivals
        .filter(({ column }) => column <= moment)
        .flatMap((arrival) => carried(arrival, placed).map((dot) => ({ arrival, dot })))
        .filter(({ arrival, dot }) => isSeen(dot.placed, arrival.column))
        .map(({ arrival, dot }) => (
          <Arrow
            key={`${arrival.replica} ${dot.key}`}
            isLit={dot.key === lit}
            isImplied={!arrival.seen}
            from={[across(dot.placed, step), relay]}
            to={[across(arrival.column, step), down(laneOf.get(arrival.replica) ?? 0)]}
          />
        ))}
      {wire.changes
        .filter(({ column }) => column <= moment && isSeen(column, column))
        .map(({ replica, kind, column }) => (
          <g
            key={`${replica} ${column}`}
            className={styles.change}
            transform={`translate(${across(column, step)} ${down(laneOf.get(replica) ?? 0)})`}
          >
            <title>{changeWords[kind]}</title>
            {kind === 'answer lost' ? (
              <X x={-6} y={-22} size={12} strokeWidth={2.5} />
            ) : (
              <path d={kind === 'cut' ? 'M 0 -8 V 8' : 'M 0 -5 V 5'} />
            )}
          </g>
        ))}
    </g>
  )
}

const changeWords = {
  cut: 'Plug pulled',
  mended: 'Plugged in again',
  'answer lost': 'The relay’s answer was lost',
} as const

interface ArrowProps {
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
  readonly isLit: boolean
  readonly isImplied?: boolean
}

/** Pixels an arrow ends before what it leads to. */
const room = 7

function Arrow({ from: [x1, y1], to: [x2, y2], isLit, isImplied }: ArrowProps) {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length]
  const [x, y] = [x2 - dx * room * 0.6, y2 - dy * room * 0.6]
  const head = `M ${x - 5 * dx - 2.6 * dy} ${y - 5 * dy + 2.6 * dx} L ${x} ${y} L ${x - 5 * dx + 2.6 * dy} ${y - 5 * dy - 2.6 * dx}`
  return (
    <path
      className={styles.arrow}
      data-lit={isLit || undefined}
      data-implied={isImplied || undefined}
      d={`M ${x1 + dx * room} ${y1 + dy * room} L ${x} ${y} ${head}`}
    />
  )
}

type Placed = WireDot & { readonly placed: number }

/** What an arrival brought that its replica did not record itself. */
function carried(
  { replica, from, to }: Wire['arrivals'][number],
  placed: ReadonlyMap<number, Placed>,
): readonly Placed[] {
  const brought: Placed[] = []
  for (let position = from; position <= to; position++) {
    const dot = placed.get(position)
    if (dot && dot.lane !== replica) brought.push(dot)
  }
  return brought
}

/** When lines were cut, up to a moment. */
function silences({ changes, columns }: Wire, moment: number) {
  const open = new Map<string, number>()
  const cuts: { readonly replica: string; readonly from: number; readonly to: number }[] = []
  for (const { replica, kind, column } of changes) {
    if (column > moment) break
    const from = open.get(replica)
    if (kind === 'cut') open.set(replica, column)
    else if (kind === 'mended' && from !== undefined) {
      cuts.push({ replica, from, to: column })
      open.delete(replica)
    }
  }
  return [
    ...cuts,
    ...[...open].map(([replica, from]) => ({ replica, from, to: Math.min(moment + 1, columns) })),
  ]
}
