import type { Workspace } from '@causeway/client'
import { parseStreamId, streamId } from '@causeway/core'
import { useWorkspace } from '@causeway/react'
import { Clock } from 'lucide-react'
import { Link } from 'wouter'
import { recordHref } from '../../app/record-href.ts'
import { keyLabel, shortcuts } from '../../keyboard/shortcuts.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Button } from '../../parts/Button.tsx'
import { Detail, DetailHead } from '../../parts/Detail.tsx'
import { sayRequest } from '../../words/command-words.ts'
import { namesFor } from '../../words/names.ts'
import { Check } from './Check.tsx'
import type { InboxItem } from './inbox.ts'
import { Question } from './Question.tsx'
import { RefusalNotice } from './RefusalNotice.tsx'
import { TroubleNotice } from './TroubleNotice.tsx'

interface InboxDetailProps {
  readonly item: InboxItem
  readonly isPutOff: boolean
  /** Puts it off, or takes it up again. */
  readonly onLater: () => void
}

/** One thing that needs a person, with all it takes to settle it. */
export function InboxDetail({ item, isPutOff, onLater }: InboxDetailProps) {
  const workspace = useWorkspace()
  useShortcut('later', (event) => event.repeat || onLater())
  const record = recordOf(item, workspace)
  const title = item.kind === 'refused' ? sayRequest(workspace, item.refusal.commands) : item.record.title
  return (
    <Detail label={title}>
      <DetailHead
        title={title}
        back={{ href: '/needs-you', label: 'All that needs you' }}
        actions={
          <Button icon={Clock} hint={keyLabel(shortcuts.later.keys[0])} onClick={onLater}>
            {isPutOff ? 'Not later, now' : 'Later'}
          </Button>
        }
      >
        {record && <Link href={record.href}>Open {record.title}</Link>}
      </DetailHead>
      <Matter item={item} />
    </Detail>
  )
}

/** What it is about; of what was refused, what it would have changed first. */
function recordOf(item: InboxItem, workspace: Pick<Workspace, 'state'>) {
  if (item.kind !== 'refused') return item.record
  const [first] = item.refusal.commands
  return (
    first && {
      href: recordHref(streamId(first.aggregate, first.id)),
      title: namesFor(workspace, first.aggregate, first.id).record,
    }
  )
}

function Matter({ item }: { readonly item: InboxItem }) {
  switch (item.kind) {
    case 'question':
      return <Question {...parseStreamId(item.record.stream)} conflict={item.conflict} byKey />
    case 'check':
      return <Check stream={item.record.stream} flag={item.flag} />
    case 'trouble':
      return <TroubleNotice trouble={item.trouble} />
    case 'refused':
      return <RefusalNotice refusal={item.refusal} />
  }
}
