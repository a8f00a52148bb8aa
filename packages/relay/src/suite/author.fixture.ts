import { hybridTime, type RecordedEvent } from '@causeway/core'
import { chainHash, eventText } from '@causeway/protocol'

/** Records events of one replica as a device would: numbered, and chained by hash. */
export interface Author {
  readonly replica: string
  readonly actor: string
  /** The texts recorded so far. */
  readonly texts: readonly string[]
  /** Records one more; `changes` go over what it would be. */
  note(changes?: Partial<RecordedEvent>): string
  /** Records many. */
  notes(count: number): string[]
  /** Another author who begins where this one is: a cloned profile. */
  clone(): Author
}

export function createAuthor(replica: string, actor = 'Ann', begin: readonly string[] = []): Author {
  const texts = [...begin]
  function note(changes: Partial<RecordedEvent> = {}): string {
    const text = eventText({
      replica,
      seq: texts.length + 1,
      stream: `note/${replica}`,
      type: 'Noted',
      version: 1,
      data: { text: `${replica} ${texts.length + 1}` },
      clock: texts.length > 0 ? { [replica]: texts.length } : {},
      at: hybridTime(1_790_000_000_000 + texts.length),
      actor,
      command: `${replica}-${texts.length + 1}`,
      correlation: `${replica}-${texts.length + 1}`,
      prev: chainHash(texts.at(-1) ?? '').slice(0, texts.length > 0 ? undefined : 0),
      ...changes,
    })
    texts.push(text)
    return text
  }
  return {
    replica,
    actor,
    texts,
    note,
    notes: (count) => Array.from({ length: count }, () => note()),
    clone: () => createAuthor(replica, actor, texts),
  }
}
