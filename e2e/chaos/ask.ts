import type { Command } from '@causeway/core'
import type { Wish } from './wishes.ts'

/** What the desk answered to a wish. */
export interface Heard {
  readonly id: string
  readonly ok: boolean
  /** How many events it recorded. */
  readonly events: number
  /** It had been carried out before. */
  readonly repeated: boolean
  /** For a "no": the code, with the shop's own, and the sentence for the person. */
  readonly code?: string
  readonly message?: string
}

declare global {
  /** Tells the test, at once, what the desk answered: the browser may be killed a moment later. */
  var heard: ((answer: Heard) => Promise<void>) | undefined
}

/**
 * Runs in the page: asks the desk for all of these at once, and tells each answer as it comes. Only what the page itself
 * has may be used in it.
 */
export async function ask(wishes: readonly Wish[]): Promise<void> {
  const workspace = globalThis.causeway
  const tell = globalThis.heard
  if (!workspace || !tell) throw new Error('The desk is not open.')

  interface Sold {
    readonly product: string
    readonly quantity: number
  }
  const orderShown = { lines: {} as Readonly<Record<string, Sold>>, location: 'store' }
  const shelfShown = { onHand: 0, opened: false }
  const shelf = (id: string) => workspace.state({ name: 'stock', initialState: shelfShown }, id)

  function commandsOf({ commands, byWhatIsShown: rest }: Wish): readonly Command[] {
    if (rest?.kind === 'count') {
      const { onHand } = shelf(rest.shelf)
      const input = { counted: Math.max(0, onHand + rest.off), was: onHand }
      return [{ aggregate: 'stock', id: rest.shelf, name: 'count', input }]
    }
    if (rest?.kind !== 'goods leave') return commands
    const { lines, location } =
      workspace?.state({ name: 'order', initialState: orderShown }, rest.order) ?? orderShown
    const taken = Object.entries(lines)
      .filter(([, { quantity, product }]) => quantity > 0 && shelf(`${product}@${location}`).opened)
      .map(([line, { product, quantity }]) => ({
        aggregate: 'stock',
        id: `${product}@${location}`,
        name: 'take',
        input: { movement: `${rest.order}/${line}`, quantity },
      }))
    return [...commands, ...taken]
  }

  await Promise.all(
    wishes.map(async (wish) => {
      const outcome = await workspace.execute(commandsOf(wish), { id: wish.id })
      const { code, rule, message } = outcome.ok ? {} : outcome.error
      await tell({
        id: wish.id,
        ok: outcome.ok,
        events: outcome.ok ? outcome.events.length : 0,
        repeated: outcome.ok && outcome.repeated,
        ...(code !== undefined && { code: rule === undefined ? code : `${code}: ${rule}` }),
        ...(message !== undefined && { message }),
      })
    }),
  )
}
