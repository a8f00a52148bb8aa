import type { ImportPreview } from '@causeway/shop'
import { counted } from '../../format/words.ts'
import { Button } from '../../parts/Button.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'
import { FileFacts } from './FileFacts.tsx'
import styles from './Preview.module.css'

interface PreviewProps {
  readonly file: string
  readonly preview: ImportPreview
  readonly onImport: () => void
  readonly onBack: () => void
}

/** As many bad rows as one looks through before mending the file. */
const shown = 100

/** What a file would bring, what is wrong with it, and the choice. */
export function Preview({ file, preview, onImport, onBack }: PreviewProps) {
  const { rows, problems, warnings } = preview
  return (
    <SheetSection title={file} description="This is what the file holds. Nothing is imported yet.">
      <FileFacts preview={preview} />
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      {problems.length > 0 && (
        <>
          <Notice tone="bad" title={`${counted(problems.length, 'row')} cannot be imported`}>
            {rows.length > 0
              ? 'They are left out. Mend them in the file and import it again: the others are not doubled.'
              : 'Mend them in the file and choose it again.'}
          </Notice>
          <div className={styles.scroller}>
            <table className={styles.problems}>
              <thead>
                <tr>
                  <th scope="col">Row</th>
                  <th scope="col">Column</th>
                  <th scope="col">Value</th>
                  <th scope="col">What to do</th>
                </tr>
              </thead>
              <tbody>
                {problems.slice(0, shown).map((problem) => (
                  <tr key={problem.row}>
                    <td>{problem.row}</td>
                    <td>{problem.column}</td>
                    <td className={styles.value}>{problem.value || '(empty)'}</td>
                    <td>{problem.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {problems.length > shown && <p>and {(problems.length - shown).toLocaleString()} more</p>}
        </>
      )}
      <div className={styles.actions}>
        {rows.length > 0 && (
          <Button look="primary" onClick={onImport}>
            Import {counted(rows.length, 'row')}
          </Button>
        )}
        <Button onClick={onBack}>Choose another file</Button>
      </div>
    </SheetSection>
  )
}
