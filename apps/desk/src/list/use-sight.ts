import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Sight } from './rows-in-sight.ts'

/** What a scroller shows, to the row: it is told anew when another row comes into sight or the scroller is resized. */
export function useSight(scroller: RefObject<HTMLElement | null>, rowHeight: number): Sight {
  // Until it is measured, before the first painting: as much as there can be.
  const [sight, setSight] = useState<Sight>({ top: 0, height: innerHeight })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => {
      const top = Math.floor(element.scrollTop / rowHeight) * rowHeight
      // The row that is cut off at the top leaves room for one more below.
      const height = element.clientHeight + rowHeight
      setSight((before) => (before.top === top && before.height === height ? before : { top, height }))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, rowHeight])
  return sight
}
