/** The tables of a relay. All are keyed by workspace first, so that they can be partitioned by it. */
export interface Schema {
  /** One row per workspace: the counter its positions come from. */
  workspaces: {
    id: string
    /** The latest position given; 0 for none. */
    position: number
    /** The rolling digest there. */
    digest: string
    /** `receivedAt` there. */
    received_at: number
  }
  /** The committed order. Rows are never changed. */
  events: {
    workspace: string
    position: number
    replica: string
    seq: number
    /** Chain hash of `body`. */
    hash: string
    /** The rolling digest at `position`. */
    digest: string
    received_at: number
    /** The event's text exactly as hashed. */
    body: string
  }
  /** How far each replica's chain reaches. Follows from `events`; kept so that opening a workspace reads no log. */
  heads: {
    workspace: string
    replica: string
    seq: number
    hash: string
    position: number
  }
  /** What a relay on PostgreSQL keeps instead of the file in its data folder. */
  secrets: {
    name: string
    value: string
  }
}
