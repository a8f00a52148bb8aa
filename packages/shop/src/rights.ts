/** What only the authority does: it hands out what nobody's device can promise alone. */
const authorityOnly: ReadonlySet<string> = new Set([
  'numbering.give',
  'order.giveOfficialNumber',
  'order.assureGoods',
  'order.expireHold',
  'stock.want',
  'stock.promise',
])

/** Whether somebody of a role may give a command; a sentence says why not. */
export function may(
  role: string,
  { aggregate, name }: { readonly aggregate: string; readonly name: string },
): true | string {
  return role === 'authority' || !authorityOnly.has(`${aggregate}.${name}`)
    ? true
    : 'This is done by the relay itself, as soon as there is a connection.'
}
