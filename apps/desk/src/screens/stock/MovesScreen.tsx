import { type RowOf, streamId } from '@causeway/core'
import { useAggregate, useExecute, useView, useWorkspace } from '@causeway/react'
import {
  type Goods,
  product,
  receiveRequest,
  sendRequest,
  type TransferState,
  transfer,
  transferList,
} from '@causeway/shop'
import { ArrowLeftRight, Truck } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { MainAction } from '../../app/MainAction.tsx'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { counted } from '../../format/words.ts'
import { RecordHistory } from '../../history/RecordHistory.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Filter } from '../../list/Filter.tsx'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Badge, type Tone } from '../../parts/Badge.tsx'
import { Button } from '../../parts/Button.tsx'
import { Detail, DetailHead } from '../../parts/Detail.tsx'
import { Dialog, DialogActions } from '../../parts/Dialog.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { FormColumn } from '../../parts/FormColumn.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { Marks } from '../../sync/Marks.tsx'
import { SavedMark } from '../../sync/SavedMark.tsx'
import { Questions } from '../needs-you/Questions.tsx'
import { RefusalNotices } from '../needs-you/RefusalNotices.tsx'
import { GoodsEditor } from './GoodsEditor.tsx'
import { MoveGoods } from './MoveGoods.tsx'
import styles from './MovesScreen.module.css'
import { StockTabs } from './StockTabs.tsx'
import { placeName, useLocations } from './use-locations.ts'

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

const progressWords: Readonly<
  Record<TransferState['progress'], { readonly text: string; readonly tone: Tone }>
> = {
  none: { text: 'Unknown', tone: 'neutral' },
  requested: { text: 'Asked for', tone: 'neutral' },
  'on the way': { text: 'On the way', tone: 'active' },
  arrived: { text: 'Arrived', tone: 'ok' },
  cancelled: { text: 'Called off', tone: 'neutral' },
}

type Part = 'open' | 'over'

/** Goods that go from one location to another: asked for, on the way, arrived. */
export default function MovesScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation()
  const [moving, setMoving] = useState(false)
  const moves = useView(transferList, ({ sorted }) => sorted)
  useShortcut('create', () => setMoving(true))
  useShortcut('back', () => navigate('/moves'), id !== undefined)
  return (
    <>
      <ScreenHeader title="Stock">
        <MainAction icon={ArrowLeftRight} isBeside={id !== undefined} onClick={() => setMoving(true)}>
          Move goods
        </MainAction>
      </ScreenHeader>
      <SplitScreen
        listLabel="Moves"
        list={<Moves moves={moves} id={id} onMove={() => setMoving(true)} />}
        detailLabel="Move"
        detail={
          id === undefined ? (
            <Empty icon={Truck} title="Nothing is open">
              Choose one from the list.
            </Empty>
          ) : (
            <Move key={id} id={id} />
          )
        }
        isOpen={id !== undefined}
      />
      {moving && (
        <MoveGoods
          onClose={() => setMoving(false)}
          onDone={(made) => {
            setMoving(false)
            navigate(addressOf('moves', made))
          }}
        />
      )}
    </>
  )
}

type Row = RowOf<typeof transferList>

interface MovesProps {
  readonly moves: readonly Row[]
  readonly id: string | undefined
  readonly onMove: () => void
}

function Moves({ moves, id, onMove }: MovesProps) {
  const places = useLocations()
  const [part, setPart] = useState<Part>('open')
  const isOpen = ({ progress, missing }: Row) =>
    progress === 'requested' || progress === 'on the way' || missing > 0
  const parts = { open: moves.filter(isOpen), over: moves.filter((row) => !isOpen(row)) }
  return (
    <>
      <ListToolbar>
        <StockTabs />
        <Filter
          label="Which moves"
          value={part}
          onChange={setPart}
          options={[
            { name: 'open', title: 'Open', count: parts.open.length },
            { name: 'over', title: 'Over', count: parts.over.length },
          ]}
        />
      </ListToolbar>
      {parts[part].length === 0 ? (
        <Empty
          icon={Truck}
          title={moves.length === 0 ? 'Nothing was moved yet' : 'None of these'}
          actions={
            <Button look="primary" icon={ArrowLeftRight} onClick={onMove}>
              Move goods
            </Button>
          }
        >
          Ask another location for goods, or send some off. What one shelf loses the other gets, and in
          between it is on the way.
        </Empty>
      ) : (
        <VirtualList
          label="Moves"
          rows={parts[part]}
          rowHeight={rowHeight}
          idOf={(row) => row.id}
          hrefOf={(row) => addressOf('moves', row.id)}
          current={id}
        >
          {(row) => (
            <div className={styles.row}>
              <span className={styles.name}>
                {placeName(places, row.from)} → {placeName(places, row.to)}
              </span>
              <Badge tone={progressWords[row.progress].tone}>{progressWords[row.progress].text}</Badge>
              <span className={styles.note}>
                {counted(
                  row.goods.reduce((sum, { quantity }) => sum + quantity, 0),
                  'piece',
                )}
                {row.note && ` · ${row.note}`}
              </span>
              <Marks {...row} refused={false} />
            </div>
          )}
        </VirtualList>
      )}
    </>
  )
}

