import type { ReplicaId } from '@causeway/core'
import type { RelayMessage } from '@causeway/protocol'
import type { Outcome } from './draft.ts'

/** An answer to a push. */
export type PushAnswer = Extract<RelayMessage, { readonly push: number }>

/** What to say of a push whose run came to this. */
export function answerTo(push: number, replica: ReplicaId, outcome: Outcome | undefined): PushAnswer {
  const stop = outcome?.stop
  switch (stop?.kind) {
    case 'refused':
      return { kind: 'refused', push, dot: { replica, seq: stop.seq }, ...stop.refusal }
    case 'missing':
      return { kind: 'missing', push, vector: stop.vector }
    case 'forked':
      return { kind: 'forked', push, head: stop.head }
    case 'full':
    case undefined:
      return { kind: 'taken', push, position: outcome?.position ?? 0 }
  }
}
