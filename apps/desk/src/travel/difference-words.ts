import type { Comparison } from '@causeway/client'
import type { Difference } from '@causeway/core'
import { formatMoney } from '../format/money.ts'
import { fullTime } from '../format/words.ts'
import { capitalised, type Names } from '../words/names.ts'

/** One thing that differs, in words. */
export interface Line {
  readonly what: string
  readonly before: string
  readonly now: string
}

/** What differs between a record then and now; the engine's own bookkeeping is left out. */
export function linesOf({ differences }: Pick<Comparison, 'differences'>, names: Names): readonly Line[] {
  return differences
    .filter(({ path }) => !path.some((name) => bookkeeping.has(name)))
    .map((difference) => ({
      what: whatOf(difference.path, names),
      before: said(difference, difference.before, names),
      now: said(difference, difference.now, names),
    }))
}

/** What records keep to judge and to count by, which is in no words of the desk. */
const bookkeeping = new Set([
  'addedAt',
  'addedQuantity',
  'assured',
  'count',
  'currency',
  'device',
  'doubtful',
  'formerLocations',
  'movements',
  'opened',
  'opening',
  'others',
  'per',
  'pricedAt',
  'priceVersion',
  'sinceCount',
  'takenOver',
  'version',
  'wishCount',
  'wishes',
])

/** `lines`, an id, `quantity`: `Rye loaf, quantity`. Ids are called by their names, or left out. */
function whatOf(path: readonly string[], names: Names): string {
  const [field = '', id, ...rest] = path
  if (id !== undefined && (field === 'lines' || field === 'removed')) {
    const part = rest.find((name) => name !== 'amount')
    return [names.line(id), ...(part ? [plain(part)] : [])].join(', ')
  }
  const words = path.filter((name) => !isId(name) && name !== 'amount').map(plain)
  return capitalised(words.join(', ') || 'Everything')
}

function isId(name: string): boolean {
  return /\d/.test(name) || name.length > 20
}

/** `lowBelow` as `low below`. */
function plain(name: string): string {
  return name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
}

function said({ path }: Difference, value: unknown, names: Names): string {
  if (value === undefined || value === '' || value === null) return '—'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return saidNumber(path, value, names)
  if (typeof value === 'string') return saidText(path, value, names)
  return saidWhole(value, names)
}

function saidNumber(path: readonly string[], value: number, names: Names): string {
  const last = path.at(-1) ?? ''
  if (last === 'amount' || last === 'given' || last === 'float')
    return formatMoney({ amount: value, currency: names.currency })
  // Stamps: milliseconds since 1970 are of this size for centuries.
  return value > 1e12 ? fullTime(value) : value.toLocaleString()
}

function saidText(path: readonly string[], value: string, names: Names): string {
  switch (path.at(-1)) {
    case 'customer':
    case 'mergedInto':
      return names.customer(value)
    case 'product':
      return names.product(value)
    case 'location':
      return names.location(value)
    case 'priceList':
      return names.priceList(value)
    default:
      return value
  }
}

/** Something that was not there at all before, or is not any more: by its name where it has one. */
function saidWhole(value: object, names: Names): string {
  const { name, quantity, amount } = { name: undefined, quantity: undefined, amount: undefined, ...value }
  if (typeof name === 'string' && typeof quantity === 'number') return `${quantity} × ${name}`
  if (typeof amount === 'number') return formatMoney({ amount, currency: names.currency })
  if (typeof name === 'string') return name
  return 'Yes'
}
