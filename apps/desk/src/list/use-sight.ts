import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { type Sight, topToShow } from './rows-in-sight.ts'

/** A list's scroller: what of it is in sight, and how to bring a row there. */
interface Scrolling {
  /** To the row: told anew when another row comes into sight or the scroller is resized. */
  readonly sight: Sight
  readonly scrollTo: (index: number) => void
}

/** Most lists stand in one place, one after the other: the next one begins with what the last one was given. */
let lastHeight = innerHeight

/**
 * What a scroller shows. The browser tells it when it has laid out the page, before it paints; to ask for it would
 * have the page laid out at once, in the middle of making it.
 */
export function useSight(scroller: RefObject<HTMLElement | null>, rowHeight: number): Scrolling {
  const exact = useRef<Sight>(undefined)
  const [sight, setSight] = useState<Sight>(() => ({ top: 0, height: lastHeight + rowHeight }))
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = (seen: Sight) => {
      exact.current = seen
      const top = Math.floor(seen.top / rowHeight) * rowHeight
      // The row that is cut off at the top leaves room for one more below.
      const height = seen.height + rowHeight
      setSight((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    const onScroll = () => look({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(([entry]) => {
      lastHeight = entry?.contentRect.height ?? element.clientHeight
      look({ top: element.scrollTop, height: lastHeight })
    })
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, rowHeight])

  function scrollTo(index: number): void {
    const element = scroller.current
    if (!element) return
    const seen = exact.current ?? { top: element.scrollTop, height: element.clientHeight }
    const top = topToShow(seen, rowHeight, index)
    if (top === seen.top) return
    element.scrollTop = top
    exact.current = { ...seen, top }
  }
  return { sight, scrollTo }
}
