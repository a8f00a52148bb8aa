import type { StreamStatus } from '@causeway/core'
import { Suspense } from 'react'
import { loadLater } from '../../app/load-later.ts'

const OpenMatters = loadLater(() => import('./OpenMatters.tsx'))

interface QuestionsProps {
  readonly aggregate: string
  readonly id: string
  readonly status: StreamStatus
}

/** What a record needs a person for: open questions with all answers, marks, and what cannot be read. */
export function Questions({ aggregate, id, status }: QuestionsProps) {
  const { conflicts, flags, trouble } = status
  if (conflicts.length === 0 && flags.length === 0 && !trouble) return null
  return (
    <Suspense>
      <OpenMatters aggregate={aggregate} id={id} status={status} />
    </Suspense>
  )
}
