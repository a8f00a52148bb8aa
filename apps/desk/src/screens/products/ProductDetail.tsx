import { streamId } from '@causeway/core'
import { useAggregate, useExecute, useView } from '@causeway/react'
import { product, stock, stockList } from '@causeway/shop'
import { Package, PackagePlus, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useMay } from '../../app/use-may.ts'
import { formatMoney } from '../../format/money.ts'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { keyLabel, shortcuts } from '../../keyboard/shortcuts.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Badge } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Detail, DetailHead } from '../../parts/Detail.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Figures } from '../../parts/Figures.tsx'
import { SavedMark } from '../../sync/SavedMark.tsx'
import { Questions } from '../needs-you/Questions.tsx'
import { RefusalNotices } from '../needs-you/RefusalNotices.tsx'
import { lastsWords } from './lasts-words.ts'
import { ProductForm } from './ProductForm.tsx'
import { ProductPrices } from './ProductPrices.tsx'
import { ProductStock } from './ProductStock.tsx'
import { ReceiveStock } from './ReceiveStock.tsx'
import { useRunningLow } from './use-running-low.ts'
import { useShelves } from './use-shelves.ts'

interface ProductDetailProps {
  readonly id: string
  /** Where one came from. */
  readonly back?: { readonly href: string; readonly label: string }
}

/** One product: what it is and costs, and what is on hand where. */
export function ProductDetail({
  id,
  back = { href: '/products', label: 'All products' },
}: ProductDetailProps) {
  const { state, status } = useAggregate(product, id)
  const stocks = useView(stockList, ({ sorted }) => sorted.filter((row) => row.product === id))
  const { execute } = useExecute()
  const may = useMay()
  const { archive, restore } = product.commands
  const { onHand, reserved, free, isCounted } = useShelves()(id)
  const low = useRunningLow()({ id, ...state })
  const [dialog, setDialog] = useState<'receive' | 'edit'>()
  const close = () => setDialog(undefined)
  useShortcut('receiveStock', () => setDialog('receive'), state.added)
  const mayEdit = may(product, 'setLowLevel')
  useShortcut('edit', () => setDialog('edit'), state.added && mayEdit)
  if (!state.added) {
    return (
      <Empty icon={Package} title="This product is not on this device">
        It may not have arrived yet, or the link is wrong.
      </Empty>
    )
  }
  const pending = stocks.reduce((sum, row) => sum + row.waiting, status.pending)
  return (
    <Detail label={state.name}>
      <DetailHead
        title={state.name}
        back={back}
        {...(state.archived && { badge: <Badge>Archived</Badge> })}
        {...(low && { badge: <Badge tone="warn">Running low</Badge> })}
        actions={
          <>
            {may(product, 'archive') && (
              <Button
                look="quiet"
                onClick={() => void execute(state.archived ? restore(id, {}) : archive(id, {}))}
              >
                {state.archived ? 'Sell again' : 'Archive'}
              </Button>
            )}
            {mayEdit && (
              <Button icon={Pencil} onClick={() => setDialog('edit')}>
                Edit
              </Button>
            )}
            <Button
              look="primary"
              icon={PackagePlus}
              hint={keyLabel(shortcuts.receiveStock.keys[0])}
              onClick={() => setDialog('receive')}
            >
              Receive stock
            </Button>
          </>
        }
      >
        <SavedMark pending={pending} />
        {low && lastsWords(low)}
      </DetailHead>
      <RefusalNotices stream={streamId(product.name, id)} />
      <Questions aggregate="product" id={id} status={status} />
      <Figures
        figures={[
          {
            name: 'On hand',
            value: isCounted ? onHand.toLocaleString() : 'Not counted',
            alarming: onHand < 0,
          },
          ...(reserved > 0
            ? [
                { name: 'Set aside', value: reserved.toLocaleString() },
                { name: 'Free', value: free.toLocaleString(), alarming: free < 0 },
              ]
            : []),
          { name: 'Price', value: formatMoney(state.price) },
          { name: 'Number (SKU)', value: state.sku || '—' },
        ]}
      />
      <ProductPrices state={state} />
      <ProductStock stocks={stocks} />
      <RecordHistory
        streams={[streamId(product.name, id), ...stocks.map((row) => streamId(stock.name, row.id))]}
      />
      {dialog === 'receive' && <ReceiveStock id={id} name={state.name} onClose={close} />}
      {dialog === 'edit' && <ProductForm id={id} state={state} onClose={close} onSaved={close} />}
    </Detail>
  )
}
