import type { ViewProgress } from '@causeway/protocol'
import { useSync } from '@causeway/react'
import { useEffect, useState } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { Facts } from '../../parts/Facts.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'
import { describeLists, fetchProgress, isMoving } from './relay-views.ts'

/** Milliseconds between two looks while something moves. */
const lookAgain = 1000

/** How far the relay is with the lists it keeps for reports and other programs. Nothing where it keeps none. */
export default function RelayLists() {
  const { token } = useMembership()
  const phase = useSync((status) => status.phase)
  const position = useSync((status) => status.position)
  const [progress, setProgress] = useState<readonly ViewProgress[]>()

  useEffect(() => {
    void position
    if (phase !== 'live') return
    const ending = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const found = await fetchProgress(token, ending.signal)
      if (ending.signal.aborted || !found) return
      setProgress(found)
      if (isMoving(found)) timer = setTimeout(look, lookAgain)
    }
    void look()
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [token, phase, position])

  if (!progress || progress.length === 0) return null
  return (
    <SheetSection
      title="Lists on the relay"
      description={
        phase === 'live'
          ? 'What this desk shows from its own storage the relay keeps as well, for reports and other programs.'
          : 'As the relay said last: it cannot be asked just now.'
      }
    >
      <Facts facts={describeLists(progress)} />
    </SheetSection>
  )
}
