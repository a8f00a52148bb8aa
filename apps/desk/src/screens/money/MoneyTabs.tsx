import { Link, useLocation } from 'wouter'
import styles from './MoneyTabs.module.css'

const tabs = [
  { href: '/money', title: 'Payments', isHere: (here: string) => here === '/money' },
  { href: '/money/drawers', title: 'Drawers', isHere: (here: string) => here.startsWith('/money/') },
] as const

/** The two sides of money: what was paid, and where the cash is. */
export function MoneyTabs() {
  const [here] = useLocation()
  return (
    <nav className={styles.tabs} aria-label="Money">
      {tabs.map(({ href, title, isHere }) => (
        <Link
          key={href}
          href={href}
          className={styles.tab ?? ''}
          aria-current={isHere(here) ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
