import type { Aggregate, Command, StreamId } from '@causeway/core'
import { type TextEdit, text } from '../log/text.ts'

/** What a text needs of a workspace. */
export interface TextLog {
  readonly id: string
  state<S>(aggregate: Pick<Aggregate<S>, 'name' | 'initialState'>, id: string): S
  watch(stream: StreamId, listener: () => void): () => void
  execute(command: Command, options: { readonly id: string }): Promise<Recorded>
}

/** Whether a command was recorded, or why not. */
export type Recorded =
  | { readonly ok: true }
  | { readonly ok: false; readonly error: { readonly message: string } }

/** Records an edit; one that is recorded already changes nothing. */
export function writeTo(log: TextLog, id: string, edit: TextEdit): Promise<Recorded> {
  return log.execute(text.commands.write(id, edit), { id: `edit ${edit.edit}` })
}
