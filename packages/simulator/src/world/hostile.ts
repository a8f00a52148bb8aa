import type { Network } from '../platform/network.ts'
import type { Chance } from '../time/chance.ts'
import type { Schedule } from '../time/schedule.ts'
import type { Device } from './device.ts'

/** What somebody says to the relay who means it no good, or does not know better. */
const nonsense: readonly ((token: string, chance: Chance) => readonly string[])[] = [
  () => ['{'],
  () => ['null', '[]', '"hello"'],
  () => [JSON.stringify({ kind: 'push', id: 1 })],
  () => [hello('not a token')],
  (token) => [hello(token), JSON.stringify({ kind: 'subscribe', after: 1_000_000 })],
  (token) => [hello(token), push(['{"replica":"intruder"}'])],
  (token) => [hello(token), push([forged('intruder', 1, 'Ann', {})])],
  (token) => [hello(token), push([forged('intruder', 2, 'Ann', {})])],
  (token) => [hello(token), push([forged('intruder', 1, 'relay', {})])],
  (token) => [hello(token), push([forged('somebody', 1, 'Ann', {})], { seq: 1, hash: 'x', mac: 'y' })],
  (token) => [hello(token), push([forged('intruder', 1, 'Ann', { nobody: 5 })])],
  (token) => [hello(token), ...Array.from({ length: 40 }, () => JSON.stringify({ kind: 'ping' }))],
  (token, chance) => [hello(token), 'x'.repeat(chance.below(2000))],
  (token) => [hello(token), hello(token), hello(token)],
  (token) => [
    JSON.stringify({
      kind: 'hello',
      protocol: 99,
      token,
      replica: 'intruder',
      point: { position: 0, digest: '' },
    }),
  ],
]

function hello(token: string): string {
  return JSON.stringify({
    kind: 'hello',
    protocol: 1,
    token,
    replica: 'intruder',
    point: { position: 0, digest: '' },
  })
}

function push(events: readonly string[], seal?: object): string {
  return [JSON.stringify({ kind: 'push', id: 1, ...(seal && { seal }) }), ...events].join('\n')
}

function forged(replica: string, seq: number, actor: string, clock: object): string {
  return JSON.stringify({
    ...{ replica, seq, stream: 'member/Ann', type: 'MemberLeft', version: 1, data: { left: 'yes' }, clock },
    ...{ at: 1, actor, command: `forged-${replica}-${seq}`, correlation: 'forged', prev: '' },
  })
}

/** Opens a socket beside the app's own, and says something no app would. */
export function talkNonsense(setting: {
  readonly network: Network
  readonly schedule: Schedule
  readonly device: Device
  readonly chance: Chance
  readonly token: string
}): void {
  const { network, schedule, device, chance, token } = setting
  const intruder = schedule.process(`${device.name}’s intruder`)
  const { WebSocket } = network.usedBy(intruder, device.name)
  const frames = chance.pick(nonsense)(token, chance)
  const socket = new WebSocket('wss://relay.example/api/sync')
  socket.onopen = () => {
    for (const frame of frames) socket.send(frame)
    intruder.after(5000, () => socket.close())
  }
}
