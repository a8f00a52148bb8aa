import { useExecute } from '@causeway/react'
import { type CurrencyCode, currencyCodes, desk, theDesk } from '@causeway/shop'
import { useMay } from '../../app/use-may.ts'
import { useCurrency } from '../../format/use-currency.ts'
import { Select } from '../../parts/Field.tsx'
import styles from './CurrencyChoice.module.css'

const names = new Intl.DisplayNames(undefined, { type: 'currency' })

/** The currencies a desk can work in, by their names. */
export const currencyOptions = currencyCodes.map((code) => ({
  value: code,
  title: `${code} · ${names.of(code) ?? code}`,
}))

/** Which currency an empty desk is to work in: asked where the first order begins, and to be changed in Settings. */
export default function CurrencyChoice() {
  const currency = useCurrency()
  const isTheirs = useMay()(desk, 'arrange')
  const { execute, error } = useExecute()
  if (!isTheirs) return null
  const choose = (chosen: CurrencyCode) => void execute(desk.commands.arrange(theDesk, { currency: chosen }))
  return (
    <div className={styles.choice}>
      <Select label="Amounts are in" value={currency} onChange={choose} options={currencyOptions} />
      {error && <p role="alert">{error.message}</p>}
    </div>
  )
}
