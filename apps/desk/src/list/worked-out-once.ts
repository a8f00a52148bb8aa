/**
 * A function of rows, or of what was made of them, that is worked out once for each of their states, whoever asks and
 * whichever screen is shown: once a row changes they are another object.
 *
 * @example
 * const directoryOnce = workedOutOnce(directoryOf)
 * const directory = directoryOnce(useView(customerList, ({ sorted }) => sorted))
 */
export function workedOutOnce<Source extends object, Result>(
  workOut: (source: Source) => Result,
): (source: Source) => Result {
  const known = new WeakMap<Source, { readonly result: Result }>()
  return (source) => {
    const entry = known.get(source) ?? { result: workOut(source) }
    known.set(source, entry)
    return entry.result
  }
}
