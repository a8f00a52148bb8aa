/** What a text of the shop is about. */
export type TextSubject =
  | { readonly kind: 'order'; readonly order: string }
  /** The page a shift leaves for the next. */
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'unknown' }

/** The id of the page a shift leaves for the next. */
export const handOverPage = 'hand-over'

const ofOrder = 'order/'

/** The id of the text that holds an order's notes. */
export function orderNotes(order: string): string {
  return `${ofOrder}${order}`
}

/** What the text of an id is about. */
export function textSubject(id: string): TextSubject {
  if (id === handOverPage) return { kind: 'hand-over' }
  return id.startsWith(ofOrder) ? { kind: 'order', order: id.slice(ofOrder.length) } : { kind: 'unknown' }
}
