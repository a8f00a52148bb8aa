import type { Past } from '@causeway/client'
import { useSync } from '@causeway/react'
import { ChevronLeft, ChevronRight, History } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { fullTime } from '../format/words.ts'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { Button, IconButton } from '../parts/Button.tsx'
import { TextField } from '../parts/Field.tsx'
import { Segments } from '../parts/Segments.tsx'
import { Changes } from './Changes.tsx'
import { fromLocal, toLocal } from './local-time.ts'
import { Scrubber } from './Scrubber.tsx'
import styles from './TravelBar.module.css'
import { useTravel } from './travel.ts'

const axes = [
  { value: 'happened', title: 'As it was' },
  { value: 'known', title: 'As this device knew it' },
] as const

/** Says that the past is looked at, and moves through it. */
export default function TravelBar() {
  const { past, go } = useTravel()
  useShortcut('travel', () => void go(), past === undefined)
  return past ? <Looking past={past} /> : null
}

function Looking({ past }: { readonly past: Past }) {
  const { go, end } = useTravel()
  const time = useTime(past)
  const [comparing, setComparing] = useState(false)
  const earlier = past.previous()
  const later = past.next()
  useShortcut('travel', end)
  useShortcut('stepBack', () => earlier !== undefined && past.goTo(earlier))
  useShortcut('stepOn', () => later !== undefined && past.goTo(later))
  return (
    <section className={styles.bar} aria-label="Looking back">
      <div className={styles.head}>
        <History aria-hidden size={16} strokeWidth={1.75} className={styles.icon} />
        <p className={styles.said} role="status">
          <strong>
            As {past.axis === 'happened' ? 'it was' : 'this device knew it'}, {fullTime(time)}.
          </strong>{' '}
          Nothing can be changed here.
        </p>
        <div className={styles.actions}>
          <Button small onClick={() => setComparing(true)}>
            What is different now
          </Button>
          <Button small look="primary" onClick={end}>
            Back to now
          </Button>
        </div>
      </div>
      {past.span ? (
        <div className={styles.controls}>
          <IconButton
            small
            label="To the change before"
            icon={ChevronLeft}
            disabled={earlier === undefined}
            onClick={() => earlier !== undefined && past.goTo(earlier)}
          />
          <Scrubber past={past} time={time} />
          <IconButton
            small
            label="To the next change"
            icon={ChevronRight}
            disabled={later === undefined}
            onClick={() => later !== undefined && past.goTo(later)}
          />
          <div className={styles.choices}>
            <TextField
              label="Moment"
              hideLabel
              type="datetime-local"
              step={1}
              min={toLocal(past.span.from)}
              value={toLocal(time)}
              onChange={(value) => {
                const at = fromLocal(value)
                if (at !== undefined) past.goTo(at)
              }}
            />
            <Segments
              label="Which past"
              isBare
              value={past.axis}
              onChange={(axis) => void go(time, axis)}
              options={axes}
            />
          </div>
        </div>
      ) : (
        <p className={styles.said}>Nothing has happened at this desk yet.</p>
      )}
      <Arrivals />
      {comparing && <Changes past={past} onClose={() => setComparing(false)} />}
    </section>
  )
}

/** What came in since this past was opened is not in it: offers to open it anew. */
function Arrivals() {
  const { again, past } = useTravel()
  const position = useSync((status) => status.position)
  const [opened, setOpened] = useState({ past, position })
  if (opened.past !== past) setOpened({ past, position })
  if (position === opened.position) return null
  return (
    <p className={styles.said}>
      Something has come in since you began to look back.{' '}
      <Button small look="quiet" onClick={() => void again()}>
        Look at it too
      </Button>
    </p>
  )
}

/** Where a past stands, in milliseconds since 1970. */
function useTime({ time }: Past): number {
  return useSyncExternalStore(time.subscribe, time.getState)
}
