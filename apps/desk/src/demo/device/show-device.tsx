import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { App } from '../../app/App.tsx'
import { chosenTheme, putOnTheme } from '../../app/theme.ts'
import { openDesk } from '../../session/open-desk.ts'
import { Session } from '../../session/Session.tsx'
import { basePath, type DeviceName } from '../devices.ts'
import type { StageDoor } from '../door.ts'

/** Shows the real desk of a device: its own storage, its own line, its own screen. */
export async function showDevice(root: HTMLElement, device: DeviceName, stage: StageDoor): Promise<void> {
  const base = basePath(device)
  // The theme is the whole page's, whoever changes it.
  addEventListener('storage', () => putOnTheme(chosenTheme()))
  const { membership, network } = stage.admit(device)
  const opening = openDesk(membership, network)
  createRoot(root).render(
    <StrictMode>
      <Router base={base}>
        <Session arrival={{ kind: 'member', membership }} opening={opening}>
          <App membership={membership} />
        </Session>
      </Router>
    </StrictMode>,
  )
  const opened = await opening
  if (opened.ok) stage.opened(device, opened.workspace, (path) => navigate(base + path))
}
