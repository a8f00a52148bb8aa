import { type CurrencyCode, currencyCodes } from '@causeway/shop'

/** The currencies, as one chooses among them. */
export const currencyChoices: readonly { readonly value: CurrencyCode; readonly title: string }[] =
  currencyCodes.map((value) => ({ value, title: value }))
