/** What is put off on this device, by what it is: as it was then. When something about it changes, it is back. */
export type PutOff = Readonly<Record<string, string>>

/** Something that can be put off. */
export interface Postponable {
  readonly id: string
  /** Differs as soon as there is something new about it. */
  readonly fingerprint: string
}

/** True while it is put off and nothing about it has changed. */
export function isPutOff(putOff: PutOff, { id, fingerprint }: Postponable): boolean {
  return Object.hasOwn(putOff, id) && putOff[id] === fingerprint
}

/** What is put off on this device of one workspace; a matter of this device alone, so it never goes to the relay. */
export interface Later {
  read(): PutOff
  subscribe(listener: () => void): () => void
  putOff(item: Postponable): void
  takeUp(item: Pick<Postponable, 'id'>): void
}

/** Kept in `storage`, and forgotten where the browser does not keep it. */
export function openLater(storage: Pick<Storage, 'getItem' | 'setItem'>, workspace: string): Later {
  const place = `causeway/later/${workspace}`
  const listeners = new Set<() => void>()
  let now = readPutOff(storage.getItem(place))

  function change(next: PutOff): void {
    now = next
    storage.setItem(place, JSON.stringify(now))
    for (const tell of listeners) tell()
  }

  return {
    read: () => now,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    putOff: ({ id, fingerprint }) => change({ ...now, [id]: fingerprint }),
    takeUp({ id }) {
      const { [id]: _taken, ...others } = now
      change(others)
    },
  }
}

function readPutOff(text: string | null): PutOff {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}
