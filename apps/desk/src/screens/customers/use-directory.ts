import { useView } from '@causeway/react'
import { type CustomerRow, customerList, type Directory, directoryOf } from '@causeway/shop'

/** The list's rows are another array once one of them changed, so each is put together once for all who ask. */
const directories = new WeakMap<readonly CustomerRow[], Directory>()

/** Everybody once, with what was merged put together. */
export function useDirectory(): Directory {
  const rows = useView(customerList, ({ sorted }) => sorted)
  const known = directories.get(rows)
  if (known) return known
  const directory = directoryOf(rows)
  directories.set(rows, directory)
  return directory
}
