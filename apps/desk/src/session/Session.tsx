import { WorkspaceProvider } from '@causeway/react'
import { type ReactNode, Suspense, use } from 'react'
import { Button } from '../parts/Button.tsx'
import type { Arrival } from './join.ts'
import { BadLink, NoLink, NoStorage } from './NoDesk.tsx'
import type { Opening } from './open-desk.ts'
import { Opening as OpeningPage, Page } from './Page.tsx'

interface SessionProps {
  readonly arrival: Arrival
  /** Under way since before the first render; absent where there is nothing to open. */
  readonly opening: Promise<Opening> | undefined
  readonly children: ReactNode
}

/** Opens the desk: its screens, or a page that says what is missing. */
export function Session({ arrival, opening, children }: SessionProps) {
  if (arrival.kind === 'bad-link') return <BadLink />
  if (arrival.kind === 'no-storage') return <NoStorage />
  if (!opening) return <NoLink />
  return (
    <Suspense fallback={<OpeningPage />}>
      <Opened opening={opening}>{children}</Opened>
    </Suspense>
  )
}

interface OpenedProps {
  readonly opening: Promise<Opening>
  readonly children: ReactNode
}

function Opened({ opening, children }: OpenedProps) {
  const opened = use(opening)
  if (opened.ok) return <WorkspaceProvider workspace={opened.workspace}>{children}</WorkspaceProvider>
  return (
    <Page title="The desk could not be opened">
      <p role="alert">{opened.message}</p>
      <Button look="primary" onClick={() => location.reload()}>
        Try again
      </Button>
    </Page>
  )
}
