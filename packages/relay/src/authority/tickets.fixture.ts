import {
  aggregate,
  commutes,
  createLedger,
  defineModel,
  event,
  hybridTime,
  key,
  process,
  type Rights,
  refuse,
} from '@causeway/core'
import { chainHash, eventText, type LogEntries, readEntries } from '@causeway/protocol'
import { z } from 'zod'

const Opened = event('Opened', { data: z.object({}), policy: commutes() })
const Numbered = event('Numbered', {
  data: z.object({ number: z.int() }),
  touches: key('number'),
  policy: refuse('It has its number.'),
})
const Closed = event('Closed', { data: z.object({}), touches: key('closed'), policy: commutes() })
const Given = event('Given', {
  data: z.object({ number: z.int() }),
  touches: key('given'),
  policy: refuse('It was given already.'),
})

interface Ticket {
  readonly openedAt: number
  readonly number: number
  readonly closed: boolean
}
const noTicket: Ticket = { openedAt: 0, number: 0, closed: false }

const ticket = aggregate('ticket', {
  initialState: noTicket,
  events: [Opened, Numbered, Closed],
  evolve: {
    Opened: (state, _data, { at }) => ({ ...state, openedAt: at }),
    Numbered: (state, { number }) => ({ ...state, number }),
    Closed: (state) => ({ ...state, closed: true }),
  },
  commands: {
    number: { input: z.object({ number: z.int() }), decide: (_state, input) => [Numbered.of(input)] },
    close: { input: z.object({}), decide: () => [Closed.of({})] },
  },
})

const unused = { last: 0 }
const series = aggregate('series', {
  initialState: unused,
  events: [Given],
  evolve: { Given: (_state, { number }) => ({ last: number }) },
  commands: {
    give: { input: z.object({}), decide: ({ last }) => [Given.of({ number: last + 1 })] },
  },
})

/** Tickets that get numbers without gaps: the smallest work for an authority. */
export const tickets = defineModel([ticket, series])

export const numbering = process('numbering', {
  of: ticket,
  react: ({ openedAt, number }, { id, read }) =>
    openedAt > 0 && number === 0
      ? [series.commands.give('s', {}), ticket.commands.number(id, { number: read(series, 's').last + 1 })]
      : [],
})

/** Closes a ticket at a moment, milliseconds since 1970. */
export const closingAt = (moment: number) =>
  process('closing', {
    of: ticket,
    react: ({ openedAt, closed }, { id, now }) =>
      openedAt > 0 && !closed && now >= moment ? [ticket.commands.close(id, {})] : [],
    wakeAt: ({ closed }) => (closed ? undefined : moment),
  })

/** Only sellers open tickets. */
export const onlySellersOpen: Pick<Rights, 'event'> = {
  event: ({ role }, { type }) => type !== Opened.type || role === 'seller' || 'Only sellers open tickets.',
}

/** A device's events: it opens tickets, one after the other. */
export function opener(replica: string, actor = 'Ann') {
  let seq = 0
  let prev = ''
  return (id: string): string => {
    seq++
    const text = eventText({
      ...{ replica, seq, stream: `ticket/${id}`, ...Opened.of({}), clock: {} },
      ...{ at: hybridTime(1_790_000_000_000) + seq, actor, command: id, correlation: id, prev },
    })
    prev = chainHash(text)
    return text
  }
}

/** The numbers of all tickets in a log, and how many are closed; a ticket without a number counts as 0. */
export function ticketsIn({ from, entries }: Pick<LogEntries, 'from' | 'entries'>) {
  const ledger = createLedger(tickets)
  ledger.commit(readEntries(entries, from))
  const all = [...ledger.streams()]
    .filter((stream) => stream.startsWith('ticket/'))
    .map((stream) => ledger.state(ticket, stream.slice('ticket/'.length)))
  return {
    numbers: all.map(({ number }) => number).toSorted((a, b) => a - b),
    closed: all.filter(({ closed }) => closed).length,
    refused: [...ledger.refused()].length,
    /** How many marks there are for a person. */
    marked: [...ledger.streams()].flatMap((stream) => ledger.moment(stream)?.status.flags ?? []).length,
  }
}
