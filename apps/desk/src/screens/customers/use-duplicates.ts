import { type Directory, type Duplicate, suggestDuplicates } from '@causeway/shop'
import { useDeferredValue } from 'react'
import { useDirectory } from './use-directory.ts'

/** By customer, who each may be one with. */
type Duplicates = ReadonlyMap<string, readonly Duplicate[]>

const suggestions = new WeakMap<Directory, Duplicates>()

/** Who may be one with whom, by the id of either. */
export function useDuplicates(): Duplicates {
  // A change is shown first; who resembles whom of thousands may follow it.
  const directory = useDeferredValue(useDirectory())
  const known = suggestions.get(directory)
  if (known) return known
  const found = new Map<string, Duplicate[]>()
  for (const duplicate of suggestDuplicates(directory)) {
    for (const { id } of [duplicate.one, duplicate.other]) {
      const of = found.get(id)
      if (of) of.push(duplicate)
      else found.set(id, [duplicate])
    }
  }
  suggestions.set(directory, found)
  return found
}
