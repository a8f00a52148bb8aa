import { type JudgedEvent, type LoggedEvent, wallTime } from '@causeway/core'
import { isTextEdit, type TextEdit, TextEdited } from '@causeway/text'
import { fieldsOf } from '../words/fields.ts'

/** Milliseconds without a word after which one has begun to write anew. */
const pause = 5 * 60_000

/** What somebody wrote without a pause: the edits from `from` up to `to`, which is not one of them. */
export interface Writing {
  /** All of the text, oldest first. */
  readonly edits: readonly TextEdit[]
  readonly from: number
  readonly to: number
}

/** A change as a history tells it. */
export interface Told extends JudgedEvent {
  /** Where it stands for all that was written at a stretch. */
  readonly writing?: Writing
}

/** True for what a device records to keep a text small: nobody wrote anything. */
export function isTidying({ type, data }: Pick<LoggedEvent, 'type' | 'data'>): boolean {
  return type === TextEdited.type && fieldsOf(data).has('merges')
}

/**
 * A history, oldest first, in which what one person wrote in a text without a pause is told once, by its last edit,
 * and tidying is left out. Where two write in turns, each turn is told.
 */
export function writingTogether(history: readonly JudgedEvent[]): readonly Told[] {
  const texts = new Map<string, { readonly edits: TextEdit[]; last: number; at: LoggedEvent | undefined }>()
  const told: (Told | undefined)[] = []
  for (const judged of history) {
    const { event } = judged
    if (event.type !== TextEdited.type || !isTextEdit(event.data)) {
      told.push(judged)
      continue
    }
    const text = texts.get(event.stream) ?? { edits: [], last: -1, at: undefined }
    texts.set(event.stream, text)
    text.edits.push(event.data)
    if (isTidying(event)) continue
    const before = text.at && goesOn(text.at, event) ? told[text.last] : undefined
    if (before) told[text.last] = undefined
    const from = before?.writing?.from ?? text.edits.length - 1
    text.last = told.push({ ...judged, writing: { edits: text.edits, from, to: text.edits.length } }) - 1
    text.at = event
  }
  return told.filter((one) => one !== undefined)
}

function goesOn(before: LoggedEvent, event: LoggedEvent): boolean {
  return (
    before.actor === event.actor &&
    before.replica === event.replica &&
    wallTime(event.at) - wallTime(before.at) < pause
  )
}
