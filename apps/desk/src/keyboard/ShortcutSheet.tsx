import { Link } from 'wouter'
import { Dialog } from '../parts/Dialog.tsx'
import styles from './ShortcutSheet.module.css'
import { keyLabel, shortcutNames, shortcuts } from './shortcuts.ts'

/** Every shortcut there is, made from the table that the handlers use. */
export default function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts" wide>
      <div className={styles.columns}>
        {groups().map(([group, names]) => (
          <section key={group} className={styles.group} aria-label={group}>
            <h3 className={styles.heading}>{group}</h3>
            <dl>
              {names.map((name) => (
                <div key={name} className={styles.row}>
                  <dt>{shortcuts[name].does}</dt>
                  <dd className={styles.keys}>
                    {shortcuts[name].keys.map((keys, index) => (
                      <span key={keys}>
                        {index > 0 && <span className={styles.or}>or</span>}
                        {keys.split(' ').map((key) => (
                          <kbd key={key} className={styles.key}>
                            {keyLabel(key)}
                          </kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.more}>
        <Link href="/help" onClick={onClose}>
          What happens when two people change the same, and what the marks mean
        </Link>
      </p>
    </Dialog>
  )
}

function groups() {
  return [...Map.groupBy(shortcutNames(), (name): string => shortcuts[name].group)]
}
