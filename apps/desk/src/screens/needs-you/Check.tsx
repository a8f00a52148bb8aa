import { dotKey, type Flag, type StreamId } from '@causeway/core'
import { useExecute, useWorkspace } from '@causeway/react'
import { type ReactNode, useMemo } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { useMay } from '../../app/use-may.ts'
import { authorLine } from '../../history/author.ts'
import { historyEntries } from '../../history/entries.ts'
import { useHistory } from '../../history/use-history.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useNow } from '../../parts/use-now.ts'
import styles from './Check.module.css'
import { flagChoices } from './flag-choices.ts'
import { ResultPreview } from './ResultPreview.tsx'

interface CheckProps {
  readonly stream: StreamId
  readonly flag: Flag
  /** What else can be done with it. */
  readonly children?: ReactNode
}

/** Something that should be looked at: what is the matter, what met, and each thing that can be done, with its result. */
export function Check({ stream, flag, children }: CheckProps) {
  const workspace = useWorkspace()
  const { execute, pending, error } = useExecute()
  const may = useMay()
  const choices = flagChoices(workspace, stream, flag)
  const whyNot = choices.map(({ commands }) => may.whyNotAll(commands)).find((why) => why !== undefined)
  return (
    <section className={styles.check} aria-label={flag.message}>
      <p className={styles.message}>{flag.message}</p>
      {flag.events.length > 0 && <Met stream={stream} flag={flag} />}
      {choices.length > 0 && (
        <ul className={styles.choices}>
          {choices.map(({ title, commands }) => (
            <li key={title} className={styles.choice}>
              {may.whyNotAll(commands) === undefined ? (
                <Button small disabled={pending} onClick={() => void execute(commands)}>
                  {title}
                </Button>
              ) : (
                <span>{title}</span>
              )}
              <ResultPreview commands={commands} />
            </li>
          ))}
        </ul>
      )}
      {whyNot && <p className={styles.note}>{whyNot}</p>}
      {error && <Notice tone="bad">{error.message}</Notice>}
      <p className={styles.note}>This goes away by itself when it is right again.</p>
      {children}
    </section>
  )
}

/** The changes it is about. */
function Met({ stream, flag }: Pick<CheckProps, 'stream' | 'flag'>) {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const now = useNow()
  const history = useHistory([stream])
  const wanted = new Set(flag.events.map(dotKey))
  const entries = useMemo(() => historyEntries(workspace, history ?? []), [workspace, history])
  const met = entries.filter(({ event }) => wanted.has(dotKey(event)))
  return (
    <ul className={styles.met}>
      {met.map(({ key, text, event }) => (
        <li key={key}>
          {text}{' '}
          <span className={styles.author}>
            ({authorLine(event, { actor, replica: workspace.replica, now })})
          </span>
        </li>
      ))}
    </ul>
  )
}
