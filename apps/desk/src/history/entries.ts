import type { Workspace } from '@causeway/client'
import { type Dot, dotKey, type JudgedEvent, type LoggedEvent, parseStreamId, undoes } from '@causeway/core'
import { shopModel } from '@causeway/shop'
import { eventWords } from '../words/event-words.ts'
import { fieldsOf } from '../words/fields.ts'
import { namesFor } from '../words/names.ts'
import { type VerdictMark, verdictMark, verdictReason } from './verdict-mark.ts'
import { type Writing, writingTogether } from './writing.ts'

/** One line of a record's history. */
export interface HistoryEntry {
  readonly key: string
  /** `Changed the phone number to 20 11`. */
  readonly text: string
  /** What taking it back, or doing it again, is about: `changed the phone number to 20 11`. */
  readonly about: string
  /** What can be done with it next: an undo is taken back by doing again what it undid. */
  readonly next: 'undo' | 'redo'
  readonly event: LoggedEvent
  readonly mark: VerdictMark | undefined
  /** Why it stands or does not, in a sentence. */
  readonly reason: string
  /** What it was weighed against, in words, with who made it. */
  readonly rivals: readonly Rival[]
  /** What to do instead of undoing it; absent where it can be undone. */
  readonly correct: string | undefined
  /** What was written at a stretch, when it was that. */
  readonly writing: Writing | undefined
}

export interface Rival {
  readonly key: string
  readonly text: string
  readonly event: LoggedEvent
}

/** Histories as people read them: newest first. */
export function historyEntries(
  workspace: Pick<Workspace, 'state'>,
  history: readonly JudgedEvent[],
): readonly HistoryEntry[] {
  const events = new Map(history.map(({ event }) => [eventKey(event), event]))
  const sayOther = (stream: string, dot: Dot): Rival[] => {
    const event = events.get(`${stream} ${dotKey(dot)}`)
    return event ? [{ key: dotKey(dot), text: sayEvent(workspace, event, events), event }] : []
  }
  return writingTogether(history)
    .map(({ event, judgement, writing }) => ({
      key: eventKey(event),
      text: sayEvent(workspace, event, events),
      ...stepOf(workspace, event, events),
      event,
      mark: verdictMark(judgement),
      reason: verdictReason(judgement),
      rivals: judgement.rivals.flatMap((dot) => sayOther(event.stream, dot)),
      correct: shopModel.get(parseStreamId(event.stream).aggregate)?.events.get(event.type)?.correct,
      writing,
    }))
    .toReversed()
}

type Events = ReadonlyMap<string, LoggedEvent>

/** What an event says, in words; of one that takes another back, or does it again, that one. */
function sayEvent(workspace: Pick<Workspace, 'state'>, event: LoggedEvent, events: Events): string {
  const { root, times } = rootOf(event, events)
  if (times > 0) return `${times % 2 === 1 ? 'Undid' : 'Did again'}: ${lowered(sayPlain(workspace, root))}`
  return sayPlain(workspace, event)
}

/** What one event says by itself, in words. */
export function sayPlain(workspace: Pick<Workspace, 'state'>, event: LoggedEvent): string {
  const { aggregate, id } = parseStreamId(event.stream)
  return (
    eventWords[event.type]?.done(fieldsOf(event.data), namesFor(workspace, aggregate, id)) ??
    'A change that a newer version of the desk understands'
  )
}

function stepOf(
  workspace: Pick<Workspace, 'state'>,
  event: LoggedEvent,
  events: Events,
): Pick<HistoryEntry, 'about' | 'next'> {
  const { root, times } = rootOf(event, events)
  return { about: sayPlain(workspace, root), next: times % 2 === 1 ? 'redo' : 'undo' }
}

/** What a chain of taking back and doing again began with, and how many steps ago. */
function rootOf(event: LoggedEvent, events: Events): { readonly root: LoggedEvent; readonly times: number } {
  const of = undoes(event)
  const target = of && events.get(`${event.stream} ${dotKey(of)}`)
  if (!target) return { root: event, times: 0 }
  const { root, times } = rootOf(target, events)
  return { root, times: times + 1 }
}

const eventKey = ({ stream, ...dot }: LoggedEvent) => `${stream} ${dotKey(dot)}`

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
