import { eventCount, order, orderCommands, orderCount, orders } from '../domain.ts'
import { forget, offline, open } from './open.ts'

/** Milliseconds for `count` commands, each awaited until it is saved. */
export async function localCommits(count: number): Promise<number> {
  const workspace = await open(offline('local-commit'))
  await workspace.execute(order.commands.place('o', { customer: 'c' }))
  const start = performance.now()
  for (let index = 0; index < count; index++) {
    const line = { line: `l${index}`, product: 'p', quantity: 1, amount: 100 }
    const outcome = await workspace.execute(order.commands.addLine(`o${index % 50}`, line))
    if (!outcome.ok) throw new Error(outcome.error.message)
  }
  const duration = performance.now() - start
  await workspace.close()
  await forget('local-commit')
  return duration
}

/** Milliseconds to record all measured events through commands, one request per order. */
export async function bulkAppend(): Promise<number> {
  const workspace = await open(offline('bulk-append'))
  const requests = Array.from({ length: orderCount }, (_, index) => ({ commands: orderCommands(index) }))
  const start = performance.now()
  const outcomes = await workspace.executeEach(requests)
  const duration = performance.now() - start
  const recorded = outcomes.reduce((sum, outcome) => sum + (outcome.ok ? outcome.events.length : 0), 0)
  if (recorded !== eventCount) throw new Error(`Recorded ${recorded} events.`)
  await workspace.close()
  await forget('bulk-append')
  return duration
}

/** Milliseconds from nothing to the full order list in order, for a workspace that is stored here. */
export async function coldOpen(workspaceId: string): Promise<number> {
  const start = performance.now()
  const workspace = await open(offline(workspaceId))
  const rows = workspace.view(orders).getState().sorted.length
  const duration = performance.now() - start
  if (rows !== orderCount) throw new Error(`The list has ${rows} orders.`)
  await workspace.close()
  return duration
}
