import type { RowOf } from '@causeway/core'
import { type customerList, handOverPage, type orderList, orderNotes, type productList } from '@causeway/shop'
import { addressOf } from '../app/addresses.ts'
import type { Section } from '../app/sections.ts'
import { type ShortcutName, shortcuts } from '../keyboard/shortcuts.ts'
import type { PlainTexts } from '../text/plain-texts.ts'

/** Something one can find or do by typing a part of its name. */
export interface PaletteItem {
  readonly key: string
  readonly kind: 'action' | 'screen' | 'customer' | 'product' | 'order'
  readonly title: string
  /** What else it is found by, and shown beside its title. */
  readonly note: string
  /** Found by, and too long to show: what was written about it. */
  readonly text?: string
  /** The keys that do the same, as the table writes them. */
  readonly keys?: string
  readonly does: { readonly go: string } | { readonly run: ShortcutName }
}

/** What the palette is made from. */
export interface PaletteSources {
  /** The shortcuts that something answers to where one is. */
  readonly answered: readonly ShortcutName[]
  readonly sections: readonly Section[]
  readonly customers: readonly RowOf<typeof customerList>[]
  readonly products: readonly RowOf<typeof productList>[]
  /** Newest first. */
  readonly orders: readonly RowOf<typeof orderList>[]
  /** What was written in the desk's texts, by their ids. */
  readonly texts: PlainTexts
}

/** Moving within a list and closing are done by their keys alone; screens are listed with the others. */
const leftOut: ReadonlySet<string> = new Set(['In a list', 'Go to'])
const leftOutNames: ReadonlySet<ShortcutName> = new Set(['palette', 'back'])

/** Everything there is to find or do: what can be done here first, then screens, customers, products and orders. */
export function paletteItems(sources: PaletteSources): readonly PaletteItem[] {
  const textOf = (id: string) => {
    const text = sources.texts.get(id)
    return text === undefined ? {} : { text }
  }
  return [
    ...sources.answered
      .filter((name) => !leftOut.has(shortcuts[name].group) && !leftOutNames.has(name))
      .map((name): PaletteItem => {
        const { does, keys, group } = shortcuts[name]
        const note = group === 'Everywhere' ? '' : group
        return {
          key: `action ${name}`,
          kind: 'action',
          title: does,
          note,
          keys: keys[0],
          does: { run: name },
        }
      }),
    ...sources.sections.map(({ href, title, shortcut }): PaletteItem => {
      const keys = shortcut && { keys: shortcuts[shortcut].keys[0] }
      const text = href === '/hand-over' ? textOf(handOverPage) : {}
      return {
        key: `screen ${href}`,
        kind: 'screen',
        title,
        note: 'Go to',
        ...keys,
        ...text,
        does: { go: href },
      }
    }),
    ...sources.customers.map(({ id, name, phone, email }): PaletteItem => {
      const note = [phone, email].filter(Boolean).join(' · ')
      return {
        key: `customer ${id}`,
        kind: 'customer',
        title: name,
        note,
        does: { go: addressOf('customers', id) },
      }
    }),
    ...sources.products
      .filter(({ archived }) => !archived)
      .map(({ id, name, sku }): PaletteItem => {
        const does = { go: addressOf('products', id) }
        return { key: `product ${id}`, kind: 'product', title: name, note: sku, does }
      }),
    ...sources.orders.map(({ id, number, officialNumber, customerName }): PaletteItem => {
      const official = officialNumber > 0 ? `No. ${String(officialNumber).padStart(5, '0')}` : ''
      const note = [customerName, official].filter(Boolean).join(' · ')
      const does = { go: addressOf('orders', id) }
      return { key: `order ${id}`, kind: 'order', title: number, note, ...textOf(orderNotes(id)), does }
    }),
  ]
}
