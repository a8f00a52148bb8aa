import { Progress } from '@base-ui/react/progress'
import { useLocation } from 'wouter'
import { counted } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'
import { FileFacts } from './FileFacts.tsx'
import styles from './ImportProgress.module.css'
import type { ImportState, ImportTally } from './import-job.ts'

interface ImportProgressProps {
  readonly state: Extract<ImportState, { readonly tally: ImportTally }>
  readonly onStop: () => void
  readonly onResume: () => void
  readonly onBack: () => void
}

/** How far the import is, how to stop and resume it, and what came of it. */
export function ImportProgress({ state, onStop, onResume, onBack }: ImportProgressProps) {
  const { step, file, preview, tally, problem } = state
  const [, navigate] = useLocation()
  const total = preview.rows.length
  return (
    <SheetSection title={file} description={descriptions[step]}>
      {step !== 'done' && (
        <Progress.Root value={tally.done} max={total} className={styles.progress}>
          <div className={styles.numbers}>
            <Progress.Label>{step === 'running' ? 'Importing' : 'Stopped'}</Progress.Label>
            <span>
              {tally.done.toLocaleString()} of {counted(total, 'row')}
            </span>
          </div>
          <Progress.Track className={styles.track}>
            <Progress.Indicator className={styles.bar} />
          </Progress.Track>
        </Progress.Root>
      )}
      {problem && (
        <Notice tone="bad" title="The import stopped">
          {problem}
        </Notice>
      )}
      {step === 'done' && (
        <Notice tone="ok" title={`${counted(tally.added, 'row')} imported`}>
          {[
            tally.unchanged > 0 &&
              `${counted(tally.unchanged, 'row')} were here already and left as they are.`,
            preview.problems.length > 0 &&
              `${counted(preview.problems.length, 'row')} in the file could not be read.`,
            'Saved on this device; sent when there is a connection.',
          ]
            .filter(Boolean)
            .join(' ')}
        </Notice>
      )}
      {step === 'done' && <FileFacts preview={preview} />}
      {tally.failed.length > 0 && (
        <Notice tone="bad" title={`${counted(tally.failed.length, 'row')} could not be carried out`}>
          <ul className={styles.failed}>
            {tally.failed.slice(0, 50).map(({ line, message }) => (
              <li key={line}>
                {line}: {message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={styles.actions}>
        {step === 'running' && <Button onClick={onStop}>Stop</Button>}
        {step === 'stopped' && (
          <Button look="primary" onClick={onResume}>
            Resume
          </Button>
        )}
        {step === 'done' && (
          <Button look="primary" onClick={() => navigate('/orders')}>
            See the orders
          </Button>
        )}
        {step !== 'running' && (
          <Button look={step === 'done' ? 'plain' : 'quiet'} onClick={onBack}>
            Import another file
          </Button>
        )}
      </div>
    </SheetSection>
  )
}

const descriptions = {
  running: 'Each row is carried out whole or not at all. You can go on working meanwhile.',
  stopped: 'The rows so far are imported and stay. The rest follows when you resume.',
  done: 'The import is finished.',
} as const
