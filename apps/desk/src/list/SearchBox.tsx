import { Search, X } from 'lucide-react'
import { useRef } from 'react'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { IconButton } from '../parts/Button.tsx'
import styles from './SearchBox.module.css'

interface SearchBoxProps {
  /** What is searched, `Search orders`. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Narrows a list while one types. Esc empties it, and then leaves it; the arrow down goes on into the list. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  useShortcut('search', () => input.current?.select())
  return (
    <search className={styles.box}>
      <Search aria-hidden size={16} strokeWidth={1.75} className={styles.icon} />
      <input
        ref={input}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={label}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (value === '') input.current?.blur()
            else onChange('')
          } else if (event.key === 'ArrowDown') {
            event.preventDefault()
            const list = event.currentTarget.closest('section')
            list?.querySelector<HTMLElement>('li a[tabindex="0"]')?.focus()
          }
        }}
      />
      {value === '' ? (
        <kbd aria-hidden className={styles.key}>
          /
        </kbd>
      ) : (
        <IconButton looks label="Clear search" icon={X} small onClick={() => onChange('')} />
      )}
    </search>
  )
}
