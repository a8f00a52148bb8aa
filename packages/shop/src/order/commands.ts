import { assureGoods, expireHold, giveOfficialNumber } from './commands/authority.ts'
import {
  acceptBackorder,
  addLine,
  decideDiscount,
  decidePrice,
  giveDiscount,
  keepPrice,
  refreshPrice,
  removeLine,
  stepQuantity,
} from './commands/lines.ts'
import { promiseRefund, recordPayment, recordRefund } from './commands/money.ts'
import {
  assignCustomer,
  changeDelivery,
  chooseFulfilment,
  chooseLocation,
  decideDelivery,
  decideFulfilment,
  decideLocation,
  place,
} from './commands/placing.ts'
import { cancel, confirm, handOver, keepLonger, pick, settle, ship, takeBack } from './commands/progress.ts'

/** What can be asked of an order. */
export const orderCommands = {
  place,
  assignCustomer,
  chooseFulfilment,
  decideFulfilment,
  changeDelivery,
  decideDelivery,
  chooseLocation,
  decideLocation,
  addLine,
  stepQuantity,
  removeLine,
  refreshPrice,
  keepPrice,
  decidePrice,
  giveDiscount,
  decideDiscount,
  acceptBackorder,
  recordPayment,
  recordRefund,
  promiseRefund,
  confirm,
  handOver,
  ship,
  takeBack,
  pick,
  keepLonger,
  cancel,
  settle,
  assureGoods,
  giveOfficialNumber,
  expireHold,
}
