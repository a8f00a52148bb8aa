import { aggregate, type DecideContext, reject, wallTime } from '@causeway/core'
import { z } from 'zod'
import { amount, currencyCode } from '../money.ts'
import { order } from '../order/order.ts'
import { day, id, optionalText, required } from '../words.ts'
import {
  CashMoved,
  coins,
  DrawerAdded,
  DrawerClosed,
  DrawerOpened,
  DrawerRenamed,
  entryKind,
  heard,
  mostEntries,
  SmallestCoinChosen,
} from './events.ts'
import { drawerMeetings } from './meetings.ts'
import { type DrawerState, drawerName, type Entry, noDrawer } from './state.ts'
import { dueEntries, dueMoves, entryKey, expectedCash, takingsOf } from './takings.ts'

const unknownDrawer = reject('unknown-drawer', 'This drawer is not known yet.')

const closing = z.object({
  close: id.optional(),
  day,
  /** What was looked at when it was counted: nothing else is covered, though more may have come meanwhile. */
  entries: z.array(z.object({ order: id, payment: id, kind: entryKind })).max(mostEntries),
  moves: z.array(id).max(mostEntries),
  counted: amount.min(0, 'Enter what is in the drawer.'),
  coins: coins.optional(),
  note: optionalText,
  heard: heard.optional(),
})

/** Where cash is kept: it is opened with a float, takes cash and gives it, and is counted and closed. */
export const drawer = aggregate(drawerName, {
  initialState: noDrawer,
  events: [DrawerAdded, DrawerRenamed, SmallestCoinChosen, DrawerOpened, CashMoved, DrawerClosed],
  evolve: {
    DrawerAdded: (state, { name, currency }) => ({
      ...state,
      added: true,
      name: state.name || name,
      currency,
    }),
    DrawerRenamed: (state, { name }) => ({ ...state, name }),
    SmallestCoinChosen: (state, { coin }) => ({ ...state, smallestCoin: coin }),
    DrawerOpened: (state, { float }, { at }) => ({
      ...state,
      session: { float, openedAt: state.session?.openedAt ?? wallTime(at) },
    }),
    CashMoved: (state, { movement, amount, reason }, { at, actor }) => ({
      ...state,
      moves: { ...state.moves, [movement]: { amount, reason, at: wallTime(at), by: actor } },
    }),
    DrawerClosed: (state, data, { at, actor }) =>
      state.closes.some(({ close }) => close === data.close)
        ? state
        : {
            ...state,
            session: undefined,
            closes: [...state.closes, { ...data, at: wallTime(at), by: actor }],
          },
  },
  between: drawerMeetings,
  commands: {
    /** Nothing happens when there is such a drawer already. */
    add: {
      input: z.object({ name: required('Enter a name.'), currency: currencyCode }),
      decide: (state, input) => (state.added ? [] : [DrawerAdded.of(input)]),
    },
    rename: {
      input: z.object({ name: required('Enter a name.') }),
      decide: (state, { name }) => {
        if (!state.added) return unknownDrawer
        return state.name === name ? [] : [DrawerRenamed.of({ name })]
      },
    },
    chooseSmallestCoin: {
      input: z.object({ coin: z.int('Choose a coin.').min(1).max(1_000_000) }),
      decide: (state, { coin }) => {
        if (!state.added) return unknownDrawer
        return state.smallestCoin === coin ? [] : [SmallestCoinChosen.of({ coin })]
      },
    },
    open: {
      input: z.object({ float: amount.min(0, 'Enter what is in the drawer.') }),
      decide: (state, { float }) => {
        if (!state.added) return unknownDrawer
        if (!state.session) return [DrawerOpened.of({ float })]
        return state.session.float === float ? [] : reject('open', 'This drawer is open already.')
      },
    },
    /** Says what was in it when it was opened, though somebody said so before. */
    decideFloat: {
      input: z.object({ float: amount.min(0, 'Enter what is in the drawer.') }),
      decide: (state, { float }) => (state.added ? [DrawerOpened.of({ float })] : unknownDrawer),
    },
    /** Cash that went in or out is a fact, whether the drawer is open or not. */
    moveCash: {
      input: z.object({
        movement: id.optional(),
        amount: amount.refine((moved) => moved !== 0, 'Enter an amount above zero.'),
        reason: required('Say what for.'),
      }),
      decide: (state, { movement, ...input }, { newId }) => {
        if (!state.added) return unknownDrawer
        if (movement !== undefined && Object.hasOwn(state.moves, movement)) return []
        return [CashMoved.of({ ...input, movement: movement ?? newId() })]
      },
    },
    /** Signs what was counted against what was taken. */
    close: { input: closing, decide: closed },
  },
})

function closed(
  state: DrawerState,
  { close, entries: listed, moves: listedMoves, ...input }: z.output<typeof closing>,
  { id, read, newId }: DecideContext,
) {
  if (!state.session)
    return reject('not-open', 'This drawer is not open. If somebody closed it meanwhile, look at that close.')
  if (input.coins && input.coins.reduce((sum, { value, count }) => sum + value * count, 0) !== input.counted)
    return reject('miscounted', 'The coins and notes do not come to what was counted.')
  const entries = picked(
    dueEntries(
      id,
      state,
      [...new Set(listed.map(({ order }) => order))].flatMap((one) => takingsOf(one, read(order, one))),
    ),
    new Set(listed.map(entryKey)),
    entryKey,
  )
  const moves = picked(dueMoves(state), new Set(listedMoves), ({ movement }) => movement)
  if (!entries || !moves)
    return reject('changed', 'What was taken changed while you counted. Look at it once more.')
  const { float, openedAt } = state.session
  return [
    DrawerClosed.of({
      ...input,
      close: close ?? newId(),
      openedAt,
      float,
      entries: entries.map(withoutNothing),
      moves: moves.map(({ movement, amount, late }) => ({ movement, amount, ...(late && { late }) })),
      expected: expectedCash(float, entries, moves),
    }),
  ]
}

/** Those of the list that were asked for, in its order; `undefined` when one is not in it. */
function picked<Item>(
  list: readonly Item[],
  wanted: ReadonlySet<string>,
  key: (item: Item) => string,
): readonly Item[] | undefined {
  const found = list.filter((item) => wanted.has(key(item)))
  return found.length === wanted.size ? found : undefined
}

const withoutNothing = ({ late, ...entry }: Entry) => ({ ...entry, ...(late && { late }) })
