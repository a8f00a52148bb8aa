import { useView } from '@causeway/react'
import { productList, stockList } from '@causeway/shop'
import { ArrowLeftRight, Boxes, Printer, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { useHere } from '../../app/here.ts'
import { MainAction } from '../../app/MainAction.tsx'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Filter } from '../../list/Filter.tsx'
import { SearchBox } from '../../list/SearchBox.tsx'
import { matcher } from '../../list/search.ts'
import { VirtualList } from '../../list/VirtualList.tsx'
import { BarWords } from '../../parts/BarWords.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Select } from '../../parts/Field.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { PrintedPicking } from '../../print/PrintedPicking.tsx'
import { ProductDetail } from '../products/ProductDetail.tsx'
import { MoveGoods } from './MoveGoods.tsx'
import { ShelfRowView } from './ShelfRow.tsx'
import { StockTabs } from './StockTabs.tsx'
import { type ShelfFilter, type ShelfRow, shelfFilters, shelvesAt } from './shelves.ts'
import { placeName, placeOptions, useLocations } from './use-locations.ts'

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

const textsOf = ({ name, sku }: ShelfRow) => [name, sku]

/** What each location holds, and the product that is open beside it. */
export default function StockScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation()
  const here = useHere()
  const places = useLocations()
  const [moving, setMoving] = useState(false)
  const [printing, setPrinting] = useState(false)
  useShortcut('print', () => setPrinting(true))
  useShortcut('create', () => setMoving(true))
  useShortcut('back', () => navigate('/stock'), id !== undefined)
  return (
    <>
      <ScreenHeader title="Stock">
        <Button looks icon={Printer} look="quiet" onClick={() => setPrinting(true)}>
          <BarWords onPhone="none">Picking list</BarWords>
        </Button>
        <MainAction icon={ArrowLeftRight} isBeside={id !== undefined} onClick={() => setMoving(true)}>
          Move goods
        </MainAction>
      </ScreenHeader>
      <SplitScreen
        listLabel="Shelves"
        list={<Shelves id={id} />}
        detailLabel="Product"
        detail={
          id === undefined ? (
            <Empty icon={Boxes} title="No product is open">
              Choose one from the list.
            </Empty>
          ) : (
            <ProductDetail key={id} id={id} back={{ href: '/stock', label: 'All shelves' }} />
          )
        }
        isOpen={id !== undefined}
      />
      {printing && (
        <PrintedPicking location={here} place={placeName(places, here)} onDone={() => setPrinting(false)} />
      )}
      {moving && (
        <MoveGoods
          onClose={() => setMoving(false)}
          onDone={(transfer) => {
            setMoving(false)
            navigate(addressOf('moves', transfer))
          }}
        />
      )}
    </>
  )
}

function Shelves({ id }: { readonly id: string | undefined }) {
  const places = useLocations()
  const here = useHere()
  const products = useView(productList, ({ sorted }) => sorted)
  const stocks = useView(stockList, ({ sorted }) => sorted)
  const [chosen, setChosen] = useState<string>()
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<ShelfFilter>('here')
  const location = chosen ?? here
  const asked = useDeferredValue(query)
  const shelves = useMemo(() => shelvesAt(location, products, stocks), [location, products, stocks])
  const found = useMemo(() => shelves.filter(matcher(asked, textsOf)), [shelves, asked])
  const parts = shelfFilters.map((part) => ({ ...part, rows: found.filter(part.holds) }))
  const shown = parts.find(({ name }) => name === filter)?.rows ?? found
  return (
    <>
      <ListToolbar>
        <StockTabs />
        {places.length > 1 && (
          <Select
            label="Location"
            hideLabel
            value={location}
            onChange={setChosen}
            options={placeOptions(places)}
          />
        )}
        <SearchBox label="Search shelves" value={query} onChange={setQuery} />
        <Filter
          label="Which shelves"
          value={filter}
          onChange={setFilter}
          options={parts.map(({ name, title, rows }) => ({ name, title, count: rows.length }))}
        />
      </ListToolbar>
      {shown.length === 0 ? (
        <Empty icon={SearchX} title={products.length === 0 ? 'No products yet' : 'None of these'}>
          {products.length === 0 ? 'Add what you sell under Products.' : undefined}
        </Empty>
      ) : (
        <VirtualList
          label="Shelves"
          rows={shown}
          rowHeight={rowHeight}
          idOf={({ product }) => product}
          hrefOf={({ product }) => addressOf('stock', product)}
          current={id}
        >
          {(row) => <ShelfRowView row={row} />}
        </VirtualList>
      )}
    </>
  )
}
