import { dotKey } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import type { Reader } from '../../history/author.ts'
import type { Sighting } from './seen-by.ts'
import styles from './Trace.module.css'
import { TracedEvent } from './TracedEvent.tsx'
import { sayTraced, TracedRequest } from './TracedRequest.tsx'
import type { TraceBranch } from './trace-tree.ts'

interface TraceBranchesProps {
  readonly branches: readonly TraceBranch[]
  readonly reader: Reader
  /** By the dots of the events. */
  readonly sightings: ReadonlyMap<string, readonly Sighting[]>
  /** When the whole of it began; milliseconds since 1970. */
  readonly began: number
  /** What caused them, in words. */
  readonly cause?: string
}

/** Requests, each with its events, each of those with what the relay did about it. */
export function TraceBranches({ branches, cause, ...shared }: TraceBranchesProps) {
  const workspace = useWorkspace()
  const { reader, sightings, began } = shared
  return (
    <ol className={styles.branches} aria-label={cause ? `Because of it: ${cause}` : 'What was asked for'}>
      {branches.map(({ request, steps }) => {
        const said = sayTraced(workspace, request, reader)
        return (
          <li key={request.command}>
            <TracedRequest request={request} said={said} reader={reader} began={began} />
            {steps.length > 0 && (
              <ol className={styles.steps} aria-label={`Recorded: ${said}`}>
                {steps.map(({ traced, answers }) => (
                  <li key={dotKey(traced.event)}>
                    <TracedEvent
                      traced={traced}
                      reader={reader}
                      began={began}
                      sightings={sightings.get(dotKey(traced.event)) ?? []}
                    />
                    {answers.length > 0 && <TraceBranches {...shared} branches={answers} cause={said} />}
                  </li>
                ))}
              </ol>
            )}
          </li>
        )
      })}
    </ol>
  )
}
