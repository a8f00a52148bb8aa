import { type Candidate, type Command, type Conflict, dotKey, sameDot, streamId } from '@causeway/core'
import { useExecute, useWorkspace } from '@causeway/react'
import { type ReactNode, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { useMembership } from '../../app/membership-context.ts'
import { useMay } from '../../app/use-may.ts'
import { authorLine, type Reader } from '../../history/author.ts'
import { useHistory } from '../../history/use-history.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useNow } from '../../parts/use-now.ts'
import { namesFor } from '../../words/names.ts'
import { bothAnswers, ownAnswer } from './answers.ts'
import { baseOf } from './base.ts'
import { isDecision } from './decided-apart.ts'
import { OwnAnswerForm } from './OwnAnswerForm.tsx'
import styles from './Question.module.css'
import { ResultPreview } from './ResultPreview.tsx'
import { Side } from './Side.tsx'
import { sidesOf } from './sides.ts'

interface QuestionProps {
  readonly aggregate: string
  readonly id: string
  readonly conflict: Conflict
  /** True where the keys answer it: it is what one has open. */
  readonly byKey?: boolean
  /** What else can be done with it. */
  readonly children?: ReactNode
}

/** A question that only a person can answer: what was before, every answer with its author and its result. */
export function Question({ aggregate, id, conflict, byKey = false, children }: QuestionProps) {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const { execute, pending, error } = useExecute()
  const [editing, setEditing] = useState(false)
  const reader: Reader = { actor, replica: workspace.replica, now: useNow() }
  const { events, effective } = useEvents(aggregate, id)
  const names = namesFor(workspace, aggregate, id)
  const { candidates, question } = conflict
  const sides = sidesOf(aggregate, id, conflict, events, names, reader)
  const base = baseOf(id, candidates, [...events.values()])
  const both = bothAnswers(aggregate, id, candidates)
  const own = ownAnswer(aggregate, id, standingOf(conflict))
  const decisions = sides.filter(({ event }) => event && isDecision(event, effective))

  const whyNot = useMay().whyNotAll(sides.flatMap(({ decide: command }) => command ?? []))
  const mayDecide = whyNot === undefined

  const decide = (command: Command | undefined) => {
    if (command && mayDecide && !pending) void execute(command)
  }
  // A key that is held down answers this question, and not the one that comes after it as well.
  const decideOnce = (command: Command | undefined) => (event: KeyboardEvent) => {
    if (!event.repeat) decide(command)
  }
  useShortcut('keepFirst', decideOnce(sides[0]?.decide), byKey)
  useShortcut('keepSecond', decideOnce(sides[1]?.decide), byKey)
  useShortcut('keepBoth', decideOnce(both?.decide), byKey && mayDecide && both !== undefined)
  useShortcut('edit', () => setEditing(true), byKey && mayDecide && own !== undefined)

  return (
    <section className={styles.question} aria-label={question}>
      <h3 className={styles.asked}>{question}</h3>
      {decisions.length > 1 && (
        <p className={styles.note}>
          This was decided differently at the same time, neither knowing of the other’s decision. Decide once
          more to settle it.
        </p>
      )}
      <ul className={styles.sides}>
        <Side title="Before" text={base || '(empty)'}>
          <span className={styles.author}>What everybody had seen</span>
        </Side>
        {sides.map(({ key, title, text, keep, event, isStanding, decide: command }, index) => (
          <Side key={key} title={title} text={text} isStanding={isStanding}>
            <span className={styles.author}>{event && authorLine(event, reader)}</span>
            {command && (
              <>
                <ResultPreview commands={[command]} />
                {mayDecide && (
                  <Button
                    small
                    disabled={pending}
                    {...(byKey && index < 2 && { hint: String(index + 1) })}
                    aria-label={`${keep}: ${text}`}
                    onClick={() => decide(command)}
                  >
                    {keep}
                  </Button>
                )}
              </>
            )}
          </Side>
        ))}
      </ul>
      {editing && own && (
        <OwnAnswerForm
          answer={own}
          pending={pending}
          error={error?.fields?.[0]?.message}
          onDecide={decide}
          onCancel={() => setEditing(false)}
        />
      )}
      {error && !editing && <Notice tone="bad">{error.message}</Notice>}
      {!editing && (
        <div className={styles.actions}>
          {whyNot && <p className={styles.note}>{whyNot}</p>}
          {mayDecide && both?.decide && (
            <Button
              small
              disabled={pending}
              {...(byKey && { hint: 'B' })}
              aria-label={`Keep both: ${both.text}`}
              onClick={() => decide(both.decide)}
            >
              Keep both
            </Button>
          )}
          {mayDecide && own && (
            <Button small {...(byKey && { hint: 'E' })} onClick={() => setEditing(true)}>
              Another answer…
            </Button>
          )}
          {children}
          <Link href="/help" className={styles.why}>
            Why am I asked?
          </Link>
        </div>
      )}
    </section>
  )
}

function standingOf({ candidates, standing }: Conflict): Candidate {
  const found = candidates.find(({ dot }) => sameDot(dot, standing)) ?? candidates[0]
  return found ?? { dot: standing, type: '', data: undefined }
}

/** The record's changes by their dots, and those not taken back; none until they have been read from the log. */
function useEvents(aggregate: string, id: string) {
  const history = useHistory([streamId(aggregate, id)])
  return useMemo(() => {
    const judged = history ?? []
    return {
      events: new Map(judged.map(({ event }) => [dotKey(event), event])),
      effective: judged
        .filter(({ judgement }) => judgement.rule?.kind !== 'undone')
        .map(({ event }) => event),
    }
  }, [history])
}
