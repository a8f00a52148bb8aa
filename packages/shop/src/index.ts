import { customerList, orderList, productList, stockList } from './views.ts'

/** Everything the desk shows in lists. */
export const shopViews = [orderList, productList, stockList, customerList] as const

export { audit } from './audit.ts'
export { type CustomerState, customer } from './customer/customer.ts'
export { dayOf, localDay } from './day.ts'
export { decidingFor, settlingFor } from './deciding.ts'
export {
  createImportReader,
  type ImportPreview,
  type ImportReader,
  previewImport,
  type UnreadableFile,
} from './import/preview.ts'
export { type ImportRequest, type RowProblem, rowRequest, type SalesLine } from './import/row.ts'
export { stillOwed, toGiveBack, type Unsettled } from './insights/balances.ts'
export { bestSellers, type Measure, type ProductSales, productSales } from './insights/best-sellers.ts'
export {
  firstPeriod,
  type Period,
  type PeriodName,
  periodBefore,
  periodNames,
  periodOf,
  type Unit,
  unitOf,
} from './insights/period.ts'
export { compareUrgency, type RunningLow, recentlySold, runningLow } from './insights/running-low.ts'
export {
  averageOrder,
  type Bar,
  change,
  currenciesSold,
  type DailySales,
  dailySales,
  type Sales,
  salesBars,
  salesWithin,
} from './insights/sales.ts'
export { shopModel } from './model.ts'
export { type CurrencyCode, currencyCodes, decimal, exponentOf, type Money, parseDecimal } from './money.ts'
export { type Availability, availabilityOf, newPriceOf } from './order/advice.ts'
export { order } from './order/order.ts'
export { addUp, counterPricing, type LinePrice, lineTotal, type PricingPolicy } from './order/pricing.ts'
export {
  type Fulfilment,
  isDue,
  type OrderLine,
  type OrderState,
  type OrderTotals,
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
export { customerList, orderList, productList, stockList } from './views.ts'
