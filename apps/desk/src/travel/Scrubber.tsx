import { Slider } from '@base-ui/react/slider'
import type { Past } from '@causeway/client'
import { type KeyboardEvent, useMemo } from 'react'
import { counted, fullTime } from '../format/words.ts'
import styles from './Scrubber.module.css'

/** How many marks there is room for, and how high the highest is; pixels. */
const markCount = 120
const height = 24

const day = 86_400_000

interface ScrubberProps {
  readonly past: Past
  readonly time: number
}

/** Time as a line with marks where things happened; arrow keys go from change to change, Page Up and Down by days. */
export function Scrubber({ past, time }: ScrubberProps) {
  const { from, to } = past.span ?? { from: 0, to: 0 }
  const marks = useMemo(() => past.marks(markCount), [past])
  const most = Math.max(1, ...marks.map(({ events }) => events))
  const all = marks.reduce((sum, { events }) => sum + events, 0)

  function onKeyDown(event: KeyboardEvent): void {
    const target = targetOf(event.key)
    if (target === undefined) return
    event.preventDefault()
    event.stopPropagation()
    past.goTo(Math.min(to, Math.max(from, target)))
  }

  function targetOf(key: string): number | undefined {
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        return past.previous() ?? from
      case 'ArrowRight':
      case 'ArrowUp':
        return past.next() ?? to
      case 'PageDown':
        return time - day
      case 'PageUp':
        return time + day
      case 'Home':
        return from
      case 'End':
        return to
      default:
        return undefined
    }
  }

  return (
    <Slider.Root
      className={styles.root}
      min={from}
      max={Math.max(to, from + 1)}
      value={Math.min(Math.max(time, from), to)}
      onValueChange={(value) => past.goTo(value)}
    >
      <Slider.Control className={styles.control}>
        <svg
          className={styles.marks}
          viewBox={`0 0 ${markCount} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${counted(all, 'change')} in this time`}
        >
          {marks.map(({ from: at, events }, index) => {
            // A single change is seen beside a thousand.
            const tall = events === 0 ? 0 : 3 + (height - 3) * Math.sqrt(events / most)
            return (
              <rect
                key={at}
                className={styles.mark}
                data-later={at > time || undefined}
                x={index + 0.15}
                width={0.7}
                y={height - tall}
                height={tall}
              />
            )
          })}
        </svg>
        <Slider.Track className={styles.track}>
          <Slider.Thumb
            className={styles.thumb}
            aria-label="Moment"
            getAriaValueText={(_text, value) => fullTime(value)}
            onKeyDownCapture={onKeyDown}
          />
        </Slider.Track>
      </Slider.Control>
    </Slider.Root>
  )
}
