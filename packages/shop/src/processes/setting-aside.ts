import { type Command, type ProcessContext, process } from '@causeway/core'
import { order } from '../order/order.ts'
import { isDue, type OrderState } from '../order/state.ts'
import { duePromises, wishKey } from '../stock/state.ts'
import { parseStockId, stock, stockId } from '../stock/stock.ts'

/** Tells each shelf what an order wants of it: its lines' goods from when it is agreed until they leave or it is off. */
export const wishes = process('wishes', {
  of: order,
  react: (state, { id, read }) =>
    linesOf(state).flatMap(({ line, product, quantity }) => [
      ...state.formerLocations
        .filter((former) => former !== state.location)
        .flatMap((former) => wish(read, id, line, stockId(product, former), 0)),
      ...wish(read, id, line, stockId(product, state.location), quantity),
    ]),
})

/** Sets what is on a shelf aside for those who want it, in turn; what is not there any more cannot stay promised. */
export const promises = process('promises', {
  of: stock,
  react(state, { id }) {
    if (!state.opened) return []
    // What is to be given back comes first, or it could not be given on.
    return duePromises(state)
      .toSorted((a, b) => promisedChange(a) - promisedChange(b))
      .map(({ order: to, line, promised }) =>
        stock.commands.promise(id, { order: to, line, quantity: promised }),
      )

    function promisedChange(wish: (typeof state.wishes)[string]): number {
      return wish.promised - (state.wishes[wishKey(wish)]?.promised ?? 0)
    }
  },
})

/** Notes at every order how many of its goods are set aside, so that what is missing is seen there. */
export const assurances = process('assurances', {
  of: stock,
  react: ({ wishes: all }, { id, read }) =>
    Object.values(all).flatMap(({ order: whose, line, quantity, promised }): Command[] => {
      const { lines, location } = read(order, whose)
      const there = lines[line]
      if (!there || location !== parseStockId(id).location) return []
      const isKnown = there.assured?.wanted === quantity && there.assured.promised === promised
      return isKnown ? [] : [order.commands.assureGoods(whose, { line, wanted: quantity, promised })]
    }),
})

/** An order's lines, those that were taken off with a quantity of nothing. */
function linesOf(state: OrderState) {
  const due = isDue(state)
  return [
    ...Object.entries(state.lines).map(([line, { product, quantity }]) => ({
      line,
      product,
      quantity: due ? Math.max(0, quantity) : 0,
    })),
    ...Object.entries(state.removed).map(([line, { product }]) => ({ line, product, quantity: 0 })),
  ]
}

function wish(
  read: ProcessContext['read'],
  id: string,
  line: string,
  shelf: string,
  quantity: number,
): readonly Command[] {
  const { opened, wishes: all } = read(stock, shelf)
  const asked = all[wishKey({ order: id, line })]?.quantity ?? 0
  return asked === quantity || (!opened && asked === 0)
    ? []
    : [stock.commands.want(shelf, { order: id, line, quantity })]
}
