import './zod-without-eval.ts'
import './fonts.css'
import './tokens.css'
import './base.css'
import { joinToken } from '@causeway/protocol'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { loadTheRest } from './app/load-later.ts'
import { startServiceWorker } from './app/service-worker.ts'
import { chosenTheme, putOnTheme } from './app/theme.ts'
import { arrive } from './session/join.ts'
import { openMemberships } from './session/memberships.ts'
import { openDesk } from './session/open-desk.ts'
import { Session } from './session/Session.tsx'

putOnTheme(chosenTheme())

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root to draw the desk in.')

/** Shows the desk of the workspace that was opened last, or that a join link names. */
async function showDesk(page: HTMLElement): Promise<void> {
  void startServiceWorker()
  loadTheRest()
  // A join link opened in a tab that shows the desk already changes the address alone.
  addEventListener('hashchange', () => {
    if (joinToken(location.hash) !== undefined) location.reload()
  })
  const arrival = await arrive({ location, history, memberships: openMemberships() })
  const opening = arrival.kind === 'member' ? openDesk(arrival.membership) : undefined
  createRoot(page).render(
    <StrictMode>
      <Session arrival={arrival} opening={opening}>
        {arrival.kind === 'member' && <App membership={arrival.membership} />}
      </Session>
    </StrictMode>,
  )
}

if (/^\/demo(\/|$)/.test(location.pathname)) {
  void import('./demo/show-demo.tsx').then(({ showDemo }) => showDemo(root))
} else void showDesk(root)
