import { type Person, Reviewed, type Rights, reviewCommand } from '@causeway/core'
import { isRole, member, type Role } from './team/member.ts'

/**
 * Everybody on the team may do what is in neither table: write orders down, take money, note how customers are reached,
 * move goods. What lets money off, takes an order back, or says who a customer is needs more.
 */
type Demand = 'authority' | readonly Role[]

const owners: Demand = ['owner']
const managers: Demand = ['manager', 'owner']
const sellers: Demand = ['seller', 'manager', 'owner']
const stockKeepers: Demand = ['stock', 'manager', 'owner']

/** Who may give a command; see {@link Demand} for the others. */
const commandRights: ReadonlyMap<string, Demand> = new Map<string, Demand>([
  // It hands out what nobody's device can promise alone.
  ['numbering.give', 'authority'],
  ['order.giveOfficialNumber', 'authority'],
  ['order.assureGoods', 'authority'],
  ['order.expireHold', 'authority'],
  ['stock.want', 'authority'],
  ['stock.promise', 'authority'],
  ['member.giveRole', owners],
  ['member.leave', owners],
  ['member.comeBack', owners],
  ['desk.arrange', managers],
  ['location.add', managers],
  ['location.rename', managers],
  ['location.close', managers],
  ['location.reopen', managers],
  ['product.add', managers],
  ['product.change', managers],
  ['product.decideDetails', managers],
  ['product.archive', managers],
  ['product.restore', managers],
  ['product.chooseSelling', managers],
  ['product.setLowLevel', stockKeepers],
  ['customer.removeSample', managers],
  ['product.removeSample', managers],
  ['order.removeSample', managers],
  ['priceList.add', managers],
  ['priceList.rename', managers],
  ['priceList.close', managers],
  ['priceList.reopen', managers],
  ['product.setListPrice', managers],
  ['product.decideListPrice', managers],
  ['customer.assignPriceList', managers],
  ['customer.decidePriceList', managers],
  // It moves everything ever recorded under one name to another.
  ['customer.merge', managers],
  ['customer.decideMerge', managers],
  ['customer.split', managers],
  ['customer.archive', sellers],
  ['customer.restore', sellers],
  ['customer.dismissDuplicate', sellers],
  ['drawer.rename', managers],
  ['drawer.chooseSmallestCoin', managers],
  ['drawer.add', sellers],
  ['drawer.open', sellers],
  ['drawer.decideFloat', sellers],
  ['drawer.moveCash', sellers],
  ['drawer.close', sellers],
  ['stock.open', stockKeepers],
  ['stock.count', stockKeepers],
  ['stock.keepCount', stockKeepers],
  ['transfer.settleLoss', stockKeepers],
  ['order.cancel', sellers],
  ['order.choosePriceList', sellers],
  ['order.decidePriceList', sellers],
  ['order.refreshPrice', sellers],
  ['order.keepPrice', sellers],
  ['order.decidePrice', sellers],
  ['order.decideDiscount', sellers],
  ['order.declinePayment', sellers],
  ['order.settleDecline', sellers],
  ['order.giveDiscount', sellers],
  ['order.promiseRefund', sellers],
  ['order.recordRefund', sellers],
])

/** Who may record an event, facts apart: those happened. */
const eventRights: ReadonlyMap<string, Demand> = new Map<string, Demand>([
  ['NumberGiven', 'authority'],
  ['OfficialNumberGiven', 'authority'],
  ['GoodsAssured', 'authority'],
  ['HoldExpired', 'authority'],
  ['GoodsWanted', 'authority'],
  ['GoodsPromised', 'authority'],
  ['RoleGiven', owners],
  ['MemberLeft', owners],
  ['DeskArranged', managers],
  ['LocationAdded', managers],
  ['LocationRenamed', managers],
  ['LocationClosed', managers],
  ['ProductAdded', managers],
  ['ProductDescribed', managers],
  ['PriceChanged', managers],
  ['ProductArchived', managers],
  ['SellingRuleChosen', managers],
  ['SampleRemoved', managers],
  ['LowLevelSet', stockKeepers],
  ['PriceListAdded', managers],
  ['PriceListRenamed', managers],
  ['PriceListClosed', managers],
  ['ListPriceSet', managers],
  ['PriceListAssigned', managers],
  ['CustomerMerged', managers],
  ['CustomerSplit', managers],
  ['CustomerArchived', sellers],
  ['DuplicateDismissed', sellers],
  ['DrawerRenamed', managers],
  ['SmallestCoinChosen', managers],
  ['DrawerAdded', sellers],
  ['DrawerOpened', sellers],
  ['DrawerClosed', sellers],
  ['StockOpened', stockKeepers],
  ['StockCounted', stockKeepers],
  ['CountKept', stockKeepers],
  ['LossSettled', stockKeepers],
  ['OrderCancelled', sellers],
  ['PriceListChosen', sellers],
  ['LineRepriced', sellers],
  ['DeclineSettled', sellers],
  ['DiscountGiven', sellers],
  ['RefundPromised', sellers],
  [Reviewed.type, managers],
])

/** The role somebody has: what an owner gave them here, or else what their link says. */
export function roleOf({ actor, role, read }: Person): string {
  const known = read(member, actor)
  return known.left ? 'former' : known.role || role
}

function answer(person: Person, demand: Demand | undefined): true | string {
  const role = roleOf(person)
  if (role === 'authority') return true
  if (demand === 'authority') return 'This is done by the relay itself, as soon as there is a connection.'
  if (!isRole(role)) return 'You are not on the team any more. Ask an owner.'
  if (demand === undefined || demand.includes(role)) return true
  return `This needs ${listed(demand)}. Ask one of them to do it, or to change your role.`
}

/** What people may do at the desk, by their role. */
export const shopRights: Rights = {
  command: (person, { aggregate, name }) =>
    answer(person, name === reviewCommand ? managers : commandRights.get(`${aggregate}.${name}`)),
  event(person, { type }) {
    const said = answer(person, eventRights.get(type))
    return said === true
      ? true
      : `${person.actor} had no right to do this any more, or never had. It does not count until a manager allows it.`
  },
  // Who left the team may look, as everywhere.
  room: (person) => (isRole(roleOf(person)) ? 'write' : 'read'),
}

const names: Readonly<Record<Role, string>> = {
  stock: 'somebody of the stock',
  seller: 'a seller',
  manager: 'a manager',
  owner: 'an owner',
}

/** `a seller, a manager or an owner`. */
function listed(roles: readonly Role[]): string {
  const all = roles.map((role) => names[role])
  const last = all.pop() ?? ''
  return all.length === 0 ? last : `${all.join(', ')} or ${last}`
}
