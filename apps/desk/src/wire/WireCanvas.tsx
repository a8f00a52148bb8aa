import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWidth } from '../screens/insights/use-width.ts'
import { across, down, extent, inSight, side } from './geometry.ts'
import { Links } from './Links.tsx'
import { relationWords, shapeOf, standing, verdictWord } from './marks.ts'
import type { Relation } from './relations.ts'
import { DotShape } from './shapes.tsx'
import type { Verdicts } from './verdicts.ts'
import type { Said } from './Wire.tsx'
import styles from './WireCanvas.module.css'
import { walk } from './walk.ts'
import { relayLane, type Wire, type WireDot } from './wire.ts'

interface WireCanvasProps {
  readonly wire: Wire
  /** The events of the moment and before. */
  readonly dots: readonly WireDot[]
  readonly moment: number
  readonly step: number
  /** Whether what is new is scrolled into sight. */
  readonly follows: boolean
  readonly judge: Verdicts
  readonly say: (event: WireDot['event']) => Said
  /** How everything stands to the event that is looked at. */
  readonly relations: ReadonlyMap<string, Relation>
  readonly chosen: string | undefined
  readonly onChoose: (key: string | undefined) => void
  readonly onPoint: (key: string | undefined) => void
}

/** The drawing itself: only what is in sight of the scrolled window is drawn. */
export function WireCanvas(props: WireCanvasProps) {
  const { wire, dots, moment, step, follows, judge, say, relations, chosen, onChoose, onPoint } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [measure, width] = useWidth()
  const [scrolled, setScrolled] = useState(0)
  const [focused, setFocused] = useState<string>()
  const { width: whole, height } = extent(wire.columns, wire.lanes.length, step)
  const laneOf = new Map(wire.lanes.map(({ id }, lane) => [id, lane]))
  const sight = inSight(scrolled, width, step)
  const active = dots.find(({ key }) => key === focused) ?? dots.at(-1)

  useEffect(() => {
    const element = scroller.current
    if (element && follows) element.scrollLeft = whole
  }, [whole, follows])

  function move(event: KeyboardEvent<SVGGElement>, dot: WireDot): void {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      onChoose(dot.key === chosen ? undefined : dot.key)
      return
    }
    const next = walk({ lanes: wire.lanes, dots }, dot, event.key)
    if (!next) return
    event.preventDefault()
    // Drawn first, so that it can be focused: it may be out of sight.
    if (scroller.current) scroller.current.scrollLeft = across(next.column, step) - width / 2
    setScrolled(scroller.current?.scrollLeft ?? 0)
    setFocused(next.key)
    const { key } = next
    requestAnimationFrame(() => {
      scroller.current?.querySelector<SVGGElement>(`[data-key="${CSS.escape(key)}"]`)?.focus()
    })
  }

  return (
    <div className={styles.frame}>
      <div className={styles.names} aria-hidden style={{ height }}>
        {wire.lanes.map(({ id, name }, lane) => (
          <span key={id} className={styles.name} style={{ top: down(lane) }}>
            {name}
          </span>
        ))}
      </div>
      <div ref={measure} className={styles.window}>
        <div
          ref={scroller}
          className={styles.scroller}
          onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
        >
          {/* biome-ignore lint/a11y/useSemanticElements: a drawing has no element of its own for a group. */}
          <svg
            role="group"
            aria-label={`The wire: ${dots.length} events. Arrow keys lead from one to the next.`}
            width={Math.max(whole, width)}
            height={height}
            className={styles.drawing}
            data-lit={relations.size > 0 || undefined}
          >
            {wire.lanes.map(({ id }, lane) => (
              <line
                key={id}
                className={id === relayLane ? styles.relay : styles.line}
                x1={side / 2}
                x2={Math.max(whole, width) - side / 2}
                y1={down(lane)}
                y2={down(lane)}
              />
            ))}
            <Links
              wire={wire}
              dots={dots}
              moment={moment}
              step={step}
              laneOf={laneOf}
              sight={sight}
              relations={relations}
            />
            {dots
              .filter(({ column }) => column >= sight.first && column <= sight.last)
              .map((dot) => {
                const judgement = judge(dot.event)
                const said = say(dot.event)
                const relation = relations.get(dot.key)
                return (
                  // biome-ignore lint/a11y/useSemanticElements: there are no buttons within a drawing.
                  <g
                    key={dot.key}
                    data-key={dot.key}
                    role="button"
                    tabIndex={dot === active ? 0 : -1}
                    aria-pressed={dot.key === chosen}
                    aria-label={[
                      `${said.who}: ${said.what}`,
                      said.record,
                      standing(dot, moment),
                      verdictWord(judgement),
                      ...(relation && relation.kind !== 'itself' ? [relationWords(relation)] : []),
                    ].join('. ')}
                    className={styles.dot}
                    data-relation={relation?.kind}
                    transform={`translate(${across(dot.column, step)} ${down(laneOf.get(dot.lane) ?? 0)})`}
                    onPointerEnter={() => onPoint(dot.key)}
                    onPointerLeave={() => onPoint(undefined)}
                    onFocus={() => {
                      setFocused(dot.key)
                      onPoint(dot.key)
                    }}
                    onBlur={() => onPoint(undefined)}
                    onClick={() => onChoose(dot.key === chosen ? undefined : dot.key)}
                    onKeyDown={(event) => move(event, dot)}
                  >
                    <title>{`${said.who}: ${said.what}`}</title>
                    <DotShape shape={shapeOf(dot, judgement, moment)} relation={relation?.kind} />
                  </g>
                )
              })}
          </svg>
        </div>
      </div>
    </div>
  )
}
