import { useEffect, useState } from 'react'

/** Milliseconds without input after which somebody counts as away. */
const patience = 30_000

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const

/** Whether nobody has touched this tab for a while. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    let timer = setTimeout(() => setIdle(true), patience)
    const touch = () => {
      setIdle(false)
      clearTimeout(timer)
      timer = setTimeout(() => setIdle(true), patience)
    }
    for (const input of inputs) addEventListener(input, touch, { passive: true, capture: true })
    return () => {
      clearTimeout(timer)
      for (const input of inputs) removeEventListener(input, touch, { capture: true })
    }
  }, [])
  return isIdle
}

/** Whether what is open at an address has been touched since one came there. */
export function useTouched(at: string): boolean {
  const [touched, setTouched] = useState('')
  useEffect(() => {
    const touch = ({ target }: Event) => {
      if (target instanceof Element && target.closest('article, [role="dialog"]')) setTouched(at)
    }
    addEventListener('pointerdown', touch, { capture: true })
    addEventListener('keydown', touch, { capture: true })
    return () => {
      removeEventListener('pointerdown', touch, { capture: true })
      removeEventListener('keydown', touch, { capture: true })
    }
  }, [at])
  return touched === at
}
