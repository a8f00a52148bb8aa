import { useView } from '@causeway/react'
import { product, productList } from '@causeway/shop'
import { Package, Plus, SearchX } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { addressOf } from '../../app/addresses.ts'
import { MainAction } from '../../app/MainAction.tsx'
import { ScreenHeader } from '../../app/ScreenHeader.tsx'
import { useMay } from '../../app/use-may.ts'
import { useShortcut } from '../../keyboard/use-shortcut.ts'
import { Filter } from '../../list/Filter.tsx'
import { SearchBox } from '../../list/SearchBox.tsx'
import { matching } from '../../list/search.ts'
import { VirtualList } from '../../list/VirtualList.tsx'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { ListToolbar, SplitScreen } from '../../parts/SplitScreen.tsx'
import { SampleShopButton } from '../../sample/SampleShopButton.tsx'
import { type ProductFilter, type ProductListRow, productFilters, productTexts } from './filters.ts'
import { ProductDetail } from './ProductDetail.tsx'
import { ProductForm } from './ProductForm.tsx'
import { ProductRow } from './ProductRow.tsx'
import { useRunningLow } from './use-running-low.ts'
import { useShelves } from './use-shelves.ts'

/** Pixels: two lines of text and the room around them. */
const rowHeight = 56

/** The products with their stock, and the one that is open beside them. */
export default function ProductsScreen({ id }: { readonly id: string | undefined }) {
  const [, navigate] = useLocation()
  const products = useView(productList, ({ sorted }) => sorted)
  const [adding, setAdding] = useState(false)
  const add = () => setAdding(true)
  const may = useMay()
  const mayAdd = may(product, 'add')
  useShortcut('create', add, mayAdd)
  useShortcut('back', () => navigate('/products'), id !== undefined)
  return (
    <>
      <ScreenHeader title="Products" count={products.length}>
        {mayAdd && (
          <MainAction icon={Plus} isBeside={id !== undefined} onClick={add}>
            Add product
          </MainAction>
        )}
      </ScreenHeader>
      {products.length === 0 && id === undefined ? (
        <Empty
          icon={Package}
          title="No products yet"
          {...(mayAdd && {
            actions: (
              <>
                <Button look="primary" icon={Plus} onClick={add}>
                  Add product
                </Button>
                <SampleShopButton />
              </>
            ),
          })}
        >
          {mayAdd
            ? 'Add what you sell, with its price and how many there are. A file of past orders brings its products along.'
            : may.whyNot({ aggregate: product.name, name: 'add' })}
        </Empty>
      ) : (
        <SplitScreen
          listLabel="Product list"
          list={<ProductList products={products} id={id} />}
          detailLabel="Product"
          detail={
            id === undefined ? (
              <Empty icon={Package} title="No product is open">
                Choose one from the list.
              </Empty>
            ) : (
              <ProductDetail key={id} id={id} />
            )
          }
          isOpen={id !== undefined}
        />
      )}
      {adding && (
        <ProductForm
          onClose={() => setAdding(false)}
          onSaved={(added) => {
            setAdding(false)
            navigate(addressOf('products', added))
          }}
        />
      )}
    </>
  )
}

interface ProductListProps {
  readonly products: readonly ProductListRow[]
  readonly id: string | undefined
}

function ProductList({ products, id }: ProductListProps) {
  const shelfOf = useShelves()
  const lowOf = useRunningLow()
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<ProductFilter>('sold')
  const asked = useDeferredValue(query)
  const found = useMemo(() => matching(products, asked, productTexts), [products, asked])
  const parts = useMemo(
    () =>
      productFilters.map((part) => ({
        ...part,
        rows: found.filter((row) => part.holds(row, shelfOf(row.id), lowOf(row) !== undefined)),
      })),
    [found, shelfOf, lowOf],
  )
  const shown = parts.find(({ name }) => name === filter)?.rows ?? found
  return (
    <>
      <ListToolbar>
        <SearchBox label="Search products" value={query} onChange={setQuery} />
        <Filter
          label="Which products"
          value={filter}
          onChange={setFilter}
          options={parts.map(({ name, title, rows }) => ({ name, title, count: rows.length }))}
        />
      </ListToolbar>
      {shown.length === 0 ? (
        <Empty
          icon={SearchX}
          title={asked.trim() === '' ? 'None of these' : 'No product matches'}
          actions={
            <Button
              looks
              onClick={() => {
                setQuery('')
                setFilter('sold')
              }}
            >
              Show all for sale
            </Button>
          }
        />
      ) : (
        <VirtualList
          label="Products"
          rows={shown}
          rowHeight={rowHeight}
          idOf={(product) => product.id}
          hrefOf={(product) => addressOf('products', product.id)}
          current={id}
        >
          {(product) => (
            <ProductRow product={product} shelf={shelfOf(product.id)} isLow={lowOf(product) !== undefined} />
          )}
        </VirtualList>
      )}
    </>
  )
}
