import { useWorkspace } from '@causeway/react'
import { product } from '@causeway/shop'
import { useSyncExternalStore } from 'react'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useMay } from '../../app/use-may.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { Exports } from './Exports.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { importState, openFile, runImport, startOver, stopImport, subscribeToImport } from './import-job.ts'
import { Preview } from './Preview.tsx'

/** Brings orders in from a file: what it holds is shown first, then it is imported row by row. */
export default function ImportScreen() {
  const workspace = useWorkspace()
  const state = useSyncExternalStore(subscribeToImport, importState)
  const whyNot = useMay().whyNot({ aggregate: product.name, name: 'add' })
  const run = () => void runImport(workspace)
  return (
    <>
      <ScreenHeader title="Import & export" />
      <Sheet>
        {state.step === 'choose' && (
          <>
            {whyNot ? (
              <Notice title="Importing a file adds products">{whyNot}</Notice>
            ) : (
              <ChooseFile problem={state.problem} onChoose={(file) => void openFile(file)} />
            )}
            <Exports />
          </>
        )}
        {state.step === 'reading' && <p role="status">Reading {state.file} …</p>}
        {state.step === 'preview' && (
          <Preview file={state.file} preview={state.preview} onImport={run} onBack={startOver} />
        )}
        {(state.step === 'running' || state.step === 'stopped' || state.step === 'done') && (
          <ImportProgress state={state} onStop={stopImport} onResume={run} onBack={startOver} />
        )}
      </Sheet>
    </>
  )
}
