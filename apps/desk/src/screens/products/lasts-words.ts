import type { RunningLow } from '@causeway/shop'
import { counted } from '../../format/words.ts'

/** How long what is left of a product lasts. */
export function lastsWords({ free, daysLeft }: RunningLow): string {
  if (free <= 0) return 'None free'
  if (daysLeft === undefined) return `${free.toLocaleString()} free`
  return daysLeft === 0 ? 'Less than a day left' : `About ${counted(daysLeft, 'day')} left`
}
