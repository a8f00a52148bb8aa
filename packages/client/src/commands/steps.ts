import {
  check,
  decide as decideCommand,
  type EventDefinition,
  type EventDraft,
  type Issue,
  isRejection,
  type Person,
  type Rights,
  streamId,
  Undone,
} from '@causeway/core'
import type { ReceiptRecord } from '../store/database.ts'
import { failed, type Outcome } from './outcome.ts'
import type { Step } from './pipeline.ts'

/** Answers when a step throws, which is a fault in the app: it concerns this request alone, and leaves nothing of it. */
export const contain: Step = (execution, next) => {
  const { request, batch } = execution
  const mark = batch.mark()
  try {
    return next(execution)
  } catch (error) {
    batch.undo(mark)
    const reason = error instanceof Error ? error.message : String(error)
    return failed(request.id, {
      code: 'fault',
      message: `The app could not carry this out, so nothing was saved. Everything saved before is safe. (${reason})`,
    })
  }
}

/** Checks every input against its command's schema, and goes on with what the schema made of it. */
export const validate: Step = (execution, next) => {
  const { request, model } = execution
  const fields: Issue[] = []
  const commands = request.commands.map((command) => {
    const definition = model.get(command.aggregate)?.definitions.get(command.name)
    if (!definition) throw new Error(`The app has no command "${command.aggregate}.${command.name}".`)
    const checked = check(definition.input, command.input)
    if (!checked.issues) return { ...command, input: checked.value }
    fields.push(...checked.issues)
    return command
  })
  const [first] = fields
  if (!first) return next({ ...execution, commands })
  return failed(request.id, {
    code: 'invalid',
    message:
      fields.length === 1
        ? first.message
        : `${fields.length} entries need a correction. Nothing was saved yet.`,
    fields,
  })
}

/** Lets people do what they may. */
export const authorise =
  ({ command: may }: Pick<Rights, 'command'>): Step =>
  (execution, next) => {
    const { request, batch, actor, role } = execution
    const person: Person = { actor, role, read: (aggregate, id) => batch.ledger.state(aggregate, id) }
    for (const command of request.commands) {
      const answer = may(person, command)
      if (answer !== true) return failed(request.id, { code: 'not-allowed', message: answer })
    }
    return next(execution)
  }

/** Answers a command that was carried out before with the same receipt, and records nothing. */
export const onlyOnce =
  (answer: (receipt: ReceiptRecord) => Outcome): Step =>
  (execution, next) => {
    const { request, batch, known } = execution
    const receipt = batch.receiptOf(request.id) ?? known.get(request.id)
    return receipt ? answer(receipt) : next(execution)
  }

/** Refuses to change what this version of the app cannot understand. */
export const understood: Step = (execution, next) => {
  const { request, batch } = execution
  for (const { aggregate, id } of request.commands) {
    const trouble = batch.ledger.moment(streamId(aggregate, id))?.status.trouble
    if (trouble?.kind !== 'newer') continue
    return failed(request.id, {
      code: 'read-only',
      message:
        'A newer version of the app changed this. Nothing is lost. Reload to update the app, then edit.',
    })
  }
  return next(execution)
}

/** Decides each command on the state the ones before it left, and stages its events: all of the request or none. */
export const decide: Step = (execution, next) => {
  const { request, commands, model, batch, actor, role } = execution
  const mark = batch.mark()
  for (const command of commands) {
    const aggregate = model.get(command.aggregate)
    if (!aggregate) throw new Error(`The app has no aggregate "${command.aggregate}".`)
    const state = batch.ledger.state(aggregate, command.id)
    const context = batch.context(command.id, actor, role)
    const decision = decideCommand(aggregate, command.name, state, command.input, context)
    if (isRejection(decision)) {
      batch.undo(mark)
      return failed(request.id, { code: 'rejected', message: decision.message, rule: decision.code })
    }
    const drafts = decision.map((draft) => soundDraft(draft, aggregate.events.get(draft.type)))
    batch.stage(streamId(command.aggregate, command.id), drafts, actor, request)
  }
  return next(execution)
}

/** Takes back all events of an earlier request, or says why not: all of them or none. */
export const takeBack: Step = (execution, next) => {
  const { request, batch, actor } = execution
  const mark = batch.mark()
  for (const { stream, replica, seq } of request.undoes?.events ?? []) {
    const answer = batch.ledger.undoable({ stream, replica, seq }, actor)
    if (answer !== true) {
      batch.undo(mark)
      return failed(request.id, { code: 'rejected', message: answer, rule: 'not-undoable' })
    }
    batch.stage(stream, [Undone.of({ of: { replica, seq } })], actor, request)
  }
  return next(execution)
}

/** A draft whose data its own schema accepts: what the relay would refuse must not be recorded in the first place. */
function soundDraft(draft: EventDraft, definition: EventDefinition | undefined): EventDraft {
  if (!definition) throw new Error(`"${draft.type}" is not an event of its aggregate.`)
  const checked = check(definition.schema, draft.data)
  const [issue] = checked.issues ?? []
  if (checked.issues) throw new Error(`${draft.type}: ${issue?.path} ${issue?.message}`)
  return { ...draft, data: checked.value }
}
