import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useShortcut } from '../keyboard/use-shortcut.ts'
import { useIsWide } from '../parts/use-is-wide.ts'
import { type Movement, moveActive } from './movement.ts'
import { rowsInSight } from './rows-in-sight.ts'
import { useSight } from './use-sight.ts'
import styles from './VirtualList.module.css'

interface VirtualListProps<Row> {
  /** What the rows are, for screen readers. */
  readonly label: string
  readonly rows: readonly Row[]
  /** Pixels; every row has the same. */
  readonly rowHeight: number
  readonly idOf: (row: Row) => string
  readonly hrefOf: (row: Row) => string
  /** The id of the row that is open beside the list. */
  readonly current: string | undefined
  /** False where a row opens in the list's place: then moving through the list opens nothing. */
  readonly opensBeside?: boolean
  /** There are more rows than these: called when their end comes near. */
  readonly onNearEnd?: (() => void) | undefined
  readonly children: (row: Row) => ReactNode
}

/**
 * A long list of links, of which only those in sight are in the page. Arrow keys move through it; where the opened
 * row is shown beside the list, it follows. Every row is an address, so it can be opened in another tab.
 */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, rowHeight, idOf, hrefOf, current, onNearEnd, children } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [, navigate] = useLocation()
  const isWide = useIsWide()
  const opensBeside = isWide && props.opensBeside !== false
  const [activeId, setActiveId] = useState(current)
  const wantsFocus = useRef(false)
  const active = rows.findIndex((row) => idOf(row) === activeId)
  const tabStop = Math.max(active, 0)

  // The row that has the focus, or would get it, is kept in the page wherever the list is scrolled to.
  const { sight, scrollTo } = useSight(scroller, rowHeight)
  const inPage = rowsInSight(sight, rowHeight, rows.length, tabStop)

  const isNearEnd = sight.top + 2 * sight.height >= rows.length * rowHeight
  const tellNearEnd = useEffectEvent(() => onNearEnd?.())
  // biome-ignore lint/correctness/useExhaustiveDependencies: with more rows the end may be near again
  useEffect(() => {
    if (isNearEnd) tellNearEnd()
  }, [isNearEnd, rows.length])

  function move(movement: Movement): void {
    const index = moveActive(movement, active, rows.length)
    const row = rows[index]
    if (row === undefined) return
    setActiveId(idOf(row))
    wantsFocus.current = true
    scrollTo(index)
    if (opensBeside) navigate(hrefOf(row), { replace: true })
  }
  useMovements(move, scroller)

  // What is opened from elsewhere is brought into sight; what is closed stays where one was.
  const show = useEffectEvent((id: string) => {
    setActiveId(id)
    const index = rows.findIndex((row) => idOf(row) === id)
    if (index >= 0) scrollTo(index)
  })
  useEffect(() => {
    if (current !== undefined) show(current)
  }, [current])
  useEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>('a[tabindex="0"]')?.focus({ preventScroll: true })
  })

  return (
    <div ref={scroller} className={styles.scroller}>
      <ul aria-label={label} className={styles.list} style={{ height: rows.length * rowHeight }}>
        {inPage.map((index) => {
          const row = rows[index]
          if (row === undefined) return null
          const id = idOf(row)
          return (
            <li
              key={id}
              className={styles.item}
              style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
              aria-setsize={onNearEnd ? -1 : rows.length}
              aria-posinset={index + 1}
            >
              <Link
                href={hrefOf(row)}
                className={styles.row ?? ''}
                tabIndex={index === tabStop ? 0 : -1}
                aria-current={id === current ? 'true' : undefined}
                onFocus={() => setActiveId(id)}
              >
                {children(row)}
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** Moves at the list's keys; arrows only where they would not scroll or move something else. */
function useMovements(
  move: (movement: Movement) => void,
  scroller: { readonly current: HTMLElement | null },
): void {
  const inList = (event: KeyboardEvent) =>
    event.key.length === 1 || event.target === document.body || within(scroller.current, event.target)
  const at = (movement: Movement) => (event: KeyboardEvent) => {
    if (!inList(event)) return false
    return move(movement)
  }
  useShortcut('next', at('next'))
  useShortcut('previous', at('previous'))
  useShortcut('first', at('first'))
  useShortcut('last', at('last'))
}

function within(element: HTMLElement | null, target: EventTarget | null): boolean {
  return target instanceof Node && element?.contains(target) === true
}
