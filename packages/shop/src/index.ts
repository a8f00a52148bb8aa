import { textList } from '@causeway/text'
import {
  customerList,
  drawerList,
  locationList,
  memberList,
  orderList,
  paymentList,
  priceListList,
  productList,
  stockList,
  transferList,
} from './views.ts'

/** Everything the desk shows in lists. */
export const shopViews = [
  orderList,
  productList,
  priceListList,
  stockList,
  customerList,
  locationList,
  transferList,
  memberList,
  paymentList,
  drawerList,
  textList,
] as const

export { audit } from './audit.ts'
export { type BringingBack, bringBackRequest } from './bring-back.ts'
export { customer } from './customer/customer.ts'
export {
  type Customer,
  type CustomerRow,
  type Directory,
  directoryOf,
} from './customer/directory.ts'
export { type Duplicate, type Likeness, suggestDuplicates } from './customer/duplicates.ts'
export {
  changeCustomerRequest,
  dismissDuplicateRequest,
  mergeRequest,
} from './customer/requests.ts'
export { type Spending, spendingOf } from './customer/spending.ts'
export { type CustomerDetails, type CustomerState, detailNames } from './customer/state.ts'
export { survivorOf } from './customer/survivor.ts'
export { dayOf, localDay } from './day.ts'
export { decidingFor, settlingFor } from './deciding.ts'
export { demoCast } from './demo-cast.ts'
export { type DeskState, desk, theDesk } from './desk/desk.ts'
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
export { csvText, customersCsv, type ExportedShelf, ordersCsv, productsCsv } from './export/csv.ts'
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
export { type LocationState, location, locationName, mainLocation } from './location/location.ts'
export { shopModel } from './model.ts'
export { type CurrencyCode, currencyCodes, decimal, exponentOf, type Money, parseDecimal } from './money.ts'
export { type Availability, availabilityOf, leftFor, newPriceOf } from './order/advice.ts'
export { order } from './order/order.ts'
export { type PickingRow, pickingRows } from './order/picking.ts'
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
  priceListOf,
  promisedRefunds,
  returnedOf,
  shortOf,
  type Tender,
} from './order/state.ts'
export { type PriceListState, priceList, standardPrices } from './price-list/price-list.ts'
export { type CurrentPrice, priceBy } from './price-list/prices.ts'
export { shopProcesses } from './processes/processes.ts'
export { type ListPrice, type ProductState, product, type SellingRule } from './product/product.ts'
export {
  type BroughtBack,
  cancelRequest,
  handOverRequest,
  moveRequest,
  type PaidBack,
  receiveRequest,
  sendRequest,
  shipRequest,
  takeBackRequest,
} from './requests.ts'
export { roleOf, shopRights } from './rights.ts'
export { sampleRemoval, sampleShop, sampleStanding } from './sample.ts'
export { orderedWishes, type Shelf, type StockState, shelf, type Wish } from './stock/state.ts'
export { parseStockId, stock, stockId } from './stock/stock.ts'
export { isRole, type MemberState, member, type Role } from './team/member.ts'
export { handOverPage, orderNotes, type TextSubject, textSubject } from './texts.ts'
export { type Goods, inTransit, missing, type TransferState, transfer } from './transfer/transfer.ts'
export { versionedShop } from './versioned.ts'
export {
  customerList,
  drawerList,
  locationList,
  memberList,
  orderList,
  paymentList,
  priceListList,
  productList,
  stockList,
  transferList,
} from './views.ts'
