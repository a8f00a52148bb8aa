import { percent, shortDate } from '../format/words.ts'
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
  DeskArranged: { does: 'arranges the desk', done: () => 'Changed how the desk is arranged' },

  RoleGiven: { does: 'gives a role', done: (f) => `Gave the role ${f.text('role')}` },
  MemberLeft: {
    does: 'takes somebody off the team',
    done: (f) => (f.text('left') === 'false' ? 'Took back on the team' : 'Took off the team'),
  },

  LocationAdded: { does: 'adds the location', done: (f) => `Added ${f.text('name')}` },
  LocationRenamed: { does: 'renames the location', done: (f) => `Called it ${f.text('name')}` },
  LocationClosed: {
    does: 'closes or reopens the location',
    done: (f) => (f.text('closed') === 'false' ? 'Opened it again' : 'Closed it'),
  },

  PriceListAdded: { does: 'adds the price list', done: (f) => `Added the price list ${f.text('name')}` },
  PriceListRenamed: { does: 'renames the price list', done: (f) => `Called it ${f.text('name')}` },
  PriceListClosed: {
    does: 'closes or reopens the price list',
    done: (f) => (f.text('closed') === 'false' ? 'Opened it again' : 'Closed it'),
  },

  TransferRequested: {
    does: 'asks for goods',
    done: (f, names) =>
      withReason(
        `Asked ${names.location(f.text('from'))} for goods for ${names.location(f.text('to'))}`,
        f.text('note'),
      ),
  },
  TransferSent: { does: 'sends goods off', done: () => 'Sent the goods off' },
  TransferReceived: { does: 'receives goods', done: () => 'Received the goods' },
  TransferCancelled: {
    does: 'calls the goods off',
    done: (f) => withReason('Called the goods off', f.text('reason')),
  },
  LossSettled: {
    does: 'settles what is missing',
    done: (f) => withReason('Settled what is missing', f.text('note')),
  },

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
  PriceListAssigned: {
    does: 'puts the customer on a price list',
    done: (f, { priceList }) => `Put the customer on ${priceList(f.text('list'))}`,
  },
  CustomerArchived: {
    does: 'archives or restores the customer',
    done: (f) => (f.text('archived') === 'false' ? 'Took them back into the list' : 'Archived the customer'),
  },
  CustomerMerged: {
    does: 'merges the customer into another one',
    done: (f, { record, customer }) => `Merged ${record} into ${customer(f.text('into'))}`,
  },
  CustomerSplit: {
    does: 'splits the customer from another one',
    done: (_f, { record }) => `Made ${record} a customer of their own again`,
  },
  DetailsTakenOver: {
    does: 'looks at the details of a merged customer',
    done: (_f, { record }) => `Looked at the details of ${record}`,
  },
  DuplicateDismissed: {
    does: 'says that two customers are not the same',
    done: (f, { customer }) => `Said that ${customer(f.text('other'))} is somebody else`,
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
  ListPriceSet: {
    does: 'sets the price on a list',
    done: (f, { currency, priceList }) =>
      f.has('price')
        ? `Set the price on ${priceList(f.text('list'))} to ${f.money('price', currency)}`
        : `Took the price off ${priceList(f.text('list'))}: it costs the standard price there`,
  },
  ProductArchived: {
    does: 'archives or restores the product',
    done: (f) => (f.text('archived') === 'false' ? 'Took it back into the list' : 'Archived the product'),
  },
  SellingRuleChosen: {
    does: 'says how it may be sold',
    done: (f) => `May be sold ${sellingWords[f.text('selling')] ?? 'otherwise'}`,
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
  StockCounted: {
    does: 'counts the shelf',
    done: (f) =>
      withReason(`Counted ${f.count('counted')}, where the book had ${f.count('was')}`, f.text('note')),
  },
  CountKept: {
    does: 'says that the count is right',
    done: () => 'Used the count as it is',
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
  LocationChosen: {
    does: 'chooses where the goods come from',
    done: (f, names) => `Takes the goods from ${names.location(f.text('location'))}`,
  },
  PriceListChosen: {
    does: 'chooses the prices',
    done: (f, { priceList }) => `Chose ${priceList(f.text('list'))} for the order`,
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
  DiscountGiven: {
    does: 'gives a discount',
    done: (f, names) => `Gave ${percent(f.count('discount'))} off ${names.line(f.text('line'))}`,
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
  HoldExpired: {
    does: 'frees goods that nobody collected',
    done: () => 'Nobody came for the goods in time: they are free again',
  },
  HoldExtended: {
    does: 'keeps the goods longer',
    done: (f) =>
      f.has('until') ? `Keeps the goods until ${shortDate(f.count('until'), Date.now())}` : 'Keeps the goods',
  },
  OrderPicked: {
    does: 'says whether the goods lie ready',
    done: (f) => (f.text('picked') === 'false' ? 'Put the goods back' : 'Laid the goods ready'),
  },
  OfficialNumberGiven: {
    does: 'gives the official number',
    done: (f) => `Gave the official number ${f.count('number')}`,
  },
  GoodsHandedOver: { does: 'hands the goods over', done: () => 'Handed the goods over' },
  OrderShipped: {
    does: 'ships the order',
    done: (f) => (f.has('parcel') ? `Shipped it as ${f.text('parcel')}` : 'Shipped it'),
  },
  GoodsReturned: {
    does: 'takes goods back',
    done: (f) =>
      withReason(
        f.text('restocked') === 'true' ? 'Took goods back, and put them on the shelf' : 'Took goods back',
        f.text('reason'),
      ),
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

  TextEdited: {
    does: 'writes in the text',
    done: (f, { record }) =>
      f.has('merges') ? `Put together what was written in ${lowered(record)}` : `Edited ${lowered(record)}`,
  },

  NumberGiven: { does: 'gives a number', done: (f) => `Gave number ${f.count('number')}` },
  PutAside: {
    does: 'puts a change aside',
    done: (f) => `Put a change aside: ${f.text('because')}`,
  },
  Reviewed: {
    does: 'allows a change, or does not',
    done: (f) =>
      f.text('allowed') === 'true' ? 'Allowed what was put aside' : 'Did not allow what was put aside',
  },
  SampleRemoved: {
    does: 'removes the sample shop',
    done: (f) =>
      f.text('removed') === 'true' ? 'Removed with the sample shop' : 'Brought back with the sample shop',
  },
  Undone: { does: 'undoes a change', done: () => 'Undid a change' },
}

const sellingWords: Readonly<Record<string, string>> = {
  freely: 'freely',
  warn: 'with a warning when there are not enough',
  'only what is there': 'only as far as it is there',
}

/** `+2`, `−1`. */
function signed(by: number): string {
  return by < 0 ? `−${-by}` : `+${by}`
}

function withReason(text: string, reason: string): string {
  return reason === '' ? text : `${text}: ${reason}`
}

function lowered(record: string): string {
  return record.charAt(0).toLowerCase() + record.slice(1)
}
