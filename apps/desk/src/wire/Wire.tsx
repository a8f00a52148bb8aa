import { type LoggedEvent, type Model, wallTime } from '@causeway/core'
import { ChevronFirst, ChevronLast, Table2, Waypoints, ZoomIn, ZoomOut } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { Button, IconButton } from '../parts/Button.tsx'
import { steps } from './geometry.ts'
import { Legend } from './Legend.tsx'
import { relationOf } from './relations.ts'
import { verdictsAt } from './verdicts.ts'
import styles from './Wire.module.css'
import { WireCanvas } from './WireCanvas.tsx'
import { WireDetails } from './WireDetails.tsx'
import { WireTable } from './WireTable.tsx'
import type { Wire as Drawing } from './wire.ts'

/** What an event says, in people's words. */
export interface Said {
  /** `Changed the phone number to 20 11`. */
  readonly what: string
  /** `Ida Brandt`. */
  readonly record: string
  readonly who: string
}

export interface WireProps {
  readonly wire: Drawing
  readonly model: Model
  /** The events before those drawn. */
  readonly history: readonly LoggedEvent[]
  readonly say: (event: LoggedEvent) => Said
  /** The moment shown; the latest when it is `undefined`. */
  readonly until: number | undefined
  readonly onUntil: (column: number | undefined) => void
}

/** The wire: who recorded what, how it went through the relay to everybody else, and what became of it. */
export function Wire({ wire, model, history, say, until, onUntil }: WireProps) {
  const [zoom, setZoom] = useState(3)
  const [asTable, setAsTable] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const [pointed, setPointed] = useState<string>()
  const last = Math.max(0, wire.columns - 1)
  const moment = Math.min(until ?? last, last)
  const slider = useId()
  const judge = useMemo(
    () => verdictsAt(model, history, wire.dots, moment),
    [model, history, wire.dots, moment],
  )
  const dots = useMemo(() => wire.dots.filter(({ column }) => column <= moment), [wire.dots, moment])
  const lit = dots.find(({ key }) => key === (pointed ?? chosen))
  const relations = useMemo(
    () => new Map(lit ? dots.map((dot) => [dot.key, relationOf(model, lit, dot)]) : []),
    [model, lit, dots],
  )
  const open = dots.find(({ key }) => key === chosen)
  const now = dots.at(-1)

  return (
    <div className={styles.wire}>
      <div className={styles.tools}>
        <Legend />
        <div className={styles.buttons}>
          {!asTable && (
            <>
              <IconButton
                small
                label="Closer together"
                icon={ZoomOut}
                disabled={zoom === 0}
                onClick={() => setZoom(zoom - 1)}
              />
              <IconButton
                small
                label="Further apart"
                icon={ZoomIn}
                disabled={zoom === steps.length - 1}
                onClick={() => setZoom(zoom + 1)}
              />
            </>
          )}
          <Button small look="quiet" icon={asTable ? Waypoints : Table2} onClick={() => setAsTable(!asTable)}>
            {asTable ? 'As a drawing' : 'As a table'}
          </Button>
        </div>
      </div>
      {asTable ? (
        <WireTable wire={wire} dots={dots} moment={moment} judge={judge} say={say} />
      ) : (
        <WireCanvas
          {...{ wire, dots, moment, judge, say, relations, chosen, onChoose: setChosen, onPoint: setPointed }}
          step={steps[zoom] ?? 28}
          follows={until === undefined}
        />
      )}
      <div className={styles.time}>
        <label htmlFor={slider} className={styles.timeName}>
          Back in time
        </label>
        <IconButton small label="To the beginning" icon={ChevronFirst} onClick={() => onUntil(0)} />
        <input
          id={slider}
          type="range"
          className={styles.slider}
          min={0}
          max={last}
          value={moment}
          aria-valuetext={
            until === undefined
              ? 'Now'
              : `Moment ${moment + 1} of ${wire.columns}${now ? `: ${say(now.event).what}` : ''}`
          }
          onChange={({ target }) => {
            const column = Number(target.value)
            onUntil(column >= last ? undefined : column)
          }}
        />
        <IconButton small label="To now" icon={ChevronLast} onClick={() => onUntil(undefined)} />
        <span className={styles.clock}>
          {until === undefined || !now ? 'now' : new Date(wallTime(now.event.at)).toLocaleTimeString()}
        </span>
      </div>
      <WireDetails
        wire={wire}
        dot={open}
        dots={dots}
        moment={moment}
        relations={relations}
        judge={judge}
        say={say}
        onClose={() => setChosen(undefined)}
      />
    </div>
  )
}
