import { randomUUID } from 'node:crypto'
import { entryEventText, type LogEntries, type Welcome } from '@causeway/protocol'
import { createRelay, type Relay, type RelayOptions } from '../relay.ts'
import { notes } from './notes.fixture.ts'
import { joinPeer, type Peer } from './peer.fixture.ts'

/** Where relays of one kind keep their logs. */
export interface Place {
  /** A copy of a log that was empty when it was copied, with its secret: a backup of the first day. */
  firstDay(): Promise<Pick<RelayOptions, 'dataDir' | 'databaseUrl' | 'keptLog'>>
}

/** A running relay, and ways to act on it. */
export interface Stage {
  relay(): Relay
  /** Another relay with the same secret, whose log is that of the first day. */
  startFromFirstDay(): Promise<Relay>
  /** Someone in a workspace, which is a new one unless named. */
  join(replica: string, workspace?: string, actor?: string): Promise<Peer & { readonly welcome: Welcome }>
  get(path: string, workspace: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** The whole of a small log, read over HTTP. */
  logOf(workspace: string): Promise<LogEntries>
  textsOf(workspace: string): Promise<string[]>
}

/** A stage whose relay and place are there once the tests begin. */
export function createStage(relay: () => Relay, place: () => Place): Stage {
  const stage: Stage = {
    relay,
    startFromFirstDay: async () =>
      createRelay({ model: notes, bounds: { expulsionMs: 1 }, ...(await place().firstDay()) }),
    join: (replica, workspace = randomUUID(), actor = 'Ann') =>
      joinPeer(relay(), { workspace, actor, role: 'seller', replica }),
    async get(path, workspace, headers = {}) {
      const token = await relay().token({ workspace, actor: 'Ann', role: 'seller' })
      return fetch(relay().url + path, { headers: { authorization: `Bearer ${token}`, ...headers } })
    },
    async logOf(workspace) {
      const frame = await (await stage.get('/api/log?from=1', workspace)).text()
      const [header = '', ...entries] = frame.split('\n')
      return { ...JSON.parse(header), entries }
    },
    textsOf: async (workspace) => (await stage.logOf(workspace)).entries.map(entryEventText),
  }
  return stage
}
