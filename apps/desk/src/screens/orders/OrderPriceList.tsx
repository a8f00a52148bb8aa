import { wallTime } from '@causeway/core'
import type { Execution } from '@causeway/react'
import { type OrderState, order, priceListOf, standardPrices } from '@causeway/shop'
import { useMay } from '../../app/use-may.ts'
import { fullTime } from '../../format/words.ts'
import { Select } from '../../parts/Field.tsx'
import { priceListName, usePriceListOptions, usePriceLists } from '../../prices/use-price-lists.ts'
import { useIsPast } from '../../travel/travel.ts'
import styles from './OrderDelivery.module.css'

interface OrderPriceListProps {
  readonly id: string
  readonly state: OrderState
  readonly execute: Execution['execute']
}

/** Which prices an order goes by, to be chosen until it is confirmed; by the list's name of then after that. */
export function OrderPriceList({ id, state, execute }: OrderPriceListProps) {
  const may = useMay()
  const isPast = useIsPast()
  const lists = usePriceLists()
  const list = priceListOf(state)
  const options = usePriceListOptions(list)
  const { agreedPriceList: agreed, progress } = state
  if (!isPast && progress === 'draft' && options.length > 1 && may(order, 'choosePriceList')) {
    return (
      <Select
        label="Prices"
        value={list}
        onChange={(chosen) => void execute(order.commands.choosePriceList(id, { list: chosen }))}
        options={options}
      />
    )
  }
  if (list === standardPrices) return null
  return (
    <p className={styles.way}>
      {agreed
        ? `${agreed.name} prices${agreed.version > 0 ? ` of ${fullTime(wallTime(agreed.version))}` : ''}`
        : `${priceListName(lists, list)} prices`}
    </p>
  )
}
