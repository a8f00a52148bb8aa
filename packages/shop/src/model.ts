import { defineModel } from '@causeway/core'
import { text } from '@causeway/text'
import { customer } from './customer/customer.ts'
import { desk } from './desk/desk.ts'
import { drawer } from './drawer/drawer.ts'
import { location } from './location/location.ts'
import { numbering } from './numbering/numbering.ts'
import { order } from './order/order.ts'
import { priceList } from './price-list/price-list.ts'
import { product } from './product/product.ts'
import { stock } from './stock/stock.ts'
import { member } from './team/member.ts'
import { transfer } from './transfer/transfer.ts'

/** The domain of the order & stock desk, for client and relay. */
export const shopModel = defineModel([
  desk,
  member,
  location,
  priceList,
  customer,
  product,
  stock,
  transfer,
  order,
  drawer,
  numbering,
  text,
])
