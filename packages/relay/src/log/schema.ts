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
  /** How much of the log each device was last heard to hold. */
  replicas: {
    workspace: string
    replica: string
    /** Who worked on it. */
    actor: string
    position: number
    /** Milliseconds since 1970. */
    heard_at: number
  }
  /** The versions of views, and how far each has come. Follows from `events`, as `view_rows` does. */
  views: {
    workspace: string
    name: string
    version: number
    /** Everything up to here is in its rows. */
    position: number
    /** The rolling digest there. */
    digest: string
    state: 'building' | 'serving' | 'retired'
  }
  view_rows: {
    workspace: string
    name: string
    version: number
    /** As it is written in an event's text. */
    stream: string
    /** The row as JSON on one line. */
    body: string
  }
  /** What a relay on PostgreSQL keeps instead of the file in its data folder. */
  secrets: {
    name: string
    value: string
  }
}
