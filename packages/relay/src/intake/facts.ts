import type { Entry } from '../log/entry.ts'
import type { EventLog } from '../log/event-log.ts'
import type { Fact } from './run.ts'

/** How many events of one command are looked through: more than any command records. */
const most = 1000

/**
 * Whether a log has what an event records, under whatever dot. Asked only of what was written anew on its device: the
 * index is that of correlations, of which a command has one.
 */
export async function logHasFact(workspace: string, log: EventLog, fact: Fact): Promise<boolean> {
  const { correlation, command } = fact
  const found = await log.search(workspace, { correlation, command }, most)
  return found.some((event) => recordsFact(event, fact))
}

/** Whether an event in the log records the same as another. */
export function recordsFact({ text }: Pick<Entry, 'text'>, { command, at }: Fact): boolean {
  if (!text.includes(JSON.stringify(command))) return false
  const event: Fact = JSON.parse(text)
  return event.command === command && event.at === at
}
