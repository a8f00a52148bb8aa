import { defineModel } from '@causeway/core'
import { customer } from './customer/customer.ts'
import { drawer } from './drawer/drawer.ts'
import { numbering } from './numbering/numbering.ts'
import { order } from './order/order.ts'
import { product } from './product/product.ts'
import { stock } from './stock/stock.ts'

/** The domain of the order & stock desk, for client and relay. */
export const shopModel = defineModel([customer, product, stock, order, drawer, numbering])
