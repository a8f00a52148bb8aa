import { useView } from '@causeway/react'
import { customerList, type Directory, directoryOf } from '@causeway/shop'
import { workedOutOnce } from '../../list/worked-out-once.ts'

const directoryOnce = workedOutOnce(directoryOf)

/** Everybody once, with what was merged put together. */
export function useDirectory(): Directory {
  return directoryOnce(useView(customerList, ({ sorted }) => sorted))
}
