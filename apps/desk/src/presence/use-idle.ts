import { useEffect, useState } from 'react'

/** Milliseconds without input after which somebody counts as away. */
const patience = 30_000

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'input', 'focus'] as const

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

// `input` without a key: pasted, dictated, or of another keyboard.
const touches = ['pointerdown', 'keydown', 'input'] as const

/** Whether what is open at an address has been touched since one came there. */
export function useTouched(at: string): boolean {
  const [touched, setTouched] = useState('')
  useEffect(() => {
    const touch = ({ target }: Event) => {
      if (target instanceof Element && target.closest('article, [role="dialog"]')) setTouched(at)
    }
    for (const touching of touches) addEventListener(touching, touch, { capture: true })
    return () => {
      for (const touching of touches) removeEventListener(touching, touch, { capture: true })
    }
  }, [at])
  return touched === at
}
