import { CircleCheck, CircleX, Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../parts/Button.tsx'
import { Select } from '../parts/Field.tsx'
import { Notice } from '../parts/Notice.tsx'
import styles from './Guide.module.css'
import type { Player } from './play.ts'
import { stories } from './stories/stories.ts'

interface GuideProps {
  readonly player: Player
  /** Whether the devices are ready to play. */
  readonly isReady: boolean
  readonly problem: string | undefined
  /** Shows the wire as it was after a step; as it is now when `undefined`. */
  readonly onMoment: (column: number | undefined) => void
}

/** Milliseconds to read a step before the next one plays itself. */
const reading = 4000

/** A story, step by step, with what to look at in each. */
export function Guide({ player, isReady, problem, onMoment }: GuideProps) {
  const { story, steps, shown, done, isBusy, problem: failed, moments, outcome } = useStore(player.state)
  const [isAuto, setAuto] = useState(false)
  const step = steps[shown]
  const isLast = shown === steps.length - 1
  const isPast = shown < done - 1

  useEffect(() => {
    if (!isAuto || isBusy || !isReady) return
    if (isLast || failed !== undefined) return setAuto(false)
    const timer = setTimeout(() => void player.next(), shown < 0 ? 0 : reading)
    return () => clearTimeout(timer)
  }, [isAuto, isBusy, isReady, isLast, failed, shown, player])

  const moment = moments[shown]
  useEffect(() => {
    onMoment(isPast && moment !== undefined ? Math.max(0, moment - 1) : undefined)
  }, [isPast, moment, onMoment])

  return (
    <section className={styles.guide} aria-label="Story">
      <Select
        label="Story"
        hideLabel
        value={story.id}
        onChange={(id) => {
          const chosen = stories.find((one) => one.id === id)
          if (chosen) player.choose(chosen)
        }}
        options={stories.map(({ id, title }) => ({ value: id, title }))}
      />
      <div className={styles.text} aria-live="polite" aria-busy={isBusy || !isReady}>
        <p className={styles.count}>
          {step ? `Step ${shown + 1} of ${steps.length}` : `${steps.length} steps`}
          {isBusy && ' · happening …'}
        </p>
        <h2 className={styles.title}>{step ? step.title : story.title}</h2>
        <p>{step ? step.look : story.about}</p>
        {!isReady && !problem && <p className={styles.count}>The devices are being set up …</p>}
      </div>
      {(problem ?? failed) && <Notice tone="bad">{problem ?? failed}</Notice>}
      {outcome && isLast && (
        <ul className={styles.outcome} aria-label="What came of it">
          {outcome.map(({ text, holds }) => (
            <li key={text} className={styles.check} data-holds={holds}>
              {holds ? (
                <CircleCheck aria-label="True:" size={16} strokeWidth={2} />
              ) : (
                <CircleX aria-label="Not true:" size={16} strokeWidth={2} />
              )}
              {text}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button small icon={SkipBack} disabled={shown < 1 || isBusy} onClick={player.previous}>
          Previous
        </Button>
        <Button
          small
          look="primary"
          icon={SkipForward}
          disabled={!isReady || isBusy || isLast}
          onClick={() => void player.next()}
        >
          {step ? 'Next' : 'Begin'}
        </Button>
        <Button
          small
          look="quiet"
          icon={isAuto ? Pause : Play}
          aria-pressed={isAuto}
          disabled={!isReady || (isLast && !isAuto)}
          onClick={() => setAuto(!isAuto)}
        >
          {isAuto ? 'Stop' : 'Play'}
        </Button>
        {isLast && !isBusy && (
          <Button small look="quiet" onClick={() => player.choose(story)}>
            Again
          </Button>
        )}
      </div>
    </section>
  )
}
