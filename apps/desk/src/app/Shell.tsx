import { type ReactNode, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import type { ShortcutName } from '../keyboard/shortcuts.ts'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { StorageNotice } from '../session/StorageNotice.tsx'
import { OfflineNotice } from '../sync/OfflineNotice.tsx'
import { SyncPill } from '../sync/SyncPill.tsx'
import { AsItWas } from '../travel/TravelProvider.tsx'
import { useTravel } from '../travel/travel.ts'
import { loadLater } from './load-later.ts'
import { Navigation } from './Navigation.tsx'
import { ScreenHeaderContext } from './ScreenHeader.tsx'
import styles from './Shell.module.css'
import { deskSections, workSections } from './sections.ts'
import { UpdateNotice } from './UpdateNotice.tsx'

const ReconnectNotice = loadLater(() => import('../reconnect/ReconnectNotice.tsx'))
const OlderNotice = loadLater(() => import('../history/OlderNotice.tsx'))
const PresenceBar = loadLater(() => import('../presence/PresenceBar.tsx'))
const UndoButtons = loadLater(() => import('../undo/UndoButtons.tsx'))
const TravelBar = loadLater(() => import('../travel/TravelBar.tsx'))
const Palette = loadLater(() => import('../palette/Palette.tsx'))
const ShortcutSheet = loadLater(() => import('../keyboard/ShortcutSheet.tsx'))

interface ShellProps {
  readonly workspace: string
  readonly children: ReactNode
}

/** What stays while screens change: the navigation, the bar with the sync pill, and what concerns the whole desk. */
export function Shell({ workspace, children }: ShellProps) {
  const [header, setHeader] = useState<HTMLElement | null>(null)
  const [showsHelp, setShowsHelp] = useState(false)
  const [showsPalette, setShowsPalette] = useState(false)
  const { past } = useTravel()
  useShortcut('help', () => setShowsHelp(true))
  useShortcut('palette', () => setShowsPalette(true))
  return (
    <div className={styles.shell}>
      {[...workSections, ...deskSections].map(
        ({ href, shortcut }) => shortcut && <GoTo key={href} shortcut={shortcut} href={href} />,
      )}
      <Navigation workspace={workspace} />
      <header className={styles.bar}>
        <div ref={setHeader} className={styles.header} />
        <Suspense>{!past && <UndoButtons />}</Suspense>
        <div className={styles.people}>
          <Suspense>
            <PresenceBar />
          </Suspense>
        </div>
        <SyncPill />
      </header>
      <div className={styles.above}>
        <StorageNotice />
        <Suspense>
          <TravelBar />
        </Suspense>
      </div>
      <ScreenHeaderContext value={header}>
        <main className={styles.main}>
          <AsItWas>{children}</AsItWas>
        </main>
      </ScreenHeaderContext>
      <section className={styles.notices} aria-label="Notices">
        <OfflineNotice />
        <Suspense>
          <OlderNotice />
          <ReconnectNotice />
        </Suspense>
        <UpdateNotice />
      </section>
      {showsPalette && (
        <Suspense>
          <Palette onClose={() => setShowsPalette(false)} />
        </Suspense>
      )}
      {showsHelp && (
        <Suspense>
          <ShortcutSheet onClose={() => setShowsHelp(false)} />
        </Suspense>
      )}
    </div>
  )
}

function GoTo({ shortcut, href }: { readonly shortcut: ShortcutName; readonly href: string }) {
  const [, navigate] = useLocation()
  useShortcut(shortcut, () => navigate(href))
  return null
}