function Move({ id }: { readonly id: string }) {
  const { state, status } = useAggregate(transfer, id)
  const workspace = useWorkspace()
  const places = useLocations()
  const { execute, pending, error } = useExecute()
  const [dialog, setDialog] = useState<'send' | 'receive'>()
  if (state.progress === 'none') {
    return (
      <Empty icon={Truck} title="This is not on this device">
        It may not have arrived yet, or the link is wrong.
      </Empty>
    )
  }
  const { text, tone } = progressWords[state.progress]
  const isOpen = state.progress === 'requested' || state.progress === 'on the way'
  return (
    <Detail label="Move">
      <DetailHead
        title={`${placeName(places, state.from)} → ${placeName(places, state.to)}`}
        back={{ href: '/moves', label: 'All moves' }}
        badge={<Badge tone={tone}>{text}</Badge>}
        actions={
          isOpen && (
            <>
              {state.progress === 'requested' && (
                <>
                  <Button
                    look="quiet"
                    disabled={pending}
                    onClick={() => void execute(transfer.commands.cancel(id, {}))}
                  >
                    Call off
                  </Button>
                  <Button onClick={() => setDialog('send')}>Send off</Button>
                </>
              )}
              <Button look="primary" onClick={() => setDialog('receive')}>
                Receive
              </Button>
            </>
          )
        }
      >
        {state.note && <span>{state.note}</span>}
        <SavedMark pending={status.pending} />
      </DetailHead>
      {error && <Notice tone="bad">{error.message}</Notice>}
      <RefusalNotices stream={streamId(transfer.name, id)} />
      <Questions aggregate={transfer.name} id={id} status={status} />
      <GoodsTable state={state} />
      <RecordHistory streams={[streamId(transfer.name, id)]} />
      {dialog && (
        <HowMany
          title={dialog === 'send' ? 'Send off' : 'Receive'}
          goods={state.progress === 'requested' ? state.requested : state.sent}
          least={dialog === 'send' ? 1 : 0}
          from={dialog === 'send' ? state.from : undefined}
          onClose={() => setDialog(undefined)}
          onSubmit={async (goods) => {
            const request = dialog === 'send' ? sendRequest : receiveRequest
            const outcome = await execute(request(workspace.state, id, goods))
            if (outcome.ok) setDialog(undefined)
          }}
        />
      )}
    </Detail>
  )
}

function GoodsTable({ state }: { readonly state: TransferState }) {
  const { requested, sent, arrived, progress } = state
  const quantityIn = (goods: Goods, id: string) => goods.find((one) => one.product === id)?.quantity
  const products = [...new Set([...requested, ...sent, ...arrived].map(({ product: id }) => id))]
  const isSent = progress === 'on the way' || progress === 'arrived'
  return (
    <table className={styles.goods}>
      <thead>
        <tr>
          <th scope="col">Product</th>
          <th scope="col">Asked for</th>
          {isSent && <th scope="col">Sent</th>}
          {progress === 'arrived' && <th scope="col">Arrived</th>}
        </tr>
      </thead>
      <tbody>
        {products.map((id) => (
          <tr key={id}>
            <th scope="row">
              <ProductName id={id} />
            </th>
            <td>{(quantityIn(requested, id) ?? 0).toLocaleString()}</td>
            {isSent && <td>{(quantityIn(sent, id) ?? 0).toLocaleString()}</td>}
            {progress === 'arrived' && (
              <td data-short={(quantityIn(arrived, id) ?? 0) < (quantityIn(sent, id) ?? 0) || undefined}>
                {(quantityIn(arrived, id) ?? 0).toLocaleString()}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ProductName({ id }: { readonly id: string }) {
  return useAggregate(product, id).state.name || 'A product'
}

interface HowManyProps {
  readonly title: string
  readonly goods: Goods
  readonly least: 0 | 1
  readonly from: string | undefined
  readonly onClose: () => void
  readonly onSubmit: (goods: Goods) => Promise<void>
}

function HowMany({ title, goods: planned, least, from, onClose, onSubmit }: HowManyProps) {
  const [goods, setGoods] = useState(planned)
  return (
    <Dialog open onClose={onClose} title={title}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit(goods)
        }}
      >
        <FormColumn>
          <GoodsEditor
            goods={goods}
            onChange={setGoods}
            isOpen={least === 1}
            least={least}
            {...(from !== undefined && { from })}
          />
        </FormColumn>
        <DialogActions>
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" look="primary">
            {title}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
