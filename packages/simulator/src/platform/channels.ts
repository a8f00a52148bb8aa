import type { Chance } from '../time/chance.ts'
import type { Process } from '../time/schedule.ts'

/** The broadcast channels of one browser profile. */
export interface Channels {
  /** `BroadcastChannel` as one tab has it. */
  joinedBy(tab: Process): new (name: string) => EventTarget
  /** Forgets what a tab that is gone had joined. */
  leave(tab: Process): void
}

interface Member {
  readonly tab: Process
  readonly name: string
  readonly hear: (data: unknown) => void
}

/** Milliseconds a message takes between two tabs. */
const onTheWay = { least: 0.1, most: 5 }

export function createChannels(chance: Chance): Channels {
  const members = new Set<Member>()

  return {
    joinedBy(tab) {
      return class extends EventTarget {
        readonly #member: Member
        constructor(name: string) {
          super()
          this.#member = {
            tab,
            name,
            hear: (data) => this.dispatchEvent(new MessageEvent('message', { data })),
          }
          members.add(this.#member)
        }
        postMessage(message: unknown): void {
          if (tab.state === 'dead' || !members.has(this.#member)) return
          const data: unknown = structuredClone(message)
          const delay = chance.between(onTheWay.least, onTheWay.most)
          for (const member of members) {
            if (member === this.#member || member.name !== this.#member.name) continue
            member.tab.after(delay, () => members.has(member) && member.hear(data))
          }
        }
        close(): void {
          members.delete(this.#member)
        }
      }
    },
    leave(tab) {
      for (const member of members) if (member.tab === tab) members.delete(member)
    },
  }
}
