import type { Judgement } from '@causeway/core'
import { verdictMark } from '../history/verdict-mark.ts'
import type { Relation } from './relations.ts'
import type { WireDot } from './wire.ts'

/** How a dot is drawn: by its shape first, and by its colour as well. */
export type Shape = 'waiting' | 'applied' | 'merged' | 'superseded' | 'refused' | 'escalated'

/** The shape of an event at a moment. */
export function shapeOf({ placed }: WireDot, { verdict }: Judgement, moment: number): Shape {
  if (verdict === 'applied' && (placed === undefined || placed > moment)) return 'waiting'
  return verdict
}

/** What became of an event, in a word or two. */
export function verdictWord(judgement: Judgement): string {
  return verdictMark(judgement)?.text ?? 'Stands'
}

/** How far an event had come at a moment. */
export function standing({ placed, event }: WireDot, moment: number): string {
  if (placed === undefined || placed > moment) return 'Saved on its device, waiting'
  return `On the relay, position ${event.position}`
}

/** How another event stands to the one looked at, in words. */
export function relationWords(relation: Relation): string {
  switch (relation.kind) {
    case 'itself':
      return 'This event'
    case 'before':
      return 'Seen by its author before'
    case 'after':
      return 'Recorded by somebody who had seen it'
    case 'concurrent':
      return 'Recorded apart'
    case 'rival':
      return `Recorded apart, about the same: ${relation.keys.map(keyWord).join(', ')}`
  }
}

/** A key as people read it: `phone`; of one of many, what it is one of. */
function keyWord(key: string): string {
  return key === '*' ? 'all of it' : (key.split('/')[0] ?? key)
}
