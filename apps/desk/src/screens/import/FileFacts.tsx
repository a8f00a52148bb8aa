import { currencyCodes, type ImportPreview } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { Facts } from '../../parts/Facts.tsx'

/** What a file holds, counted. */
export function FileFacts({ preview }: { readonly preview: ImportPreview }) {
  const totals = currencyCodes
    .filter((currency) => preview.totals[currency] !== undefined)
    .map((currency) => formatMoney({ amount: preview.totals[currency] ?? 0, currency }))
  return (
    <Facts
      facts={[
        { name: 'Rows to import', value: preview.rows.length.toLocaleString() },
        { name: 'Orders', value: preview.orders.toLocaleString() },
        { name: 'Customers', value: preview.customers.toLocaleString() },
        { name: 'Products', value: preview.products.toLocaleString() },
        { name: 'Total', value: totals.join(' + ') || '—' },
      ]}
    />
  )
}
