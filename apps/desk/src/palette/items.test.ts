import { Package } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import { bestFirst } from '../list/search.ts'
import { type PaletteItem, paletteItems } from './items.ts'

const marks = { waiting: 0, questions: 0, trouble: undefined }
const items = paletteItems({
  answered: ['create', 'undo', 'next', 'goOrders', 'palette'],
  sections: [{ href: '/products', title: 'Products', icon: Package, shortcut: 'goProducts' }],
  customers: [
    {
      ...{ id: 'c', name: 'Ida Brandt', phone: '+45 20', email: '', address: '', registered: true },
      ...{ archived: false, priceList: '', mergedInto: '', takenOver: {}, others: {}, ...marks },
    },
  ],
  products: [
    {
      ...{ id: 'p', name: 'Rye loaf', sku: 'S-101', archived: false, lowBelow: 0, selling: 'warn' },
      ...{ price: { amount: 1, currency: 'EUR' }, pricedAt: 1, listPrices: {}, ...marks },
    },
  ],
  orders: [],
  texts: new Map(),
})
const textsOf = ({ title, note }: PaletteItem): readonly [string, string] => [title, note]
const found = (query: string) => bestFirst(items, query, textsOf).map(({ key }) => key)

describe('the palette', () => {
  it('offers what something answers to here, and every screen once', () => {
    expect(items.map(({ key }) => key)).toEqual([
      'action create',
      'action undo',
      'screen /products',
      'customer c',
      'product p',
    ])
  })

  it('finds a record by its name, number or phone', () => {
    expect(found('brandt')).toEqual(['customer c'])
    expect(found('101')).toEqual(['product p'])
    expect(found('+45')).toEqual(['customer c'])
  })

  it('puts what begins with the query first', () => {
    expect(found('pro')[0]).toBe('screen /products')
  })
})
