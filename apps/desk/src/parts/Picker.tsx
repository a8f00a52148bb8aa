import { Combobox } from '@base-ui/react/combobox'
import type { LucideIcon } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useMemo,
  useState,
} from 'react'
import { bestFirst } from '../list/search.ts'
import { useIsPast } from '../travel/travel.ts'
import { classNames } from './class-names.ts'
import styles from './Picker.module.css'

/** As many as one reads; whoever looks for another types on. */
const shown = 25

interface PickerProps<Item> {
  readonly label: string
  readonly placeholder: string
  readonly icon: LucideIcon
  readonly items: readonly Item[]
  readonly idOf: (item: Item) => string
  /** What is searched in, and first of all the item's name. */
  readonly textsOf: (item: Item) => readonly [string, ...(string | undefined)[]]
  readonly children: (item: Item) => ReactNode
  readonly onPick: (item: Item) => void
  /** A last item made from what is typed: a new one of that name. */
  readonly otherwise?: (query: string) => Item
  /** Said when nothing is found. */
  readonly empty: ReactNode
  /** Shows what is found below the field, in place, instead of floating. */
  readonly inline?: boolean
  readonly inputRef?: RefObject<HTMLInputElement | null>
}

/** Finds one of many by typing; picking it does something at once and leaves the field empty for the next. */
export function Picker<Item>(props: PickerProps<Item>) {
  const { label, placeholder, icon: Icon, items, idOf, textsOf, onPick, otherwise, inline = false } = props
  const isPast = useIsPast()
  const [query, setQuery] = useState('')
  const [asking, setAsking] = useState(false)
  const isOpen = inline || asking
  // Looked for after what was typed is painted, and only while somebody looks.
  const asked = useDeferredValue(isOpen ? query : undefined)
  const find = useCallback(
    (text: string) => {
      const best = bestFirst(items, text, textsOf).slice(0, shown)
      return otherwise && text.trim() !== '' ? [...best, otherwise(text.trim())] : best
    },
    [items, textsOf, otherwise],
  )
  const found = useMemo(() => (asked === undefined ? [] : find(asked)), [find, asked])
  const list = <PickerList {...props} />

  function pick(item: Item): void {
    onPick(item)
    setQuery('')
    setAsking(false)
  }

  function onKeyDown(event: KeyboardEvent & { preventBaseUIHandler?: () => void }): void {
    if (event.key === 'ArrowDown') setAsking(true)
    if (event.key === 'Escape') setAsking(false)
    if (event.key !== 'Enter' || !isOpen || asked === query) return
    // Whoever types faster than the list is shown means what it is about to show first, not what it showed before.
    event.preventDefault()
    event.preventBaseUIHandler?.()
    const [first] = find(query)
    if (first !== undefined) pick(first)
  }

  // The list is laid below the field and not floated over the page: so the rest of the page stays what it is for
  // screen readers, and the list within its landmark.
  return (
    <div className={styles.anchor}>
      <Combobox.Root<Item>
        items={found}
        filter={null}
        value={null}
        inputValue={query}
        onInputValueChange={(typed) => {
          setQuery(typed)
          setAsking(typed !== '')
        }}
        onValueChange={(item) => {
          if (item !== null) pick(item)
        }}
        itemToStringLabel={(item) => textsOf(item)[0]}
        isItemEqualToValue={(a, b) => idOf(a) === idOf(b)}
        autoHighlight
        inline
        disabled={isPast}
        open={isOpen}
      >
        <Combobox.InputGroup className={styles.frame}>
          <Icon aria-hidden size={16} strokeWidth={1.75} className={styles.icon} />
          <Combobox.Input
            ref={props.inputRef}
            aria-label={label}
            placeholder={placeholder}
            className={styles.input}
            onClick={() => setAsking(true)}
            onKeyDown={onKeyDown}
            onBlur={() => setAsking(false)}
          />
        </Combobox.InputGroup>
        {/* What the field controls is there even while it is not shown. */}
        <div hidden={!isOpen || asked === undefined} className={inline ? styles.inline : styles.popup}>
          {list}
        </div>
      </Combobox.Root>
    </div>
  )
}

function PickerList<Item>({ empty, inline, idOf, children }: PickerProps<Item>) {
  return (
    <>
      <Combobox.Empty className={styles.empty}>{empty}</Combobox.Empty>
      <Combobox.List className={classNames(styles.list, inline && styles.low)}>
        {(item: Item) => (
          <Combobox.Item key={idOf(item)} value={item} className={styles.item}>
            {children(item)}
          </Combobox.Item>
        )}
      </Combobox.List>
    </>
  )
}
