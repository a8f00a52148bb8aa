import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Page } from '../session/Page.tsx'
import { beginDemo } from './begin.ts'
import { deleteAbandonedDemos } from './clean-up.ts'
import { StageScreen } from './StageScreen.tsx'
import { setUp } from './show.ts'

/** Asks the relay for a demo and shows it. */
export async function showStage(root: HTMLElement): Promise<void> {
  document.title = 'Demo · Causeway'
  const page = createRoot(root)
  await deleteAbandonedDemos()
  const begun = await beginDemo()
  // Back by the browser's own memory: that demo is over.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  page.render(
    <StrictMode>
      {begun.ok ? <StageScreen show={setUp(begun.demo)} /> : <NoDemo message={begun.message} />}
    </StrictMode>,
  )
}

function NoDemo({ message }: { readonly message: string }) {
  return (
    <Page title="There is no demo just now">
      <p role="alert">{message}</p>
      <p>
        <a href="/demo">Try again</a> or <a href="/">go to the desk</a>.
      </p>
    </Page>
  )
}
