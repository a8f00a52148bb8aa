import type { LoggedEvent } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { shopModel } from '@causeway/shop'
import { useCallback, useMemo, useState } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { keptByAll } from '../../devices/devices.ts'
import { authorName } from '../../history/author.ts'
import { sayPlain } from '../../history/entries.ts'
import { recordOf } from '../../history/record-of.ts'
import { Segments } from '../../parts/Segments.tsx'
import { SheetSection } from '../../parts/Sheet.tsx'
import { type Said, Wire } from '../../wire/Wire.tsx'
import { useLog } from '../history/use-log.ts'
import { lastOf } from './last-of.ts'

const counts = ['50', '200', '1000'] as const

/** The wire of this desk: the last events, on whose device they were recorded, and how they came together. */
export default function WireSection() {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const log = useLog(keptByAll)
  const [count, setCount] = useState<(typeof counts)[number]>('50')
  const [until, setUntil] = useState<number>()
  const drawn = useMemo(
    () => log && lastOf(log.toReversed(), Number(count), { actor, replica: workspace.replica }),
    [log, count, actor, workspace.replica],
  )
  const say = useCallback(
    (event: LoggedEvent): Said => ({
      what: sayPlain(workspace, event),
      record: recordOf(workspace, event.stream),
      who: authorName(event, { actor }),
    }),
    [workspace, actor],
  )
  if (!drawn || drawn.wire.dots.length === 0) return null
  return (
    <SheetSection
      title="The wire"
      description="What was recorded on which device, when the relay gave it its place, and by when others had it. A dashed arrow says: at the latest."
    >
      <Segments
        label="How many events are drawn"
        isBare
        value={count}
        onChange={(chosen) => {
          setCount(chosen)
          setUntil(undefined)
        }}
        options={counts.map((value) => ({ value, title: `Last ${value}` }))}
      />
      <Wire {...drawn} model={shopModel} say={say} until={until} onUntil={setUntil} />
    </SheetSection>
  )
}
