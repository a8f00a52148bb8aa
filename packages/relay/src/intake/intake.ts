import type { Model, ReplicaId } from '@causeway/core'
import type { Membership, Push, Seal } from '@causeway/protocol'
import type { Sealer } from '../seals.ts'
import { type Tracing, tracedEvent, untraced } from '../tracing/tracing.ts'
import { answerTo, type PushAnswer } from './answer.ts'
import { createHeldRuns } from './held.ts'
import { type Run, readRun } from './run.ts'
import { alreadyVetted, type Refusal, vetAsOwn } from './vetting.ts'
import type { Writer } from './writer.ts'

/** What one socket's pushes go through before they reach the writer. */
export interface Intake {
  /**
   * Takes a push. Answers come through `answer`, one per push, or `held` and later another. False when it is not
   * consecutive events of one replica: its sender does not speak the protocol. Rejects when the log failed.
   */
  take(push: Push): Promise<boolean>
  /** UTF-16 length of what is kept aside. */
  readonly heldLength: number
  /** The socket is gone. */
  close(): void
}

/** What an intake needs to know of its socket. */
export interface IntakeSetting {
  readonly model: Model
  readonly sealer: Sealer
  readonly writer: Writer
  readonly member: Membership
  /** The replica the socket speaks for. */
  readonly replica: ReplicaId
  readonly tracing?: Tracing
  answer(message: PushAnswer): void
}

/** The intake of one socket. */
export function createIntake(setting: IntakeSetting): Intake {
  const { model, sealer, writer, member, answer, tracing = untraced } = setting
  const held = createHeldRuns(writer, answer)
  const own = vetAsOwn(model, member.actor)

  return {
    get heldLength() {
      return held.length
    },
    close: held.close,
    async take({ id, events, seal, expect, rewritten }) {
      const endPush = tracing.begin('push', member.workspace)
      const endJudge = tracing.begin('judge', member.workspace)
      const read = readRun(events, seal === undefined ? own : alreadyVetted)
      if (read === undefined) return false
      const told = () => read.items.map(tracedEvent)
      endJudge(told)
      const isOwn = seal === undefined
      const run: Run = isOwn
        ? { ...read, role: member.role, ...(expect && { expect }), ...(rewritten && { rewritten }) }
        : read
      const objection = isOwn ? objectionToOwn(run, setting.replica) : objectionToSealed(run, seal)
      if (objection !== undefined) {
        answer({ kind: 'refused', push: id, dot: { replica: run.replica, seq: run.first.seq }, ...objection })
      } else if (seal !== undefined || held.length > 0) {
        await held.add(id, run, seal)
      } else {
        await writer.submit([run], ([outcome]) => {
          const said = answerTo(id, run.replica, outcome)
          answer(said)
          endPush(told, () => ({ 'causeway.answer': said.kind }))
        })
        return true
      }
      endPush(told)
      return true
    },
  }

  function objectionToSealed(run: Run, seal: Seal): Refusal | undefined {
    const last = run.items.at(-1) ?? run.first
    if (last.refusal !== undefined) return last.refusal
    const vouches = seal.seq > last.seq || (seal.seq === last.seq && seal.hash === last.hash)
    return vouches && sealer.isGenuine(member.workspace, run.replica, seal)
      ? undefined
      : { code: 'not-allowed', message: 'The seal is not one this relay made for these events.' }
  }
}

function objectionToOwn(run: Run, replica: ReplicaId): Refusal | undefined {
  return run.replica === replica
    ? undefined
    : { code: 'not-allowed', message: 'Another replica’s events need the relay’s seal.' }
}
