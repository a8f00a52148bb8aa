import { streamId } from '@causeway/core'
import { useAggregate } from '@causeway/react'
import { drawer, mainDrawer } from '@causeway/shop'
import { ArrowDownUp, Banknote, Check, Settings2, Vault } from 'lucide-react'
import { useState } from 'react'
import { chooseDeviceDrawer, mainDrawerChoice, useDeviceDrawer } from '../../app/device-drawer.ts'
import { useMembership } from '../../app/membership-context.ts'
import { useMay } from '../../app/use-may.ts'
import { formatMoney } from '../../format/money.ts'
import { useCurrency } from '../../format/use-currency.ts'
import { counted, fullTime } from '../../format/words.ts'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Detail, DetailHead } from '../../parts/Detail.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Figures } from '../../parts/Figures.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { SavedMark } from '../../sync/SavedMark.tsx'
import { Questions } from '../needs-you/Questions.tsx'
import { RefusalNotices } from '../needs-you/RefusalNotices.tsx'
import { CloseDrawer } from './CloseDrawer.tsx'
import { Closes } from './Closes.tsx'
import { DrawerSettings } from './DrawerSettings.tsx'
import { MoveCash } from './MoveCash.tsx'
import { Moves } from './Moves.tsx'
import { OpenDrawer } from './OpenDrawer.tsx'
import { useDue } from './use-due.ts'

/** One drawer: what should be in it, what went in and out by hand, and its signed closes. */
export function DrawerDetail({ id }: { readonly id: string }) {
  const { status } = useAggregate(drawer, id)
  const due = useDue(id)
  const { state, entries, moves, expected } = due
  const own = useDeviceDrawer()
  const may = useMay()
  const isTheirs = may(drawer, 'close')
  const membership = useMembership()
  const ofDesk = useCurrency()
  const [dialog, setDialog] = useState<'open' | 'move' | 'close' | 'settings'>()
  const shut = () => setDialog(undefined)
  const isUnknown = !state.added && id !== mainDrawer
  if (isUnknown) {
    return (
      <Empty icon={Vault} title="This drawer is not on this device">
        It may not have arrived yet, or the link is wrong.
      </Empty>
    )
  }
  const currency = state.added ? state.currency : ofDesk
  const money = (amount: number) => formatMoney({ amount, currency })
  const cash = entries.reduce((sum, entry) => sum + entry.cash, 0)
  const moved = moves.reduce((sum, { amount }) => sum + amount, 0)
  const late = entries.filter((entry) => entry.late)
  const { session } = state
  const name = state.name || mainDrawerChoice.name
  return (
    <Detail label={name}>
      <DetailHead
        title={name}
        back={{ href: '/money/drawers', label: 'All drawers' }}
        badge={<Badge tone={session ? 'active' : 'neutral'}>{session ? 'Open' : 'Closed'}</Badge>}
        actions={
          <>
            {state.added && may(drawer, 'rename') && (
              <Button look="quiet" icon={Settings2} onClick={() => setDialog('settings')}>
                Set up
              </Button>
            )}
            {state.added && isTheirs && (
              <Button icon={ArrowDownUp} onClick={() => setDialog('move')}>
                Cash in or out
              </Button>
            )}
            {!isTheirs ? null : session ? (
              <Button look="primary" icon={Check} onClick={() => setDialog('close')}>
                Close the day
              </Button>
            ) : (
              <Button look="primary" icon={Banknote} onClick={() => setDialog('open')}>
                Open the drawer
              </Button>
            )}
          </>
        }
      >
        {session ? `Open since ${fullTime(session.openedAt)}` : 'Not open'}
        {own === id ? (
          'This device works with it'
        ) : (
          <Button small look="quiet" onClick={() => chooseDeviceDrawer(membership, id)}>
            Work with it on this device
          </Button>
        )}
        <SavedMark pending={status.pending} />
      </DetailHead>
      <RefusalNotices stream={streamId(drawer.name, id)} />
      <Questions aggregate="drawer" id={id} status={status} />
      {!isTheirs && <Notice>{may.whyNot(drawer.commands.open(id, { float: 0 }))}</Notice>}
      {!state.added && isTheirs && (
        <Notice>
          Say what is in the drawer to begin with. From then on the desk knows what should be in it.
        </Notice>
      )}
      <Figures
        figures={[
          { name: 'Float', value: session ? money(session.float) : '—' },
          { name: 'Cash taken', value: money(cash) },
          ...(moved === 0 ? [] : [{ name: 'Put in and taken out', value: money(moved) }]),
          { name: 'Should be in it', value: session ? money(expected) : '—' },
        ]}
      />
      {late.length > 0 && (
        <Notice title={`${counted(late.length, 'late entry', 'late entries')}, ${money(sum(late))}`}>
          Taken before the last close and heard of after it: in the next close, marked as late.
        </Notice>
      )}
      <Moves moves={moves} currency={currency} />
      <Closes id={id} state={state} />
      {state.added && <RecordHistory streams={[streamId(drawer.name, id)]} />}
      {dialog === 'open' && <OpenDrawer id={id} state={state} currency={currency} onClose={shut} />}
      {dialog === 'move' && <MoveCash id={id} state={state} onClose={shut} />}
      {dialog === 'settings' && <DrawerSettings id={id} state={state} onClose={shut} />}
      {dialog === 'close' && <CloseDrawer id={id} due={due} onClose={shut} />}
    </Detail>
  )
}

function sum(entries: readonly { readonly amount: number }[]): number {
  return entries.reduce((total, { amount }) => total + amount, 0)
}
