import type { EventDefinition } from './event.ts'

/** A rule for two event types that meet; it holds whichever of them arrives first. */
export interface BetweenRule {
  readonly first: string
  readonly second: string
  /** The type that stands, or both. */
  readonly stands: string
  /** Why, in people's words. */
  readonly because: string
  /** When given, the meeting is marked for a person until someone who saw both has acted. */
  readonly flag?: string
}

/** What `stands` when both do. */
export const bothStand = 'both'

type Losable<Winner, Loser> = Loser extends { readonly fact: true } ? never : Winner

/**
 * Declares what happens when an event of `first` meets a concurrent one of `second` on the same key. A physical
 * fact cannot be made to lose: the types do not offer it.
 *
 * @example
 * between(OrderCancelled, OrderShipped, {
 *   stands: OrderShipped,
 *   because: 'Goods that left cannot be cancelled.',
 *   flag: 'Cancelled after shipping',
 * })
 */
export function between<A extends EventDefinition, B extends EventDefinition>(
  first: A,
  second: B,
  rule: {
    readonly stands: typeof bothStand | Losable<A, B> | Losable<B, A>
    readonly because: string
    readonly flag?: string
  },
): BetweenRule {
  return {
    first: first.type,
    second: second.type,
    stands: typeof rule.stands === 'string' ? rule.stands : rule.stands.type,
    because: rule.because,
    ...(rule.flag === undefined ? {} : { flag: rule.flag }),
  }
}
