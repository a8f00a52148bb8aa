import type { Trace } from '@causeway/client'
import type { StreamId } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { SearchX } from 'lucide-react'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { useMembership } from '../../app/membership-context.ts'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { exactTime } from '../../format/exact.ts'
import { authorName, deviceName, type Reader } from '../../history/author.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Facts } from '../../parts/Facts.tsx'
import { LinkButton } from '../../parts/LinkButton.tsx'
import { Sheet, SheetSection } from '../../parts/Sheet.tsx'
import { useNow } from '../../parts/use-now.ts'
import { logAddress } from '../log/log-address.ts'
import { RecordLink } from '../log/RecordLink.tsx'
import { TraceBranches } from './TraceBranches.tsx'
import { sayTraced } from './TracedRequest.tsx'
import { traceTree } from './trace-tree.ts'
import { standingOf } from './trace-words.ts'
import { useSightings } from './use-sightings.ts'
import { useTrace } from './use-trace.ts'

/** What came of one action: from what was asked for to its events, what became of them, and what followed from them. */
export default function TraceScreen({ correlation }: { readonly correlation: string }) {
  const trace = useTrace(correlation)
  return (
    <>
      <ScreenHeader title="What came of it" />
      {trace && (trace.requests.length === 0 ? <Unknown /> : <Traced trace={trace} />)}
    </>
  )
}

function Unknown() {
  return (
    <Empty
      icon={SearchX}
      title="This device knows of nothing by that name"
      actions={
        <LinkButton href={logAddress({})} look="plain">
          Look through the log
        </LinkButton>
      }
    >
      It may have been done on a device that has not sent it yet.
    </Empty>
  )
}

function Traced({ trace }: { readonly trace: Trace }) {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const reader: Reader = { actor, replica: workspace.replica, now: useNow() }
  const sightings = useSightings(trace)
  const branches = traceTree(trace)
  const [first] = trace.requests
  if (!first) return null
  const { text, tone } = standingOf(trace)
  const streams = new Set(trace.requests.flatMap(({ events }) => events.map(({ event }) => event.stream)))
  const where = first.replica ?? workspace.replica
  return (
    <Sheet>
      <SheetSection title={sayTraced(workspace, first, reader)}>
        <Facts
          facts={[
            { name: 'Where it stands', value: <Badge tone={tone}>{text}</Badge> },
            {
              name: 'Who asked',
              value: `${authorName(first, reader)}, on ${deviceName({ replica: where }, reader)}`,
            },
            { name: 'When', value: exactTime(first.at) },
            {
              name: 'Touched',
              value: streams.size > 0 ? <Records streams={[...streams]} /> : 'Nothing',
            },
            {
              name: 'Known by',
              value: (
                <>
                  {trace.correlation}{' '}
                  <Link href={logAddress({ correlation: trace.correlation })}>In the log</Link>
                </>
              ),
              mono: true,
            },
            { name: 'In the relay’s spans', value: trace.traceId, mono: true },
          ]}
        />
      </SheetSection>
      <SheetSection
        title="Step by step"
        description="What was asked for, what was recorded, and what the relay did about it, each under what caused it."
      >
        <TraceBranches branches={branches} reader={reader} sightings={sightings} began={first.at} />
      </SheetSection>
    </Sheet>
  )
}

function Records({ streams }: { readonly streams: readonly StreamId[] }) {
  return streams.map((stream, at) => (
    <Fragment key={stream}>
      {at > 0 && ', '}
      <RecordLink stream={stream} />
    </Fragment>
  ))
}
