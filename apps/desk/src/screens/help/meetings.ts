import { conflictMatrix, type MatrixEntry } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { eventWords } from '../../words/event-words.ts'
import { capitalised } from '../../words/names.ts'

/** Two things people may do at the same time to one record, and what happens then. */
export interface Meeting {
  readonly key: string
  /** `removes a line` */
  readonly one: string
  readonly other: string
  readonly happens: string
  readonly why: string
}

/** The meetings of one kind of record. */
export interface MeetingsOfKind {
  readonly kind: string
  readonly title: string
  readonly meetings: readonly Meeting[]
  /** How many other pairs concern different things, so that both simply stand. */
  readonly apart: number
}

/** What happens when two people change the same record: made from the definitions that decide it. */
export function meetingsByKind(): readonly MeetingsOfKind[] {
  const matrix = conflictMatrix(shopModel)
  return [...shopModel.keys()].map((kind) => {
    const entries = matrix.filter(({ aggregate }) => aggregate === kind)
    const meeting = entries.filter(({ outcome }) => outcome !== 'apart')
    return {
      kind,
      title: titles[kind] ?? capitalised(kind),
      meetings: meeting.toSorted((a, b) => weight(a) - weight(b)).map(meetingOf),
      apart: entries.length - meeting.length,
    }
  })
}

/** What one would want to know of first: what is asked or marked, then what gives way, then what adds up. */
function weight({ outcome, flag }: MatrixEntry): number {
  if (outcome === 'asked') return 0
  if (flag !== undefined || outcome === 'first') return 1
  return outcome === 'both' ? 3 : 2
}

const titles: Readonly<Record<string, string>> = {
  customer: 'Customers',
  product: 'Products',
  stock: 'Stock',
  order: 'Orders',
  numbering: 'Official numbers',
}

function meetingOf(entry: MatrixEntry): Meeting {
  const { aggregate, a, b, because, question, flag } = entry
  const marked = flag === undefined ? '' : ` It is marked: “${flag}”`
  const asked = question === undefined ? '' : ` “${question}”`
  return {
    key: `${aggregate} ${a} ${b}`,
    one: does(a),
    other: a === b ? 'does the same' : does(b),
    happens: happens(entry),
    why: `${because}${asked}${marked}`,
  }
}

function happens({ outcome, stands }: MatrixEntry): string {
  switch (outcome) {
    case 'apart':
    case 'both':
      return 'Both stand'
    case 'combined':
      return 'They are combined'
    case 'latest':
      return 'The later one stands'
    case 'first':
      return 'The first to arrive stands; the other is refused and can be tried again'
    case 'asked':
      return 'Somebody is asked'
    case 'stands':
      return `The one that ${does(stands ?? '')} stands`
  }
}

function does(type: string): string {
  return eventWords[type]?.does ?? type
}
