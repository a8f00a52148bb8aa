import { customerList, drawerList, orderList, paymentList, productList, stockList } from './views.ts'

/** Everything the desk shows in lists. */
export const shopViews = [orderList, productList, stockList, customerList, paymentList, drawerList] as const

export { audit } from './audit.ts'
export { type CustomerState, customer } from './customer/customer.ts'
export { dayOf, localDay } from './day.ts'
export { decidingFor, settlingFor } from './deciding.ts'
export { type CashSettled, roundedCash, settledByCash } from './drawer/cash.ts'
export { drawer } from './drawer/drawer.ts'
export { mostEntries } from './drawer/events.ts'
export {
  type CashMove,
  type Close,
  type DrawerState,
  type Entry,
  lastClose,
  mainDrawer,
  readDrawer,
  type Session,
} from './drawer/state.ts'
export {
  cashOf,
  coveredKeys,
  type DueMove,
  dueEntries,
  dueMoves,
  entryKey,
  expectedCash,
  type Taking,
  takingsOf,
} from './drawer/takings.ts'
export {
  createImportReader,
  type ImportPreview,
  type ImportReader,
  previewImport,
  type UnreadableFile,
} from './import/preview.ts'
export { type ImportRequest, type RowProblem, rowRequest, type SalesLine } from './import/row.ts'
export { shopModel } from './model.ts'
export { type CurrencyCode, currencyCodes, decimal, exponentOf, type Money, parseDecimal } from './money.ts'
export { type Availability, availabilityOf, newPriceOf } from './order/advice.ts'
export { order } from './order/order.ts'
export { addUp, counterPricing, type LinePrice, lineTotal, type PricingPolicy } from './order/pricing.ts'
export {
  changeOf,
  type Decline,
  type Fulfilment,
  isDue,
  type ListedPayment,
  type OrderLine,
  type OrderState,
  type OrderTotals,
  openDecline,
  openDeclines,
  openPromise,
  orderedLines,
  orderedPayments,
  orderTotals,
  type Parcel,
  type Payment,
  type Progress,
  promisedRefunds,
  shortOf,
  type Tender,
} from './order/state.ts'
export { shopProcesses } from './processes/processes.ts'
export { type ProductState, product } from './product/product.ts'
export { cancelRequest, handOverRequest, type PaidBack, shipRequest } from './requests.ts'
export { may } from './rights.ts'
export { sampleShop } from './sample.ts'
export { orderedWishes, type Shelf, type StockState, shelf, type Wish } from './stock/state.ts'
export { mainLocation, parseStockId, stock, stockId } from './stock/stock.ts'
export { customerList, drawerList, orderList, paymentList, productList, stockList } from './views.ts'
