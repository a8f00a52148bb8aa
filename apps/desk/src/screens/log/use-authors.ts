import type { LogQuery, ReplicaId } from '@causeway/core'
import { useSync, useView, useWorkspace } from '@causeway/react'
import { memberList } from '@causeway/shop'
import { useMemo } from 'react'
import { useMembership } from '../../app/membership-context.ts'
import { authorName, deviceName, isRelayReplica, relayActor } from '../../history/author.ts'
import type { FoundEvents } from './found-events.ts'

/** One to choose of several. */
interface Option {
  readonly value: string
  readonly title: string
}

/** Whose changes, and those of which devices, there may be in the log, as far as it is known without reading all of it. */
export function useAuthors(
  query: LogQuery,
  found: FoundEvents | undefined,
): { readonly people: readonly Option[]; readonly devices: readonly Option[] } {
  const workspace = useWorkspace()
  const { actor } = useMembership()
  const members = useView(memberList, ({ sorted }) => sorted)
  const position = useSync((status) => status.position)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the position more devices may be known
  return useMemo(() => {
    const events = [...(found?.committed ?? []), ...(found?.pending ?? [])]
    const lastBy = new Map<ReplicaId, string>(events.map((event) => [event.replica, event.actor]))
    const names = new Set([actor, relayActor, ...members.map(({ name }) => name), ...lastBy.values()])
    if (query.actor !== undefined) names.add(query.actor)
    const replicas = new Set([workspace.replica, ...Object.keys(workspace.held())])
    if (query.replica !== undefined) replicas.add(query.replica)
    const nameOf = (replica: ReplicaId) => {
      const name = deviceName({ replica }, { replica: workspace.replica })
      const by = lastBy.get(replica)
      return by === undefined || replica === workspace.replica ? name : `${name}, ${by}`
    }
    return {
      people: [...names].map((name) => ({ value: name, title: authorName({ actor: name }, { actor }) })),
      devices: [...replicas]
        .filter((replica) => replica === query.replica || !isRelayReplica(replica))
        .map((replica) => ({ value: replica, title: nameOf(replica) })),
    }
  }, [workspace, actor, members, query.actor, query.replica, found, position])
}
