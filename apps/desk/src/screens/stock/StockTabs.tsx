import { Link, useLocation } from 'wouter'
import styles from './StockTabs.module.css'

const tabs = [
  { href: '/stock', title: 'On the shelf' },
  { href: '/moves', title: 'On the way' },
  { href: '/count', title: 'Count' },
] as const

/** The three things one does with stock. */
export function StockTabs() {
  const [here] = useLocation()
  return (
    <nav className={styles.tabs} aria-label="Stock">
      {tabs.map(({ href, title }) => (
        <Link
          key={href}
          href={href}
          className={styles.tab ?? ''}
          aria-current={here === href || here.startsWith(`${href}/`) ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
