import { useAggregate } from '@causeway/react'
import { desk, theDesk } from '@causeway/shop'
import { Ellipsis } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { keyLabel, shortcuts } from '../keyboard/shortcuts.ts'
import { useNeedsCount } from '../sync/use-needs-count.ts'
import { loadLater } from './load-later.ts'
import styles from './Navigation.module.css'
import { deskSections, type Section, workSections } from './sections.ts'

const Dialog = loadLater(async () => ({ default: (await import('../parts/Dialog.tsx')).Dialog }))

/** The way to every screen: a column on a laptop, icons on a tablet, a bar of tabs on a phone. */
export function Navigation({ workspace }: { readonly workspace: string }) {
  const [moreOpen, setMoreOpen] = useState(false)
  const { name } = useAggregate(desk, theDesk).state
  return (
    <nav className={styles.navigation} aria-label="Desk">
      <div className={styles.brand}>
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span className={styles.workspace}>{name || workspace}</span>
      </div>
      <ul className={styles.work}>
        {workSections.map((section) => (
          <li key={section.href} data-under-more={section.underMore}>
            <SectionLink section={section} />
          </li>
        ))}
        <li className={styles.more}>
          <button
            type="button"
            className={styles.link}
            aria-haspopup="dialog"
            onClick={() => setMoreOpen(true)}
          >
            <Ellipsis aria-hidden size={18} strokeWidth={1.75} />
            <span className={styles.title}>More</span>
          </button>
        </li>
      </ul>
      <ul className={styles.desk}>
        {deskSections.map((section) => (
          <li key={section.href}>
            <SectionLink section={section} />
          </li>
        ))}
      </ul>
      {moreOpen && (
        <Suspense>
          <Dialog open onClose={() => setMoreOpen(false)} title="More">
            <ul className={styles.sheet}>
              {[...workSections.filter(({ underMore }) => underMore), ...deskSections].map((section) => (
                <li key={section.href}>
                  <SectionLink section={section} onFollow={() => setMoreOpen(false)} />
                </li>
              ))}
            </ul>
          </Dialog>
        </Suspense>
      )}
    </nav>
  )
}

interface SectionLinkProps {
  readonly section: Section
  readonly onFollow?: () => void
}

function SectionLink({ section, onFollow }: SectionLinkProps) {
  const { href, title, icon: Icon, shortcut, also = [] } = section
  const [location] = useLocation()
  const needs = useNeedsCount()
  const isHere = [href, ...also].some((at) => location === at || location.startsWith(`${at}/`))
  const count = href === '/needs-you' && needs > 0 ? needs : undefined
  const keys = shortcut && shortcuts[shortcut].keys[0].split(' ').map(keyLabel).join(' ')
  return (
    <Link
      href={href}
      className={styles.link ?? ''}
      aria-current={isHere ? 'page' : undefined}
      title={keys ? `${title} (${keys})` : title}
      {...(onFollow && { onClick: onFollow })}
    >
      <Icon aria-hidden size={18} strokeWidth={1.75} />
      <span className={styles.title}>{title}</span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </Link>
  )
}
