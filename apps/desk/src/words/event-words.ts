import type { Fields } from './fields.ts'
import type { Names } from './names.ts'

/** How people speak of one kind of change. */
interface ChangeWords {
  /** What somebody does, for “while somebody else …”: `adds a line`. */
  readonly does: string
  /** What was done, as a record's history tells it. */
  readonly done: (fields: Fields, names: Names) => string
}

const orEmpty = (text: string) => (text === '' ? '(empty)' : text)

/** Every kind of change there is, by the type of its event; a test holds it against the shop's definitions. */
export const eventWords: Readonly<Record<string, ChangeWords>> = {
  CustomerRegistered: {
    does: 'registers the customer',
    done: (f) => `Registered ${f.text('name')}`,
  },
  CustomerRenamed: { does: 'changes the name', done: (f) => `Changed the name to ${f.text('name')}` },
  PhoneChanged: {
    does: 'changes the phone number',
    done: (f) => `Changed the phone number to ${orEmpty(f.text('phone'))}`,
  },
  EmailChanged: {
    does: 'changes the e-mail address',
    done: (f) => `Changed the e-mail address to ${orEmpty(f.text('email'))}`,
  },
  AddressChanged: {
    does: 'changes the address',
    done: (f) => `Changed the address to ${orEmpty(f.text('address'))}`,
  },

  ProductAdded: { does: 'adds the product', done: (f) => `Added ${f.text('name')} to the list` },
  ProductDescribed: {
    does: 'changes name or number',
    done: (f) =>
      [
        f.has('name') ? `Changed the name to ${f.text('name')}` : '',
        f.has('sku') ? `Changed the number (SKU) to ${orEmpty(f.text('sku'))}` : '',
      ]
        .filter(Boolean)
        .join('. '),
  },
  PriceChanged: {
    does: 'changes the price',
    done: (f, { currency }) => `Changed the price to ${f.money('price', currency)}`,
  },
  ProductArchived: {
    does: 'archives or restores the product',
    done: (f) => (f.text('archived') === 'false' ? 'Took it back into the list' : 'Archived the product'),
  },
  LowLevelSet: {
    does: 'says when it runs low',
    done: (f) =>
      f.count('below') === 0
        ? 'Stopped watching for it to run low'
        : `Watches for fewer than ${f.count('below')}`,
  },

  StockOpened: {
    does: 'says what is there to begin with',
    done: (f) => `Counted ${f.count('quantity')} to begin with`,
  },
  StockReceived: {
    does: 'receives stock',
    done: (f) => withReason(`Received ${f.count('quantity')}`, f.text('reason')),
  },
  StockTaken: {
    does: 'takes stock out',
    done: (f) => withReason(`Took ${f.count('quantity')} out`, f.text('reason')),
  },
  GoodsWanted: {
    does: 'asks for goods to be set aside',
    done: (f, names) =>
      `Asked for ${f.count('quantity')} to be set aside for ${names.order(f.text('order'))}`,
  },
  GoodsPromised: {
    does: 'sets goods aside',
    done: (f, names) => `Set ${f.count('quantity')} aside for ${names.order(f.text('order'))}`,
  },

  OrderPlaced: { does: 'places the order', done: (f) => `Placed the order ${f.text('number')}` },
  CustomerAssigned: {
    does: 'chooses the customer',
    done: (f) => `Chose ${f.text('customerName')} as the customer`,
  },
  FulfilmentChosen: {
    does: 'chooses shipping or the counter',
    done: (f) => `Chose ${f.text('fulfilment') === 'ship' ? 'shipping' : 'the counter'}`,
  },
  DeliveryChanged: {
    does: 'changes the delivery address',
    done: (f) => `Changed the delivery address to ${orEmpty(f.text('address'))}`,
  },
  LineAdded: {
    does: 'adds a line',
    done: (f, { currency }) =>
      `Added ${f.count('quantity')} × ${f.text('name')} at ${f.money('price', currency)}`,
  },
  QuantityStepped: {
    does: 'changes the quantity of a line',
    done: (f, names) => `Changed the quantity of ${names.line(f.text('line'))} by ${signed(f.count('by'))}`,
  },
  LineRemoved: {
    does: 'removes a line',
    done: (f, names) => `Removed ${names.line(f.text('line'))}`,
  },
  LineRepriced: {
    does: 'sets the price of a line',
    done: (f, names) =>
      `Set the price of ${names.line(f.text('line'))} to ${f.money('price', names.currency)}`,
  },
  GoodsAssured: {
    does: 'sets goods aside for a line',
    done: (f, names) =>
      `Set ${f.count('promised')} of ${f.count('wanted')} × ${names.line(f.text('line'))} aside`,
  },
  BackorderAccepted: {
    does: 'puts a line on backorder',
    done: (f, names) => `Put what is missing of ${names.line(f.text('line'))} on backorder`,
  },
  PaymentRecorded: {
    does: 'takes a payment',
    done: (f, { currency }) => `Took ${f.money('amount', currency)} by ${f.text('tender')}`,
  },
  PaymentDeclined: {
    does: 'notes that a payment was declined',
    done: (f) => withReason('Noted that a payment was declined', f.text('reason')),
  },
  DeclineSettled: {
    does: 'leaves open what a declined payment paid',
    done: (f) => withReason('Left open what a declined payment paid', f.text('note')),
  },
  RefundPromised: {
    does: 'promises a refund',
    done: (f, { currency }) =>
      withReason(`Promised to pay ${f.money('amount', currency)} back`, f.text('reason')),
  },
  RefundRecorded: {
    does: 'pays money back',
    done: (f, { currency }) => `Paid ${f.money('amount', currency)} back by ${f.text('tender')}`,
  },
  OrderConfirmed: { does: 'confirms the order', done: () => 'Confirmed the order' },
  OfficialNumberGiven: {
    does: 'gives the official number',
    done: (f) => `Gave the official number ${f.count('number')}`,
  },
  GoodsHandedOver: { does: 'hands the goods over', done: () => 'Handed the goods over' },
  OrderShipped: {
    does: 'ships the order',
    done: (f) => (f.has('parcel') ? `Shipped it as ${f.text('parcel')}` : 'Shipped it'),
  },
  OrderCancelled: {
    does: 'cancels the order',
    done: (f) => withReason('Cancelled the order', f.text('reason')),
  },
  MatterSettled: {
    does: 'decides to leave it as it is',
    done: (f) => withReason('Left it as it is', f.text('note')),
  },

  DrawerAdded: { does: 'adds the drawer', done: (f) => `Added the drawer ${f.text('name')}` },
  DrawerRenamed: { does: 'renames the drawer', done: (f) => `Called the drawer ${f.text('name')}` },
  SmallestCoinChosen: {
    does: 'chooses the smallest coin',
    done: (f, { currency }) => `Chose ${f.money('coin', currency)} as the smallest coin`,
  },
  DrawerOpened: {
    does: 'opens the drawer',
    done: (f, { currency }) => `Opened the drawer with ${f.money('float', currency)}`,
  },
  CashMoved: {
    does: 'puts cash in or takes it out',
    done: (f, { currency }) => withReason(`Moved ${f.money('amount', currency)} of cash`, f.text('reason')),
  },
  DrawerClosed: {
    does: 'closes the drawer',
    done: (f, { currency }) =>
      `Closed the drawer of ${f.text('day')}: counted ${f.money('counted', currency)}, expected ${f.money('expected', currency)}`,
  },

  NumberGiven: { does: 'gives a number', done: (f) => `Gave number ${f.count('number')}` },
  Undone: { does: 'undoes a change', done: () => 'Undid a change' },
}

/** `+2`, `−1`. */
function signed(by: number): string {
  return by < 0 ? `−${-by}` : `+${by}`
}

function withReason(text: string, reason: string): string {
  return reason === '' ? text : `${text}: ${reason}`
}
