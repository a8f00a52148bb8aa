import type { Heard } from './ask.ts'
import type { LoggedEvent } from './reference/log.ts'
import type { Wish } from './wishes.ts'

/** One wish, and what became of it. */
interface Entry {
  readonly wish: Wish
  readonly device: string
  /** What the desk answered, every time it was asked. */
  readonly answers: Heard[]
  /** The device's storage was cleared before the relay had acknowledged it: it may be gone. */
  mayBeGone: boolean
  /** The storage it was asked in was cleared: it must not be asked again. */
  over: boolean
}

/** Everything that was asked and answered: what the log is held to in the end. */
export interface Book {
  asked(device: string, wishes: readonly Wish[]): void
  heard(answer: Heard): void
  /** What was answered to these wishes so far. */
  answersTo(wishes: readonly Wish[]): readonly Heard[]
  /** Resolves when one of these wishes is answered. */
  answered(wishes: readonly Wish[]): Promise<void>
  /** Wishes of a device that nobody answered, because tab or browser was killed: they may be asked again. */
  unanswered(device: string): readonly Wish[]
  /** A device's storage is about to be cleared; `waiting` are the requests the relay has not acknowledged there. */
  cleared(device: string, waiting: ReadonlySet<string>): void
  /** The device that still has what it was asked: not since its storage was cleared. */
  keeper(command: string): string | undefined
  readonly figures: Figures
  /** Holds a whole log to it. Returns what is wrong, in words. */
  hold(log: readonly LoggedEvent[]): readonly string[]
}

/** How much was asked, and what came of it. */
export interface Figures {
  readonly asked: number
  readonly saved: number
  readonly declined: Readonly<Record<string, number>>
  readonly answeredTwice: number
  readonly neverAnswered: number
  readonly mayBeGone: number
  readonly gone: number
}

/** The actor of what the relay does by itself. */
const authority = 'relay'

export function openBook(): Book {
  const entries = new Map<string, Entry>()
  const waiting = new Map<string, () => void>()
  let gone = 0

  return {
    asked(device, wishes) {
      for (const wish of wishes) {
        if (entries.has(wish.id)) continue
        entries.set(wish.id, { wish, device, answers: [], mayBeGone: false, over: false })
      }
    },
    heard(answer) {
      entries.get(answer.id)?.answers.push(answer)
      waiting.get(answer.id)?.()
    },
    answersTo: (wishes) => wishes.flatMap(({ id }) => entries.get(id)?.answers ?? []),
    answered: (wishes) =>
      new Promise((resolve) => {
        for (const { id } of wishes) waiting.set(id, resolve)
      }),
    unanswered: (device) =>
      [...entries.values()]
        .filter((entry) => entry.device === device && entry.answers.length === 0 && !entry.over)
        .map(({ wish }) => wish),
    cleared(device, waiting) {
      for (const [id, entry] of entries) {
        if (entry.device !== device) continue
        entry.over = true
        // What was never answered may have been saved or not, and sent or not.
        if (waiting.has(id)) entry.mayBeGone = true
      }
    },
    keeper(command) {
      const entry = entries.get(command)
      return entry && !entry.over ? entry.device : undefined
    },
    get figures() {
      const all = [...entries.values()]
      const declined: Record<string, number> = {}
      for (const { answers } of all)
        for (const { ok, code = '' } of answers) if (!ok) declined[code] = (declined[code] ?? 0) + 1
      return {
        asked: all.length,
        saved: all.filter(isSaved).length,
        declined,
        answeredTwice: all.filter(({ answers }) => answers.some(({ repeated }) => repeated)).length,
        neverAnswered: all.filter(({ answers }) => answers.length === 0).length,
        mayBeGone: all.filter(({ mayBeGone }) => mayBeGone).length,
        gone,
      }
    },
    hold(log) {
      const found: string[] = []
      const byCommand = new Map<string, LoggedEvent[]>()
      for (const event of log) {
        if (event.actor === authority) continue
        if (!entries.has(event.command)) found.push(`Nobody asked for ${event.command} (${event.type}).`)
        const list = byCommand.get(event.command)
        if (list) list.push(event)
        else byCommand.set(event.command, [event])
      }
      gone = 0
      for (const [id, entry] of entries) {
        const events = byCommand.get(id) ?? []
        if (isSaved(entry) && events.length === 0 && said(entry) > 0) gone += 1
        found.push(...inTheLog(entry, events), ...events.flatMap((event) => saysWhatWasAsked(entry, event)))
      }
      return found
    },
  }
}

const isSaved = ({ answers }: Entry) => answers.some(({ ok }) => ok)

/** How many events the desk said that it saved. */
const said = ({ answers }: Entry) =>
  Math.max(0, ...answers.filter(({ ok }) => ok).map(({ events }) => events))

function inTheLog(entry: Entry, { length }: readonly LoggedEvent[]): string[] {
  const { wish, answers, mayBeGone, device } = entry
  const name = `${wish.id} (${wish.what}, at ${device})`
  if (isSaved(entry)) {
    const saved = said(entry)
    if (length === saved || (mayBeGone && length === 0)) return []
    return [`${name} was saved with ${saved} events; the log has ${length}.`]
  }
  if (answers.length > 0 && length > 0) return [`${name} was declined; the log has ${length} events of it.`]
  const isHalf = length > 0 && wish.comesTo !== undefined && length !== wish.comesTo
  return isHalf ? [`Of ${name}, ${length} of ${wish.comesTo} events are in the log.`] : []
}

/** An event must be about what was asked, and bear the values that were entered. */
function saysWhatWasAsked({ wish }: Entry, { type, stream, data }: LoggedEvent): string[] {
  if (wish.byWhatIsShown) return []
  const about = wish.commands.filter(({ aggregate, id }) => `${aggregate}/${id}` === stream)
  const isSaid = about.some(({ input }) =>
    Object.entries(Object(input)).every(
      ([field, value]) => typeof value === 'object' || data[field] === undefined || data[field] === value,
    ),
  )
  return isSaid ? [] : [`${wish.id} asked for ${wish.what}; the log has ${type} ${JSON.stringify(data)}.`]
}
