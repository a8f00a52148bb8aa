import { process } from '@causeway/core'
import { numbering, orderSeries } from '../numbering/numbering.ts'
import { order } from '../order/order.ts'

/** Gives every order that was agreed here its official number, once and without gaps. */
export const officialNumbers = process('official numbers', {
  of: order,
  react: ({ confirmed, officialNumber, progress, sampleRemoved }, { id, read }) =>
    confirmed && officialNumber === 0 && progress !== 'cancelled' && !sampleRemoved
      ? [
          numbering.commands.give(orderSeries, { to: id }),
          order.commands.giveOfficialNumber(id, { number: read(numbering, orderSeries).last + 1 }),
        ]
      : [],
})
