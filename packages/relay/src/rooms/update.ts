import {
  ContentAny,
  ContentDoc,
  ContentEmbed,
  ContentFormat,
  ContentJSON,
  decodeUpdate,
  type ID,
  Item,
} from 'yjs'

/** How far a client's clock may reach, and so how long anything may claim to be. */
const maxClock = 2 ** 31
/** How deep a value may be nested. Yjs writes values recursively. */
const maxDepth = 32

/**
 * Whether an update is one that Yjs could have made: whole, and of parts that make sense by themselves. Nothing is
 * applied: what it refers to need not be known. Its bytes must have a buffer of their own, because lib0 believes a
 * length as far as the buffer goes.
 */
export function isSound(update: Uint8Array): boolean {
  try {
    const { structs, ds } = decodeUpdate(update)
    const ranges = [...ds.clients.values()].flat()
    return structs.every(isSoundStruct) && ranges.every(({ clock, len }) => clock + len <= maxClock)
  } catch {
    // Cut off, of no known kind, nested beyond the stack, or text that is not UTF-8.
    return false
  }
}

function isSoundStruct(struct: ReturnType<typeof decodeUpdate>['structs'][number]): boolean {
  const { id, length } = struct
  // Without a length a struct has no id of its own.
  if (length < 1 || id.clock + length > maxClock) return false
  if (!(struct instanceof Item)) return true
  const { origin, rightOrigin, parent, content } = struct
  return [origin, rightOrigin, parent].every((other) => isEarlier(other, id)) && isSoundContent(content)
}

/** Yjs waits for what others have not said yet, but believes a client about its own past. */
function isEarlier(other: unknown, { client, clock }: ID): boolean {
  if (typeof other !== 'object' || other === null || !('client' in other) || !('clock' in other)) return true
  return other.client !== client || (typeof other.clock === 'number' && other.clock < clock)
}

function isSoundContent(content: Item['content']): boolean {
  // A document within a document would be made with options of its author's choice.
  if (content instanceof ContentDoc) return false
  if (content instanceof ContentAny || content instanceof ContentJSON) return isShallow(content.arr)
  if (content instanceof ContentEmbed) return isShallow([content.embed])
  if (content instanceof ContentFormat) return isShallow([content.value])
  return true
}

/** Whether values are nested no deeper than {@link maxDepth}; looked at level by level, so that no depth hurts. */
function isShallow(values: readonly unknown[]): boolean {
  let level = values
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return false
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) ? Object.values(value) : [],
    )
  }
  return true
}
