import { streamId } from '@causeway/core'
import { useAggregate, useExecute, useWorkspace } from '@causeway/react'
import { handOverRequest, type ListedPayment, order, orderNotes } from '@causeway/shop'
import { text } from '@causeway/text'
import { ReceiptText } from 'lucide-react'
import { useState } from 'react'
import { addressOf } from '../../app/addresses.ts'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Detail } from '../../parts/Detail.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import AtRecord from '../../presence/AtRecord.tsx'
import { PrintedOrder } from '../../print/PrintedOrder.tsx'
import { OrderNotes } from '../../text/OrderNotes.tsx'
import { Questions } from '../needs-you/Questions.tsx'
import { RefusalNotices } from '../needs-you/RefusalNotices.tsx'
import { CancelOrder } from './CancelOrder.tsx'
import { DeclinePayment } from './DeclinePayment.tsx'
import { MoveMoney } from './MoveMoney.tsx'
import { NotHere } from './NotHere.tsx'
import { OrderDelivery } from './OrderDelivery.tsx'
import { OrderHead } from './OrderHead.tsx'
import { OrderLines } from './OrderLines.tsx'
import { OrderMoney } from './OrderMoney.tsx'
import { PromiseRefund } from './PromiseRefund.tsx'
import { ShipOrder } from './ShipOrder.tsx'
import { TakeBack } from './TakeBack.tsx'
import { useAdding } from './use-adding.ts'

/** One order: where it stands, what is in it, whose it is, and its money. */
export default function OrderDetail({ id }: { readonly id: string }) {
  const { state, status } = useAggregate(order, id)
  const { execute, error } = useExecute()
  const workspace = useWorkspace()
  const [dialog, setDialog] = useState<'payment' | 'refund' | 'promise' | 'cancel' | 'ship' | 'back'>()
  const { add, refused, insist, clear } = useAdding(execute)
  const [printing, setPrinting] = useState(false)
  useShortcut('print', () => setPrinting(true))
  const [bounced, setBounced] = useState<ListedPayment>()
  const close = () => setDialog(undefined)
  if (state.progress === 'none' || state.sampleRemoved) {
    return (
      <Empty icon={ReceiptText} title="This order is not on this device">
        It may not have arrived yet, or the link is wrong.
      </Empty>
    )
  }
  function sendOff(): void {
    if (state.fulfilment === 'ship') setDialog('ship')
    else void execute(handOverRequest(workspace.state, id))
  }
  const isOpen = state.progress === 'draft' || state.progress === 'confirmed'
  return (
    <Detail label={`Order ${state.number}`}>
      <OrderHead
        id={id}
        state={state}
        status={status}
        execute={execute}
        onCancel={() => setDialog('cancel')}
        onSendOff={sendOff}
        onTakeBack={() => setDialog('back')}
        onPrint={() => setPrinting(true)}
      />
      <AtRecord at={addressOf('orders', id)} what="order" />
      {error && !refused && (
        <Notice tone="bad" title="That was not done">
          {error.message}
        </Notice>
      )}
      <RefusalNotices stream={streamId(order.name, id)} />
      <Questions aggregate="order" id={id} status={status} />
      <OrderLines id={id} state={state} isOpen={isOpen} execute={execute} onAdd={add} />
      {refused && <NotHere refused={refused} onSell={() => void insist()} onClose={clear} />}
      <OrderDelivery id={id} state={state} canChange={isOpen} execute={execute} />
      <OrderMoney
        state={state}
        onTakePayment={() => setDialog('payment')}
        onGiveBack={() => setDialog('refund')}
        onPromise={() => setDialog('promise')}
        onDecline={setBounced}
      />
      <OrderNotes order={id} />
      <RecordHistory streams={[streamId(order.name, id), streamId(text.name, orderNotes(id))]} />
      {(dialog === 'payment' || dialog === 'refund') && (
        <MoveMoney kind={dialog} id={id} state={state} onClose={close} />
      )}
      {bounced && (
        <DeclinePayment id={id} state={state} payment={bounced} onClose={() => setBounced(undefined)} />
      )}
      {dialog === 'promise' && <PromiseRefund id={id} state={state} onClose={close} />}
      {dialog === 'ship' && <ShipOrder id={id} state={state} onClose={close} />}
      {printing && <PrintedOrder state={state} onDone={() => setPrinting(false)} />}
      {dialog === 'back' && <TakeBack id={id} state={state} onClose={close} />}
      {dialog === 'cancel' && <CancelOrder id={id} state={state} onClose={close} />}
    </Detail>
  )
}
