import { type Directory, type Duplicate, suggestDuplicates } from '@causeway/shop'
import { useDeferredValue } from 'react'
import { workedOutOnce } from '../../list/worked-out-once.ts'
import { useDirectory } from './use-directory.ts'

/** By customer, who each may be one with. */
type Duplicates = ReadonlyMap<string, readonly Duplicate[]>

const duplicatesOnce = workedOutOnce(duplicatesIn)

/** Who may be one with whom, by the id of either. */
export function useDuplicates(): Duplicates {
  // A change is shown first; who resembles whom of thousands may follow it.
  return duplicatesOnce(useDeferredValue(useDirectory()))
}

function duplicatesIn(directory: Directory): Duplicates {
  const found = new Map<string, Duplicate[]>()
  for (const duplicate of suggestDuplicates(directory)) {
    for (const { id } of [duplicate.one, duplicate.other]) {
      const of = found.get(id)
      if (of) of.push(duplicate)
      else found.set(id, [duplicate])
    }
  }
  return found
}
