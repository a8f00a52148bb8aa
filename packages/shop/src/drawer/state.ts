import type { DecideContext } from '@causeway/core'
import type { CurrencyCode } from '../money.ts'
import type { Tender } from '../order/state.ts'

export interface DrawerState {
  readonly added: boolean
  readonly name: string
  readonly currency: CurrencyCode
  /** In the smallest unit: 5 where there is no coin below 0.05; 1 where everything can be paid exactly. */
  readonly smallestCoin: number
  /** Absent while the drawer is closed. */
  readonly session: Session | undefined
  /** Cash put in and taken out, by the movement's id. */
  readonly moves: Readonly<Record<string, CashMove>>
  /** Every signed close, the oldest first. */
  readonly closes: readonly Close[]
}

/** From opening to closing. */
export interface Session {
  readonly openedAt: number
  readonly float: number
}

export interface CashMove {
  /** Above zero when it was put in. */
  readonly amount: number
  readonly reason: string
  /** Milliseconds since 1970, by the device that recorded it. */
  readonly at: number
  readonly by: string
}

/** What a payment did to a drawer's day: it was made, or it bounced afterwards. */
export interface Entry {
  readonly order: string
  readonly payment: string
  readonly kind: 'payment' | 'declined'
  readonly tender: Tender
  /** Below zero when money went back, or did not come after all. */
  readonly amount: number
  /** What it changed in the drawer. */
  readonly cash: number
  readonly at: number
  /** Made before the close before this one, and heard of only after it. */
  readonly late?: true | undefined
}

/** A signed close, as it was signed. */
export interface Close {
  readonly close: string
  /** The shop's own day, `2024-03-05`. */
  readonly day: string
  readonly openedAt: number
  readonly float: number
  readonly entries: readonly Entry[]
  readonly moves: readonly {
    readonly movement: string
    readonly amount: number
    readonly late?: true | undefined
  }[]
  readonly expected: number
  readonly counted: number
  readonly coins?: readonly { readonly value: number; readonly count: number }[] | undefined
  readonly note?: string | undefined
  /** When each other device was last heard of: what it did since is not in it. */
  readonly heard?: readonly { readonly device: string; readonly heardAt: number }[] | undefined
  /** When it was signed, and who did. */
  readonly at: number
  readonly by: string
}

export const noDrawer: DrawerState = {
  added: false,
  name: '',
  currency: 'EUR',
  smallestCoin: 1,
  session: undefined,
  moves: {},
  closes: [],
}

/** The drawer a desk has from its first use. */
export const mainDrawer = 'till'

/** The name of drawers among the records. */
export const drawerName = 'drawer'

/** A drawer's state; an order's commands look at it, and know nothing else of drawers. */
export function readDrawer(read: DecideContext['read'], id: string): DrawerState {
  return read({ name: drawerName, initialState: noDrawer }, id)
}

/** The last signed close. */
export function lastClose({ closes }: DrawerState): Close | undefined {
  return closes.at(-1)
}
