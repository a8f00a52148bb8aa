import type { StreamStatus } from '@causeway/core'
import type { Execution } from '@causeway/react'
import { isDue, type OrderState, order, orderTotals } from '@causeway/shop'
import { Printer } from 'lucide-react'
import { useMay } from '../../app/use-may.ts'
import { fullTime, shortDate } from '../../format/words.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button, IconButton } from '../../parts/Button.tsx'
import { DetailHead } from '../../parts/Detail.tsx'
import { SavedMark } from '../../sync/SavedMark.tsx'
import { OrderCustomer } from './OrderCustomer.tsx'
import { useBuyers } from './use-buyers.ts'
import { officialNumberWord, progressWords } from './words.ts'

interface OrderHeadProps {
  readonly id: string
  readonly state: OrderState
  readonly status: StreamStatus
  readonly execute: Execution['execute']
  readonly onCancel: () => void
  /** The goods leave. */
  readonly onSendOff: () => void
  readonly onPrint: () => void
  /** The customer brings goods back. */
  readonly onTakeBack: () => void
}

/** Which order it is, where it stands, and the next step. */
export function OrderHead({
  id,
  state,
  status,
  execute,
  onCancel,
  onSendOff,
  onTakeBack,
  onPrint,
}: OrderHeadProps) {
  const { text, tone } = progressWords[state.progress]
  const { total, balance } = orderTotals(state)
  // Over the counter the money comes first, and whoever pays agrees; an empty order has nothing to agree on.
  const isToAgree = total > 0 && (balance <= 0 || state.fulfilment === 'ship')
  const buyerOf = useBuyers()
  const may = useMay()
  return (
    <DetailHead
      title={state.number}
      back={{ href: '/orders', label: 'All orders' }}
      badge={<Badge tone={tone}>{text}</Badge>}
      actions={
        <>
          <IconButton looks label="Print" icon={Printer} onClick={onPrint} />
          {(state.progress === 'draft' || state.progress === 'confirmed') && may(order, 'cancel') && (
            <Button look="quiet" onClick={onCancel}>
              Cancel order
            </Button>
          )}
          {state.progress === 'draft' && (
            <Button
              look={isToAgree ? 'primary' : 'plain'}
              onClick={() => void execute(order.commands.confirm(id, {}))}
            >
              Confirm order
            </Button>
          )}
          {state.progress === 'confirmed' && (
            <Button
              aria-pressed={state.picked}
              onClick={() => void execute(order.commands.pick(id, { picked: !state.picked }))}
            >
              {state.picked ? 'Put back' : 'Lay ready'}
            </Button>
          )}
          {(state.progress === 'handed over' || state.progress === 'shipped') && (
            <Button onClick={onTakeBack}>Take goods back</Button>
          )}
          {state.progress === 'confirmed' && (
            <Button look={balance > 0 ? 'plain' : 'primary'} onClick={onSendOff}>
              {state.fulfilment === 'ship' ? 'Ship' : 'Hand over'}
            </Button>
          )}
        </>
      }
    >
      <OrderCustomer id={id} buyer={buyerOf(state)} />
      <span>{fullTime(state.placedAt)}</span>
      {state.picked && state.progress === 'confirmed' && <span>Lies ready</span>}
      {state.holdUntil !== undefined && isDue(state) && (
        <span>Kept until {shortDate(state.holdUntil, Date.now())}</span>
      )}
      {state.officialNumber > 0 && <span>{officialNumberWord(state.officialNumber)}</span>}
      {state.confirmed && state.officialNumber === 0 && state.progress !== 'cancelled' && (
        <span>Official number to come</span>
      )}
      <SavedMark pending={status.pending} />
    </DetailHead>
  )
}
