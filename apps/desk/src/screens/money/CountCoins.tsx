import type { CurrencyCode } from '@causeway/shop'
import { formatMoney } from '../../format/money.ts'
import { TextField } from '../../parts/Field.tsx'
import styles from './CountCoins.module.css'
import { denominationsOf } from './denominations.ts'

interface CountCoinsProps {
  readonly currency: CurrencyCode
  readonly smallestCoin: number
  /** What was typed, by the note's or coin's value. */
  readonly counts: Readonly<Record<number, string>>
  readonly onChange: (value: number, count: string) => void
}

/** How many there are of each note and coin. */
export function CountCoins({ currency, smallestCoin, counts, onChange }: CountCoinsProps) {
  return (
    <fieldset className={styles.coins}>
      <legend className={styles.legend}>How many of each</legend>
      {denominationsOf(currency, smallestCoin).map((value) => (
        <TextField
          key={value}
          label={formatMoney({ amount: value, currency })}
          inputMode="numeric"
          prefix="×"
          value={counts[value] ?? ''}
          onChange={(count) => onChange(value, count)}
        />
      ))}
    </fieldset>
  )
}
