import { type Person, Reviewed, type Rights, reviewCommand } from '@causeway/core'
import { isRole, member, type Role } from './team/member.ts'

/** Everybody on the team may do what is in neither table: take orders and payments, look after customers, move goods. */
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
  ['stock.count', stockKeepers],
  ['stock.keepCount', stockKeepers],
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
  ['StockCounted', stockKeepers],
  ['CountKept', stockKeepers],
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
