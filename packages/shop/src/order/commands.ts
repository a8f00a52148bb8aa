import { assureGoods, giveOfficialNumber } from './commands/authority.ts'
import {
  acceptBackorder,
  addLine,
  decidePrice,
  keepPrice,
  refreshPrice,
  removeLine,
  stepQuantity,
} from './commands/lines.ts'
import {
  declinePayment,
  promiseRefund,
  recordPayment,
  recordRefund,
  settleDecline,
} from './commands/money.ts'
import {
  assignCustomer,
  changeDelivery,
  chooseFulfilment,
  decideDelivery,
  decideFulfilment,
  place,
} from './commands/placing.ts'
import { cancel, confirm, handOver, settle, ship } from './commands/progress.ts'

/** What can be asked of an order. */
export const orderCommands = {
  place,
  assignCustomer,
  chooseFulfilment,
  decideFulfilment,
  changeDelivery,
  decideDelivery,
  addLine,
  stepQuantity,
  removeLine,
  refreshPrice,
  keepPrice,
  decidePrice,
  acceptBackorder,
  recordPayment,
  recordRefund,
  declinePayment,
  settleDecline,
  promiseRefund,
  confirm,
  handOver,
  ship,
  cancel,
  settle,
  assureGoods,
  giveOfficialNumber,
}
